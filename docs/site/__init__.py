"""The pages of the site that are built from data: provenance, the reference, the search."""

from sphinx.application import Sphinx

from docs.site import class_pages, docstrings, provenance, search_data
from docs.site.reference import page


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the pages to a build of Sphinx."""
    app.connect("autodoc-process-docstring", docstrings.convert)
    app.connect("builder-inited", provenance.write)
    app.connect("html-collect-pages", class_pages.collect)
    app.connect("build-finished", class_pages.redirect)
    app.connect("build-finished", search_data.write)
    app.connect("build-finished", page.write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
