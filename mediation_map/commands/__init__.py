"""The commands of the command line, one per file; each module has a ``command``."""
