"""Our members are UIDs for pydicom: in files, in sets and dicts, in JSON."""

import json

from interop_differences import EVERY
from pydicom import dcmread
from pydicom.dataset import Dataset
from pydicom.uid import UID

from dicom_media_storage import MediaStorageSOPClass, get


def test_members_are_written_to_files_and_read_back_equal(instances):
    for member, path in instances.items():
        ds = dcmread(path)
        assert ds.SOPClassUID == member
        assert ds.file_meta.MediaStorageSOPClassUID == member
        assert type(ds.SOPClassUID) is UID
        assert get(ds.SOPClassUID) is member
        assert get(ds.file_meta.MediaStorageSOPClassUID) is member


def test_equality_and_hash_agree_both_ways():
    for member in EVERY:
        uid = UID(member.uid)
        assert uid == member == uid
        assert (uid != member) is (member != uid) is False
        assert hash(uid) == hash(member)
        assert UID(member) == member
        assert UID(member).name == uid.name


def test_sets_and_dicts_are_shared():
    ours, theirs = set(EVERY), {UID(member.uid) for member in EVERY}
    assert ours == theirs
    assert all(uid in ours for uid in theirs)
    assert all(member in theirs for member in ours)
    by_member, by_uid = dict.fromkeys(EVERY, 1), dict.fromkeys(theirs, 2)
    assert all(by_member[uid] == 1 for uid in theirs)
    assert all(by_uid[member] == 2 for member in ours)
    assert by_member | by_uid == dict.fromkeys(EVERY, 2)


def test_json_and_back():
    for member in EVERY:
        ds = Dataset()
        ds.SOPClassUID = member
        text = ds.to_json()
        assert json.loads(text) == {"00080016": {"vr": "UI", "Value": [member.uid]}}
        assert get(Dataset.from_json(text).SOPClassUID) is member


def test_a_sequence_of_members_is_a_value_of_many():
    ds = Dataset()
    ds.SOPClassesSupported = [*MediaStorageSOPClass]
    assert list(ds.SOPClassesSupported) == list(MediaStorageSOPClass)
