"""From phrases to rules: which hours belong to which days, under which conditions."""
