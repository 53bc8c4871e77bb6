"""From the text of a file to its mentions of UIDs; one reader for each kind of file."""
