"""Sphinx: the site of dicom-media-storage. ``make docs`` builds it into build/docs, with warnings as errors."""

import sys
import tomllib
from pathlib import Path

DOCS = Path(__file__).resolve().parent
PROJECT = DOCS.parent
for folder in (PROJECT, PROJECT / "src"):
    sys.path.insert(0, str(folder))

_METADATA = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

from dicom_media_storage.editions import EDITIONS  # noqa: E402
from docs.site.changes import news  # noqa: E402
from docs.site.downloads import dataset  # noqa: E402
from docs.site.search_data import as_json  # noqa: E402

project = "dicom-media-storage"
author = "The dicom-media-storage contributors"
copyright = author  # noqa: A001  # the name that Sphinx reads
release = _METADATA["version"]

extensions = ["myst_parser", "sphinx.ext.autodoc", "docs.site"]
html_baseurl = _METADATA["urls"]["Documentation"]
html_context = {"links": _METADATA["urls"], "news": news(), "dataset": as_json(dataset(html_baseurl, release))}
html_theme_path = ["site"]
html_theme = "theme"
html_title = f"dicom-media-storage {release}"
html_additional_pages = {"404": "404.html"}
html_copy_source = False
html_use_index = False
html_domain_indices = False
default_role = "code"
nitpicky = False
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
add_module_names = True
autodoc_member_order = "bysource"
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]
myst_enable_extensions = ["substitution"]
myst_substitutions = {"editions": len(EDITIONS), "oldest": EDITIONS[0], "newest": EDITIONS[-1]}
