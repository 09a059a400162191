"""OSM ``opening_hours`` → French for reading."""
