"""From the tables of a coordinator to a directory and map of digital mediation."""

__version__ = "0.1.0"
