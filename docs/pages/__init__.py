"""The pages of the site that are built from data: provenance, the reference, the search."""

from sphinx.application import Sphinx

from pages import class_pages, docstrings, provenance, reference, search_data


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the pages to a build of Sphinx."""
    app.connect("autodoc-process-docstring", docstrings.convert)
    app.connect("builder-inited", provenance.write)
    app.connect("html-collect-pages", class_pages.collect)
    app.connect("build-finished", class_pages.redirect)
    app.connect("build-finished", search_data.write)
    app.connect("build-finished", reference.write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
