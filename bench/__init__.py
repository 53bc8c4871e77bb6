"""Measurements, each against a reference in the same run. They are not tests: no figure makes them fail."""
