"""From a cell to tokens: cleaned, scanned with the vocabulary, settled by their neighbours."""
