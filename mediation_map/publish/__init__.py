"""Who may see what, and the files for other programs."""
