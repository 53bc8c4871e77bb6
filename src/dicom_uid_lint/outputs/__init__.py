"""Findings as text for people and for programs; one module for each format."""
