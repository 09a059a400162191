"""From addresses to positions that say how exact they are."""
