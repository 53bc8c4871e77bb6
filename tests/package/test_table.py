"""Rows for programs, editions by name, and values that models take."""

import json
from typing import get_args, get_type_hints

import pytest
from pydantic import ConfigDict, TypeAdapter, create_model

from dicom_media_storage import (
    EDITION,
    IOD,
    DirectoryRecordType,
    MediaStorageSOPClass,
    RetiredMediaStorageSOPClass,
    editions,
    history,
    registry,
    table,
)
from dicom_media_storage.editions import EDITIONS, e2017c

CT = MediaStorageSOPClass.CT_IMAGE_STORAGE


@pytest.mark.parametrize("edition", [None, *EDITIONS])
def test_rows_are_plain_dicts_of_plain_values(edition) -> None:
    rows = table.rows(edition)
    assert type(rows) is list
    assert {type(row) for row in rows} == {dict}
    assert json.loads(json.dumps(rows)) == rows
    module = editions.load(edition or EDITION)
    assert [row["is_retired"] for row in rows] == [False] * len(rows)
    current = [row["uid"] for row in rows if not row["is_retired"]]
    assert current == [member.uid for member in module.MediaStorageSOPClass]
    assert {row["edition"] for row in rows} == {edition or EDITION}


def test_retired_classes_come_on_request() -> None:
    rows = table.rows("2017c", retired=True)
    retired = [row["uid"] for row in rows if row["is_retired"]]
    assert retired == [member.uid for member in editions.load("2017c").RetiredMediaStorageSOPClass]
    assert rows[: -len(retired)] == table.rows("2017c")


def test_a_class_has_kinds_if_the_modules_of_its_iod_are_known() -> None:
    for edition in EDITIONS:
        for row in table.rows(edition):
            assert (row["has_pixel_data"] is None) == (row["iod_modules_edition"] is None)
        assert any(row["has_pixel_data"] for row in table.rows(edition))


@pytest.mark.parametrize(
    ("rows", "of"), [(table.rows(retired=True), table.Row), (table.registry_rows(), table.RegistryRow)]
)
def test_rows_have_the_types_that_they_declare(rows, of) -> None:
    model = create_model("Model", __config__=ConfigDict(strict=True, extra="forbid"), **get_type_hints(of))
    assert [model.model_validate(row).model_dump() for row in rows] == rows


def test_the_register_has_a_row_for_each_uid() -> None:
    rows = table.registry_rows()
    assert [row["uid"] for row in rows] == [entry.uid for entry in registry.entries()]
    verification, curve = rows[0], next(row for row in rows if row["uid"] == "1.2.840.10008.5.1.4.1.1.9")
    assert (verification["name"], verification["type"], verification["is_retired"]) == (
        *("Verification SOP Class", "SOP Class"),
        False,
    )
    assert (verification["registered"], curve["is_retired"]) == ("2013", True)


def test_a_row_has_the_values_of_the_member() -> None:
    members = (*MediaStorageSOPClass, *RetiredMediaStorageSOPClass)
    for row, member in zip(table.rows(retired=True), members, strict=True):
        iod, registered = member.iod, member.registered
        assert (row["uid"], row["keyword"], row["member"]) == (member.uid, member.keyword, member.name)
        assert row["iod_section"] == (iod.section if iod else None)
        assert row["iod_title"] == (iod.title if iod else None)
        assert row["iod_modules_edition"] == (iod.modules_edition if iod else None)
        assert row["former_names"] == list(member.former_names)
        assert row["related_general"] == (None if member.related_general is None else [*member.related_general])
        assert row["related_general_edition"] == member.related_general_edition
        assert row["specialization"] == (None if member.specialization is None else [*member.specialization])
        assert (row["registered"], row["registered_not_in"]) == registered[:2]
        assert row["directory_record_type"] == member.directory_record_type
        assert type(row["directory_record_type"]) is not DirectoryRecordType
        assert (row["has_pixel_data"], row["is_multi_frame"]) == (member.has_pixel_data, member.is_multi_frame)


def test_load() -> None:
    assert editions.load("2017c") is e2017c
    assert [editions.load(edition).EDITION for edition in EDITIONS] == list(EDITIONS)
    assert get_args(editions.Edition) == EDITIONS


@pytest.mark.parametrize("edition", ["2012", "", "e2017c", None, 2013, object()])
def test_an_edition_that_is_not_shipped(edition) -> None:
    expected = r"is not a shipped edition: expected one of 2013, "
    for function in (editions.load, lambda one: history.added("2013", one)):
        with pytest.raises(ValueError, match=expected):
            function(edition)
    if edition is not None:
        with pytest.raises(ValueError, match=expected):
            table.rows(edition)


def test_an_iod_is_a_value_for_models() -> None:
    assert TypeAdapter(IOD).json_schema()["type"] == "array"
    assert CT.iod._asdict()["section"] == CT.iod.section == "A.3"
    for name in ("section", "sektion"):
        with pytest.raises(AttributeError):
            setattr(CT.iod, name, "A.4")
