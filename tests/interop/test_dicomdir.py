"""Directory Record Types: ours, class by class, against those in the DICOMDIRs that pydicom and DCMTK make."""

import subprocess
import tomllib
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

import pytest
from interop_differences import dcmtk_version
from interop_instances import instance, write_instances
from pydicom import dcmread
from pydicom.fileset import FileSet

from dicom_media_storage.editions.e2026d import MediaStorageSOPClass, by_keyword

EXPECTED = tomllib.loads((Path(__file__).parent / "expected" / "directory_records.toml").read_text(encoding="utf-8"))
WITH_RECORD = tuple(member for member in MediaStorageSOPClass if member.directory_record_type is not None)
WITHOUT_RECORD = tuple(
    member for member in MediaStorageSOPClass if member.directory_record_type is None and member.shares_uid_with_network
)


def file_set(folder, datasets):
    """Make a File-set with pydicom; return the number of its instances, as it reads back."""
    made = FileSet()
    try:
        for ds in datasets:
            made.add(ds)
        made.write(folder)
    finally:
        made._stage["t"].cleanup()
    again = FileSet(folder / "DICOMDIR")
    again._stage["t"].cleanup()
    return len(again)


def record_types(dicomdir):
    """Return the type of the record that references each class, as it stands in a DICOMDIR."""
    records = [one for one in dcmread(dicomdir).DirectoryRecordSequence if "ReferencedSOPClassUIDInFile" in one]
    types = {MediaStorageSOPClass(one.ReferencedSOPClassUIDInFile): one.DirectoryRecordType for one in records}
    assert len(types) == len(records)
    return types


def disagreements(types):
    """Return (our type, their type) → keywords, where they are not the same."""
    found = defaultdict(list)
    for member, theirs in types.items():
        ours = member.directory_record_type
        if ours != theirs:
            found[ours or "", theirs].append(member.keyword)
    return {pair: sorted(keywords) for pair, keywords in found.items()}


def written_down(software):
    return {(one["ours"], one["theirs"]): one["classes"] for one in EXPECTED[software]["disagrees"]}


def test_pydicom_disagrees_where_it_is_written_down(tmp_path):
    assert version("pydicom") == EXPECTED["pydicom"]["version"], "look at the disagreements again"
    datasets = [instance(member, number) for number, member in enumerate((*WITH_RECORD, *WITHOUT_RECORD), start=1)]
    assert file_set(tmp_path / "media", datasets) == len(datasets)
    types = record_types(tmp_path / "media" / "DICOMDIR")
    assert set(types) == {*WITH_RECORD, *WITHOUT_RECORD}
    found = disagreements(types)
    assert found == written_down("pydicom")


def test_pydicom_goes_by_modality_for_some(tmp_path):
    datasets, wanted = [], {}
    for group in EXPECTED["pydicom"]["disagrees"]:
        for keyword in group["classes"] if "agrees_with_modality" in group else ():
            wanted[by_keyword(keyword)] = group["ours"]
            ds = instance(by_keyword(keyword), len(datasets) + 1)
            ds.Modality = group["agrees_with_modality"]
            datasets.append(ds)
    assert len(datasets) == 18
    assert file_set(tmp_path / "media", datasets) == 18
    assert record_types(tmp_path / "media" / "DICOMDIR") == wanted


@pytest.mark.usefixtures("dcmtk")
def test_dcmtk_disagrees_where_it_is_written_down(tmp_path):
    names = [path.name for path in write_instances(tmp_path, tuple(MediaStorageSOPClass)).values()]
    done = subprocess.run(["dcmmkdir", *names], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True)
    types = record_types(tmp_path / "DICOMDIR")
    refused = [member for member in MediaStorageSOPClass if member not in types]
    assert done.stderr.count("invalid SOP class") == len(refused)
    found = disagreements(types)
    # What PS3.3 has no record for DCMTK makes none for either.
    assert set(refused) >= {*WITHOUT_RECORD, MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE}
    with_record = sorted(member.keyword for member in refused if member in WITH_RECORD)
    if dcmtk_version() == EXPECTED["dcmtk"]["version"]:
        assert with_record == EXPECTED["dcmtk"]["refuses"]
        assert found == written_down("dcmtk")
    assert set(with_record) <= set(EXPECTED["dcmtk"]["refuses"])
    assert found.items() <= written_down("dcmtk").items()


def test_every_disagreement_names_its_section_and_reason():
    groups = [*EXPECTED["pydicom"]["disagrees"], *EXPECTED["dcmtk"]["disagrees"]]
    assert all(group["section"].startswith("F.5") and group["because"] for group in groups)
    assert all(group["classes"] == sorted(group["classes"]) for group in groups)
