"""What the class pages take from the package."""

from types import SimpleNamespace

import jinja2
import pytest

from dicom_media_storage import MediaStorageSOPClass as Current
from dicom_media_storage import RetiredMediaStorageSOPClass as Retired
from dicom_media_storage._links import page_url
from dicom_media_storage._search.catalogue import storage_classes
from docs.site import class_pages
from tests.conftest import PROJECT


@pytest.mark.parametrize(
    ("section", "page"),
    [
        ("A.3", "sect_A.3.html"),
        ("A.35.12", "sect_A.35.12.html"),
        ("A.35.1", "sect_A.35.html#sect_A.35.1"),
        ("C.7.1.1", "sect_C.7.html#sect_C.7.1.1"),
        ("C.8.2.1", "sect_C.8.2.html#sect_C.8.2.1"),
    ],
)
def test_pages_of_sections(section, page):
    assert page_url("2026d", "PS3.3", section).endswith(f"/2026d/output/chtml/part03/{page}")


def test_the_2013_edition_is_elsewhere():
    assert page_url("2013", "PS3.4", "I.4") == "https://dicom.nema.org/dicom/2013/output/chtml/part04/sect_I.4.html"


@pytest.mark.parametrize(
    ("member", "kinds"),
    [
        (Current.CT_IMAGE_STORAGE, ["pixel data"]),
        (Current.TWELVE_LEAD_ECG_WAVEFORM_STORAGE, ["waveform"]),
        (Current.RAW_DATA_STORAGE, []),
        (Retired.ULTRASOUND_IMAGE_STORAGE_RETIRED, None),
    ],
)
def test_kinds(member, kinds):
    assert class_pages._kinds(member) == kinds


def test_siblings_share_the_iod():
    one = Current.DIGITAL_X_RAY_IMAGE_STORAGE_FOR_PRESENTATION
    siblings = [other.newest for other in storage_classes().values() if class_pages._shares_iod(one, other.newest)]
    assert siblings == [one, Current.DIGITAL_X_RAY_IMAGE_STORAGE_FOR_PROCESSING]
    retired = Retired.ULTRASOUND_IMAGE_STORAGE_RETIRED
    assert not class_pages._shares_iod(retired, retired)


def test_modules_with_their_sections():
    modules = class_pages._modules(Current.CT_IMAGE_STORAGE)
    edition = Current.CT_IMAGE_STORAGE.iod.modules_edition
    assert [module["name"].text for module in modules] == [one.name for one in Current.CT_IMAGE_STORAGE.iod.modules]
    assert modules[0]["name"].url.endswith(f"/{edition}/output/chtml/part03/sect_C.7.html#sect_C.7.1.1")


@pytest.fixture
def render():
    """Render a template of the site without Sphinx, whose templates do not escape either."""
    page = "".join(f"{{% block {name} %}}{{% endblock %}}" for name in ("extrahead", "content", "scripts"))
    loaders = [jinja2.DictLoader({"page.html": page}), jinja2.FileSystemLoader(PROJECT / "docs" / "site" / "templates")]
    environment = jinja2.Environment(loader=jinja2.ChoiceLoader(loaders))
    return lambda template, /, **values: environment.get_template(template).render(values, pathto=lambda path, _: path)


HOSTILE = "<script>\"&'"


def test_the_redirect_page_escapes_names(render):
    page = render("redirect.html", name=HOSTILE, target="../CTImageStorage/index.html", canonical="c/")
    assert page.count("&lt;script&gt;&#34;&amp;&#39;") == 2
    assert "<script>" not in page


def test_the_class_page_escapes_names(render):
    iod = SimpleNamespace(title=HOSTILE, title_edition="2026a")
    member = SimpleNamespace(keyword="A", sop_class_name=HOSTILE, service_class=HOSTILE, iod=iod)
    newest = SimpleNamespace(**vars(member), related_general=[member], related_general_edition="2026a")
    link = class_pages.Link(HOSTILE, "https://example.org/?a&b")
    row = {"edition": "2026a", "name": HOSTILE, "table": link, "section": link}
    module = {"entity": HOSTILE, "name": link, "usage": "M"}
    page = render(
        "class.html",
        one=SimpleNamespace(names=[HOSTILE], uid="1.2", old_names=[], is_retired=False),
        newest=newest,
        siblings=[member],
        specialization=[link],
        rows=[row],
        modules=[module],
        record_type=HOSTILE,
    )
    assert page.count("<script>") == 0
    assert page.count("&lt;script&gt;") == 13
    assert page.count("?a&amp;b") == 4
