"""What the class pages take from the package."""

from types import SimpleNamespace

import jinja2
import pytest

from dicom_media_storage import MediaStorageSOPClass as Current
from dicom_media_storage import RetiredMediaStorageSOPClass as Retired
from dicom_media_storage import history
from dicom_media_storage._links import page_url
from dicom_media_storage._search.catalogue import other_uids, storage_classes
from docs.site import class_pages
from docs.site.changes import Changes, Line
from docs.site.timeline import timeline
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
    assert class_pages.kinds(member) == kinds


def test_siblings_share_the_iod():
    one = Current.DIGITAL_X_RAY_IMAGE_STORAGE_FOR_PRESENTATION
    assert class_pages.siblings(one) == (Current.DIGITAL_X_RAY_IMAGE_STORAGE_FOR_PROCESSING,)
    assert class_pages.siblings(Retired.ULTRASOUND_IMAGE_STORAGE_RETIRED) == ()


def test_modules_with_their_sections():
    modules = [line for _, lines in class_pages._modules(Current.CT_IMAGE_STORAGE) for line in lines]
    assert [link.text for _, link in modules] == [one.name for one in Current.CT_IMAGE_STORAGE.iod.modules]
    (first, *_) = (link.url for _, link in modules)
    assert first.endswith("/output/chtml/part03/sect_C.7.html#sect_C.7.1.1")


def facts(uid: str) -> dict[str, class_pages.Fact]:
    return {fact.label: fact for fact in class_pages._facts(storage_classes()[uid])}


def test_each_value_says_where_it_is_from():
    for_processing = storage_classes()["1.2.840.10008.5.1.4.1.1.2.3"].by_edition["2026d"]
    assert class_pages._record_type(for_processing) == (class_pages.Link("IMAGE", None),)
    assert class_pages._notes(for_processing, "directory_record_type").startswith("inferred from other rows")
    for uid, one in storage_classes().items():
        source = history.source(one.newest, "directory_record_type")
        note = facts(uid)["Directory Record Type"].note
        assert (note == "") == (source.origin in {"stated", None})
        assert source.edition is None or source.origin == "stated" or source.edition in note


def test_the_timeline_of_a_class_that_was_renamed():
    line = timeline(storage_classes()["1.2.840.10008.5.1.4.1.1.88.11"])
    (renamed,) = (event for event in line.events if event.says.startswith("renamed"))
    assert renamed.says == "renamed, was “Basic Text SR”"
    assert (line.bars[0].left, line.bars[-1].right) == (0, 0)


def test_the_bars_of_a_timeline_cover_the_editions_that_list_the_class():
    for one in storage_classes().values():
        line = timeline(one)
        for edition, place in line.ticks:
            covering = [bar.is_retired for bar in line.bars if bar.left <= place <= 100 - bar.right]
            assert covering == ([one.by_edition[edition].is_retired] if edition in one.editions else [])


def test_the_other_uids_beside_a_uid_share_its_root():
    context = class_pages._uid_context(other_uids()["1.2.840.10008.1.2.4.70"])
    near = [one.uid for one in context["siblings"]]
    assert all(uid.startswith("1.2.840.10008.1.2.4.") for uid in near)
    assert "1.2.840.10008.1.2.4.70" not in near


HOSTILE = "</script><script>\"&'<b>"


@pytest.fixture
def render():
    """Render a template without Sphinx, escaped as the site does it."""
    loader = jinja2.FileSystemLoader(PROJECT / "docs" / "site" / "theme")
    environment = jinja2.Environment(loader=loader, autoescape=True)
    around = {"pagename": "c/A/index", "content_root": "../../", "links": {}, "css_files": [], "project": "P"}
    around["pathto"] = lambda path, _=0: path
    return lambda template, context: environment.get_template(template).render({**around, **context})


def test_a_class_page_shows_names_as_text(render):
    one = storage_classes()["1.2.840.10008.5.1.4.1.1.88.11"]
    link = class_pages.Link(HOSTILE, "https://example.org/?a&b")
    context = {
        "title": HOSTILE,
        "one": SimpleNamespace(names=[HOSTILE], uid="1.2", is_retired=False, editions=("2013",)),
        "newest": one.newest,
        "edition": "2013",
        "ids": {"UID": HOSTILE},
        "line": timeline(one),
        "registered": HOSTILE,
        "facts": [class_pages.Fact(HOSTILE, (link,), HOSTILE)],
        "kinds": [HOSTILE],
        "modules_edition": "2013",
        "modules": [(HOSTILE, [("M", link)])],
        "snippets": [("Python", "<pre></pre>")],
    }
    plain = render("class.html", {**context, "title": "A", "registered": ""})
    page = render("class.html", context)
    assert "<b>" not in page.replace('<b class="year"', "").replace("<b>2", "")
    assert page.count("<script") == plain.count("<script src") == 3
    assert "?a&amp;b" in page


@pytest.mark.parametrize("template", ["redirect.html", "uid.html", "changes.html"])
def test_other_pages_show_names_as_text(render, template):
    entry = SimpleNamespace(uid="1.2", name=HOSTILE, keyword=HOSTILE, type=HOSTILE, is_retired=True, edition="2013")
    line = Line("A", "1.2", HOSTILE, HOSTILE)
    change = Changes("2013", "2026d", *((line,) for _ in range(5)))
    context = {
        "title": "A",
        "entry": entry,
        "siblings": [entry],
        "says": HOSTILE,
        "registered": HOSTILE,
        "changes": [change],
    }
    page = render(template, {**context, "name": HOSTILE, "target": "../A/index.html", "canonical": "c/"})
    assert "</script><script>" not in page
    assert "&lt;/script&gt;&lt;script&gt;" in page
