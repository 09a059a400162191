"""The records of the directory, as typed values; this package knows no other."""
