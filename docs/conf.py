"""Sphinx: the site of dicom-media-storage. ``make docs`` builds it into build/docs, with warnings as errors."""

import sys
import tomllib
from pathlib import Path

DOCS = Path(__file__).resolve().parent
PROJECT = DOCS.parent
for folder in (PROJECT, PROJECT / "src"):
    sys.path.insert(0, str(folder))

_METADATA = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = "dicom-media-storage"
author = "The dicom-media-storage contributors"
copyright = author  # noqa: A001  # the name that Sphinx reads
release = _METADATA["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "docs.site"]
templates_path = ["site/templates"]
html_baseurl = _METADATA["urls"]["Documentation"]
html_context = {"links": _METADATA["urls"]}
html_theme = "furo"
html_title = f"dicom-media-storage {release}"
html_static_path = ["site/static"]
html_css_files = ["header.css", "site.css"]
html_sidebars = {
    "**": ["sidebar/scroll-start.html", "sidebar/search.html", "sidebar/navigation.html", "sidebar/scroll-end.html"]
}
html_copy_source = False
html_use_index = False
html_domain_indices = False
nitpicky = False
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
add_module_names = True
autodoc_member_order = "bysource"
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]
