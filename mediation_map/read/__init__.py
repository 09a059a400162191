"""From files to rows whose cells know their file, sheet, line and column."""
