"""Opening hours: French text to the OSM notation, and the OSM notation back to French."""
