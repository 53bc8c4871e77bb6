"""The site around the guides: its theme, and the pages that are built from the package."""

from sphinx.application import Sphinx, TemplateBridge
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.jinja2glue import BuiltinTemplateLoader

from docs.site import changes, class_pages, docstrings, downloads, found, provenance, search_data
from docs.site.reference import page


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the pages to a build of Sphinx."""
    app.connect("autodoc-process-docstring", docstrings.convert)
    app.connect("builder-inited", without_sphinx_search)
    app.connect("builder-inited", lambda app: escaped(app.builder.templates))
    app.connect("builder-inited", provenance.write)
    app.connect("html-page-context", found.describe)
    app.connect("html-collect-pages", class_pages.collect)
    app.connect("html-collect-pages", changes.collect)
    app.add_config_value("downloads", "all", "")
    app.connect("html-collect-pages", downloads.collect)
    app.connect("build-finished", class_pages.redirect)
    app.connect("build-finished", search_data.write)
    app.connect("build-finished", page.write)
    app.connect("build-finished", changes.write_feed)
    app.connect("build-finished", downloads.write)
    app.connect("build-finished", found.write)
    app.connect("build-finished", downloads.write_offline)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def escaped(templates: TemplateBridge) -> None:
    """Let templates show texts as text: what is HTML already, they say."""
    if isinstance(templates, BuiltinTemplateLoader):
        templates.environment.autoescape = True


def without_sphinx_search(app: Sphinx) -> None:
    """Leave out the search of Sphinx: the site has one of its own."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False
