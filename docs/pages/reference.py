"""The reference page, from the same facts as the modules of the package, under the header of the site."""

from pathlib import Path

from sphinx.application import Sphinx

from codegen import build
from codegen.model.timeline import History
from codegen.render.reference.page import Surroundings, reference_page
from dicom_media_storage._cli.catalogue import storage_classes
from pages.search_data import beside_the_classes

_HEADER_STYLE = Path(__file__).resolve().parents[1] / "static" / "header.css"


def write(app: Sphinx, error: Exception | None) -> None:
    """Write reference/index.html."""
    if error is not None:
        return
    loaded = build.load(build.SPEC_DIR)
    surroundings = Surroundings(
        header=app.builder.templates.render("header.html", {"root": "../", "content_id": "classes"}),
        style=_HEADER_STYLE.read_text(encoding="utf-8"),
        find=beside_the_classes(),
        canonical=f"{app.config.html_baseurl}reference/index.html",
        registered=_registered(),
    )
    page = Path(app.outdir) / "reference" / "index.html"
    page.parent.mkdir(exist_ok=True)
    facts = History(loaded.models, loaded.ledger).facts()
    page.write_bytes(reference_page(facts, surroundings).encode())


def _registered() -> dict[str, str]:
    """By UID, the first known edition that lists it; left out if no earlier edition is known not to."""
    since = {uid: one.newest.registered for uid, one in storage_classes().items()}
    return {uid: found.edition if found and found.not_in else "" for uid, found in since.items()}
