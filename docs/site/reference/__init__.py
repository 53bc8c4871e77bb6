"""The reference page of all classes."""
