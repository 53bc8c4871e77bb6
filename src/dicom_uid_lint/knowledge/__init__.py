"""What the standard says: registered UIDs, their names, the syntax of UIDs. Only `register` touches the package."""
