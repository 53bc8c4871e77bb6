"""Members and UIDs in models: pydantic, dataclasses, signatures."""

from dataclasses import asdict, dataclass
from typing import get_args

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from dicom_media_storage import MediaStorageSOPClass, MediaStorageSOPClassUID, uids

CT = MediaStorageSOPClass.CT_IMAGE_STORAGE


class Instance(BaseModel):
    sop_class: MediaStorageSOPClass
    sop_class_uid: MediaStorageSOPClassUID


def test_a_pydantic_model_accepts_members_and_uids() -> None:
    instance = Instance(sop_class=CT, sop_class_uid=CT.value)
    assert Instance.model_validate_json(instance.model_dump_json()) == instance
    assert Instance.model_validate({"sop_class": str(CT), "sop_class_uid": uids.CTImageStorage}) == instance
    assert instance.model_dump_json() == f'{{"sop_class":"{CT}","sop_class_uid":"{CT}"}}'


@pytest.mark.parametrize("uid", ["1.2.3", uids.UltrasoundImageStorageRetired, "", "CT_IMAGE_STORAGE"])
def test_a_pydantic_model_rejects_other_values(uid: str) -> None:
    with pytest.raises(ValidationError):
        Instance(sop_class=uid, sop_class_uid=CT.value)
    with pytest.raises(ValidationError):
        Instance(sop_class=CT, sop_class_uid=uid)


def test_the_json_schema_names_every_uid() -> None:
    schema = TypeAdapter(MediaStorageSOPClassUID).json_schema()
    assert (
        tuple(schema["enum"]) == get_args(MediaStorageSOPClassUID) == tuple(one.value for one in MediaStorageSOPClass)
    )


@dataclass(frozen=True)
class Record:
    sop_class: MediaStorageSOPClass


def test_a_dataclass_keeps_the_member() -> None:
    assert asdict(Record(CT)) == {"sop_class": CT}
    assert asdict(Record(CT))["sop_class"] is CT
    assert hash(Record(CT)) == hash(Record(MediaStorageSOPClass(str(CT))))
