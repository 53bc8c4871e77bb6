"""Find the UIDs that a typed or pasted text means; the command line and the site share these rules."""
