"""Rows for programs, editions by name, and values that models take."""

import json
from dataclasses import asdict, dataclass
from typing import get_args, get_type_hints

import pytest
from pydantic import BaseModel, ConfigDict, TypeAdapter, create_model

from dicom_media_storage import EDITION, IOD, MediaStorageSOPClass, editions, history, registry, table
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


def test_current_classes_are_selected_by_kind_without_nulls() -> None:
    for edition in EDITIONS:
        assert {type(row["has_pixel_data"]) for row in table.rows(edition)} == {bool}


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


def test_a_row_says_what_the_member_says() -> None:
    row = next(row for row in table.rows() if row["uid"] == CT)
    assert (row["keyword"], row["member"], row["iod_section"], row["iod_title"]) == (
        *("CTImageStorage", "CT_IMAGE_STORAGE"),
        *("A.3", "CT Image IOD"),
    )
    assert (row["former_names"], row["related_general"]) == ([], [])
    assert row["related_general_edition"] == CT.related_general_edition
    assert type(row["directory_record_type"]) is str


def test_load() -> None:
    assert editions.load("2017c") is e2017c
    assert [editions.load(edition).EDITION for edition in EDITIONS] == list(EDITIONS)
    assert get_args(editions.Edition) == EDITIONS


@pytest.mark.parametrize("edition", ["2012", "", "e2017c", None, 2013, object()])
def test_what_is_not_an_edition(edition) -> None:
    expected = r"is not a shipped edition: expected one of 2013, "
    for function in (editions.load, lambda one: history.added("2013", one)):
        with pytest.raises(ValueError, match=expected):
            function(edition)
    if edition is not None:
        with pytest.raises(ValueError, match=expected):
            table.rows(edition)


class Model(BaseModel):
    iod: IOD


@dataclass
class Record:
    iod: IOD | None


def test_an_iod_is_a_value_for_models() -> None:
    assert Model(iod=CT.iod).model_dump_json().startswith('{"iod":["A.3","CT Image IOD",')
    assert Model.model_validate_json(Model(iod=CT.iod).model_dump_json()).iod == CT.iod
    assert TypeAdapter(IOD).json_schema()["type"] == "array"
    assert asdict(Record(CT.iod))["iod"] == CT.iod
    assert CT.iod._asdict()["section"] == CT.iod.section == "A.3"
    with pytest.raises(AttributeError):
        CT.iod.section = "A.4"
    with pytest.raises(AttributeError):
        CT.iod.sektion = "A.4"


def test_a_row_has_since_when_the_class_is_registered_and_what_it_is() -> None:
    by_keyword = {row["keyword"]: row for row in table.rows(retired=True)}
    row = by_keyword["EnhancedCTImageStorageForProcessing"]
    assert (row["registered"], row["registered_not_in"]) == ("2026d", "2026a")
    assert row["specialization"] == ["B.5.1.7", "B.5.1.23", "B.5.1.26"]
    assert {type(section) for section in row["specialization"]} == {str}
    assert (row["has_pixel_data"], row["is_multi_frame"], row["has_waveform"]) == (True, True, False)
    member = MediaStorageSOPClass.ENHANCED_CT_IMAGE_STORAGE_FOR_PROCESSING
    assert row["iod_modules_edition"] == member.iod.modules_edition
    retired = by_keyword["UltrasoundImageStorageRetired"]
    assert (retired["has_pixel_data"], retired["iod_modules_edition"], retired["specialization"]) == (None, None, None)
    assert (retired["registered"], retired["registered_not_in"]) == ("2013", None)
