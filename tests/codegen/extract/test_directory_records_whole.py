"""Section F.5 of PS3.3 whole: in its wording of 2020 and in others, for all classes of 2026a."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from codegen.extract.directory_records import directory_record_types
from tests.support.part03_documents import (
    COMMON,
    GROUPS,
    IMAGE,
    annex_a,
    annex_a_of,
    annex_f,
    book,
    classes_of,
    instance_ie,
    iod,
    iod_section,
    model_of_2020,
    model_table,
    module_table,
    part3_of,
    record,
    record_types_of,
    records_of_2020,
    section,
    stated,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# The numbers of these two sections are not at hand; that they lie in A.33 is an invention of this test.
WITHOUT_SECTION = {
    "Waveform Presentation State IOD": "A.33.9",
    "Waveform Acquisition Presentation State IOD": "A.33.10",
}
WITHOUT_TYPE = {
    "CT Defined Procedure Protocol IOD",
    "CT Performed Procedure Protocol IOD",
    "Protocol Approval IOD",
    "XA Defined Procedure Protocol IOD",
    "XA Performed Procedure Protocol IOD",
}
# Records that are newer than the text of 2020, worded as it words the others.
SINCE_2020 = (
    record(
        "F.5.47",
        "ANNOTATION",
        "the Modules related to the Annotation IE of the Microscopy Bulk Simple Annotations IOD",
        "This Directory Record shall be used to reference a Microscopy Bulk Simple Annotations SOP Instance.",
    ),
    record(
        "F.5.48",
        "INVENTORY",
        "the Modules related to the Inventory IOD",
        "This Directory Record shall be used to reference an Inventory SOP Instance.",
    ),
    record(
        "F.5.49",
        "WF PRESENTATION",
        "the Modules related to the Presentation State IE of the Waveform Presentation State IOD",
        "This Directory Record shall be used to reference a Waveform Presentation State SOP Instance or a Waveform "
        "Acquisition Presentation State SOP Instance.",
    ),
)


@pytest.fixture
def classes(standard: Path) -> dict[str, tuple[str, str]]:
    """Section and title of the IOD of each class of 2026a, by UID."""
    found = classes_of(standard / "2026a")
    return {uid: (number or WITHOUT_SECTION[title], title) for uid, number, title in found}


def sections_of(classes: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    return {uid: number for uid, (number, _) in classes.items()}


def assert_is_2026a(types: Mapping[str, str], classes: Mapping[str, tuple[str, str]], standard: Path) -> None:
    assert dict(types) == record_types_of(standard / "2026a")
    assert len(types) == 174
    without = {classes[uid] for uid in classes if uid not in types}
    assert {title for _, title in without} == {*WITHOUT_TYPE, "Basic Directory IOD"}


def test_the_wording_of_2020_with_the_iods_of_2026a(tmp_path, standard, classes):
    text = standard / "2020" / "part03_chapter_F.rst"
    iods = {number: title for number, title in classes.values() if number != "F.3"}
    model = model_of_2020(text) | {"F.5.47": "ANNOTATION", "F.5.48": "INVENTORY", "F.5.49": "WF PRESENTATION"}
    assert len(model) == 34
    content = annex_a_of(iods) + annex_f(*records_of_2020(text), *SINCE_2020, model=model_table(model))
    part3 = part3_of(tmp_path, book(content))
    assert (len(part3.records), part3.remarks) == (49, ())
    found = directory_record_types(part3, sections_of(classes))
    assert_is_2026a(found.types, classes, standard)
    assert [remark.split(": ")[0] for remark in found.remarks] == [
        "part03.xml, section F.5.40 (PLAN)",
        "part03.xml, section A.49 (RT Ion Plan IOD)",
        "part03.xml, section A.79 (RT Brachy Application Setup Delivery Instruction IOD)",
    ]


def test_the_wording_and_the_titles_of_2020(tmp_path, standard):
    """Annex F as published in 2020 and the section titles of 2020c; the expected types are those of 2026a."""
    with (standard / "2020c" / "iod_titles.csv").open(encoding="utf-8", newline="") as file:
        titles = {row["section"]: row["iod_title"] for row in csv.DictReader(file)}
    sections = {uid: number for uid, number, _ in classes_of(standard / "2020b") if number in titles}
    records = records_of_2020(standard / "2020" / "part03_chapter_F.rst")
    found = directory_record_types(part3_of(tmp_path, book(annex_a_of(titles) + annex_f(*records))), sections)
    expected = {uid: kind for uid, kind in record_types_of(standard / "2026a").items() if uid in sections}
    assert (len(sections), len(expected)) == (147, 144)
    assert dict(found.types) == expected


def test_without_the_sections_over_the_iods_that_name_groups_of_them(tmp_path, standard, classes):
    text = standard / "2020" / "part03_chapter_F.rst"
    iods = {number: title for number, title in classes.values() if number != "F.3"}
    sections = [iod_section(number, title, instance_ie(number)) for number, title in iods.items()]
    part3 = part3_of(tmp_path, book(annex_a(*sections) + annex_f(*records_of_2020(text), *SINCE_2020)))
    assert_is_2026a(directory_record_types(part3, sections_of(classes)).types, classes, standard)


def test_with_tables_that_name_one_module_of_each_entity(tmp_path, standard, classes):
    text = standard / "2020" / "part03_chapter_F.rst"
    sections = [
        section(number, title, module_table(f"{number}-1", title, [*COMMON, (instance_ie(number), "Its Own")]))
        for number, title in classes.values()
    ]
    heads = [section(number, title) for number, title in GROUPS.items()]
    part3 = part3_of(tmp_path, book(annex_a(*heads, *sections) + annex_f(*records_of_2020(text), *SINCE_2020)))
    assert_is_2026a(directory_record_types(part3, sections_of(classes)).types, classes, standard)


@pytest.mark.parametrize("in_keys", [False, True])
def test_links_for_all_but_images(tmp_path, standard, classes, in_keys):
    by_type: dict[str, list[str]] = {}
    for uid, kind in record_types_of(standard / "2026a").items():
        by_type.setdefault(kind, []).append(classes[uid][0])
    by_type |= {"SR DOCUMENT": ["A.35"], "PRESENTATION": ["A.33", "A.80"], "RADIOTHERAPY": ["A.86.1"]}
    del by_type["IMAGE"]
    records = [stated("IMAGE", *IMAGE, number="F.5.4")]
    for place, (kind, numbers) in enumerate(by_type.items(), 19):
        linked = " and ".join(map(iod, dict.fromkeys(numbers)))
        keys = f"the Modules of the {linked}" if in_keys else "the Modules of these"
        reference = f"a {kind.title()} SOP Instance" if in_keys else f"instances of the {linked}"
        records.append(stated(kind, keys, reference, number=f"F.5.{place}"))
    iods = {number: title for number, title in classes.values() if number != "F.3"}
    part3 = part3_of(tmp_path, book(annex_a_of(iods) + annex_f(*records)))
    found = directory_record_types(part3, sections_of(classes))
    assert_is_2026a(found.types, classes, standard)
    assert found.remarks == ()
