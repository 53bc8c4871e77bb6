"""PS3.4 against PS3.6 of one edition: each kind of disagreement in the summary of ``extract``."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from codegen.edition import Edition
from codegen.model.crosscheck import findings
from codegen.model.edition import SOPClass
from tests.codegen.conftest import Generator
from tests.support.documents import CT, part_4, part_6

GOOD = (CT[1], CT[0], "CTImageStorage", "SOP Class")
DIRECTORY = ("1.2.840.10008.1.3.10", "Media Storage Directory Storage", "MediaStorageDirectoryStorage", "SOP Class")


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (None, "PS3.4 Table B.5-1 prints 'CT Image Storage', PS3.6 Table A-1 does not list it"),
        ((CT[1], CT[0], "CTImageStorage", "Transfer Syntax"), "PS3.6 calls it a Transfer Syntax"),
        ((CT[1], "CT Image Storage (Retired)", "CTImageStorage", "SOP Class"), "PS3.6 calls it retired"),
        ((CT[1], "CT Picture Storage", "CTPictureStorage", "SOP Class"), "PS3.6 prints 'CT Picture Storage'"),
        ((CT[1], CT[0], "ComputedTomographyStorage", "SOP Class"), "is not the camel case of the name"),
    ],
)
def test_disagreements_are_reported(generator: Generator, entry: tuple[str, ...] | None, sentence: str) -> None:
    dictionary = generator.document(part_6(DIRECTORY, *([entry] if entry else [])), "part06.xml")
    status, out, _ = generator.extract(generator.document(part_4(CT)), dictionary)
    assert status == 0
    assert f"the parts disagree: {CT[1]}: " in out
    assert sentence in out


def test_a_new_class_whose_keyword_is_unlike_its_name_needs_names_by_hand(generator: Generator) -> None:
    new = "1.2.840.10008.5.1.4.1.1.99999.1"
    dictionary = generator.document(
        part_6(DIRECTORY, (new, "Joy Storage", "DelightStorage", "SOP Class")), "part06.xml"
    )
    status, _, err = generator.extract(generator.document(part_4(("Joy Storage", new, *CT[2:]))), dictionary)
    assert status == 2
    assert "is not the camel case of the name 'Joy Storage': record the names of this class in names.csv by hand" in err


def test_agreement_is_silent(generator: Generator) -> None:
    dictionary = generator.document(part_6(DIRECTORY, (GOOD[0], "CT Image Storage SOP Class", *GOOD[2:])), "part06.xml")
    assert "disagree" not in generator.extract(generator.document(part_4(CT)), dictionary)[1]


def edition(name: str, *classes: SOPClass, retired: tuple[SOPClass, ...] = ()) -> SimpleNamespace:
    return SimpleNamespace(edition=Edition.parse(name), classes=classes, rows=(*classes, *retired), registry=None)


def found(*models: SimpleNamespace) -> list[str]:
    return [str(finding) for finding in findings(models)]


IMAGE = SOPClass("1.2.3", "A Storage", "B.5-1", "A.1")


def test_a_class_that_disappears_without_being_retired() -> None:
    gone = "1.2.3: 'A Storage' is current in 2014a and neither current nor retired in 2015a (2014a, 2015a)"
    other = SOPClass("1.2.4", "B Storage", "B.5-1")
    assert found(edition("2014a", IMAGE, other), edition("2015a", other)) == [gone]
    assert found(edition("2014a", IMAGE, other), edition("2015a", other, retired=(IMAGE,))) == []


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"name": "An Storage"}, "the SOP Class Name changes from 'A Storage' to 'An Storage' and back (2015a, 2015b)"),
        ({"iod_section": "A.2"}, "the IOD section changes from 'A.1' to 'A.2' and back (2015a, 2015b)"),
    ],
)
def test_a_value_that_changes_and_changes_back(change: dict[str, str], text: str) -> None:
    other = replace(IMAGE, **change)
    editions = [edition("2014a", IMAGE), edition("2015a", other), edition("2015b", other), edition("2015c", IMAGE)]
    assert found(*editions) == [f"1.2.3: {text}"]
    assert found(*editions[:-1]) == []


def test_a_value_that_an_edition_lacks_is_not_a_change() -> None:
    unknown = replace(IMAGE, iod_section=None)
    assert found(edition("2014a", IMAGE), edition("2015a", unknown), edition("2015b", IMAGE)) == []
