"""From the text of a file to the UIDs in it and the names near them; one module for each way to write."""
