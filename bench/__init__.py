"""Measurements, each compared with a reference in the same run. They are not tests, and never fail."""
