"""Measurements, each against a peer in the same run; never a test, and no number makes it fail."""
