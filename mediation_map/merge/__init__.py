"""From rows about the same place to one record."""
