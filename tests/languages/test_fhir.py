"""The FHIR resources, validated by the models of R5."""

import json

import pytest
from fhir.resources import __fhir_version__
from fhir.resources.bundle import Bundle

from dicom_media_storage import uids
from dicom_media_storage._export.formats import FORMATS
from dicom_media_storage._export.rendering import render
from dicom_media_storage._export.selection import Selection
from dicom_media_storage._export.variables import Request
from dicom_media_storage.editions import EDITIONS

SELECTIONS = [Selection(), Selection(EDITIONS, retired=True), Selection(registry=True)]


def resources(selection):
    assert __fhir_version__.startswith("5.")
    bundle = Bundle.model_validate_json(render(Request(FORMATS["fhir"], selection)))
    return [entry.resource for entry in bundle.entry]


@pytest.mark.parametrize("selection", SELECTIONS)
def test_both_resources_have_every_class(selection):
    codes, values = resources(selection)
    wanted = [row["uid"] for row in selection.newest_rows]
    assert [concept.code for concept in codes.concept] == wanted
    (included,) = values.compose.include
    assert included.system == "urn:ietf:rfc:3986"
    assert [concept.code for concept in included.concept] == [f"urn:oid:{uid}" for uid in wanted]


def test_a_retired_class_has_the_status_retired():
    codes, _ = resources(Selection(("2017c",), retired=True))
    status = {concept.code: concept.property[0].valueCode for concept in codes.concept}
    assert status[uids.CTImageStorage] == "active"
    assert sorted(set(status.values())) == ["active", "retired"]


def test_the_models_refuse_another_resource():
    text = json.loads(render(Request(FORMATS["fhir"], Selection())))
    del text["entry"][0]["resource"]["content"]
    with pytest.raises(ValueError, match="content"):
        Bundle.model_validate(text)
