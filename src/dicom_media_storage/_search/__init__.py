"""What a person types or pastes → the UIDs that it means; the command line and the site share these rules."""
