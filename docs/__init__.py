"""The guides, and the site that is built around them."""
