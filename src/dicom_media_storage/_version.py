"""The version, in a separate module, because a vendored copy has no metadata."""

__version__: str = "2026.4.1"
"""The version of this package: year and number of the newest edition, then our own release."""
