"""From rules to a week and its OSM ``opening_hours`` text."""
