"""OSM ``opening_hours`` → a weekly pattern and dated exceptions, for the browser."""
