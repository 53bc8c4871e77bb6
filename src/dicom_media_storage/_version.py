"""The version, in a module of its own: a vendored copy has no metadata to read it from."""

__version__: str = "2026.4.1"
"""The version of this package: year and number of the newest edition, then our own release."""
