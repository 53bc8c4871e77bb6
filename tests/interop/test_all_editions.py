"""Every edition against what pydicom, pynetdicom and highdicom say of the same UIDs."""

import tomllib
from pathlib import Path

import pytest
from highdicom._standard_utils import get_sop_class_iod_map
from interop_differences import name_in_highdicom, pynetdicom_constants
from pydicom._uid_dict import UID_dictionary as PYDICOM

from dicom_media_storage import get
from dicom_media_storage._search.catalogue import members
from dicom_media_storage.editions import EDITIONS

WRITTEN = tomllib.loads((Path(__file__).parent / "expected" / "names.toml").read_text(encoding="utf-8"))
CONSTANTS = WRITTEN["pynetdicom"]["calls"]

REVIEWED = "2026d"
COMPARED = [edition for edition in EDITIONS if edition <= REVIEWED]

OTHER_NAMES = {
    # The name that PS3.4 prints: the name of pydicom, and the last edition that prints the former.
    "Basic Text SR": ("Basic Text SR Storage", "2015b"),
    "Chest CAD SR": ("Chest CAD SR Storage", "2015b"),
    "Colon CAD SR": ("Colon CAD SR Storage", "2015b"),
    "Comprehensive 3D SR": ("Comprehensive 3D SR Storage", "2015b"),
    "Comprehensive SR": ("Comprehensive SR Storage", "2015b"),
    "Enhanced SR": ("Enhanced SR Storage", "2015b"),
    "Implantation Plan SR Document Storage": ("Implantation Plan SR Storage", "2020c"),
    "Key Object Selection Document": ("Key Object Selection Document Storage", "2015b"),
    "Key Object Selection Storage": ("Key Object Selection Document Storage", "2020a"),
    "Macular Grid Thickness and Volume Report": ("Macular Grid Thickness and Volume Report Storage", REVIEWED),
    "Mammography CAD SR": ("Mammography CAD SR Storage", "2015b"),
    "Procedure Log": ("Procedure Log Storage", "2015b"),
    "Radiopharmaceutical Radiation Dose SR": ("Radiopharmaceutical Radiation Dose SR Storage", "2015b"),
    "Visual Acuity Storage Measurements Storage": ("Visual Acuity Measurements Storage", "2016b"),
    "X-Ray Angiographic Bi-plane Image Storage": ("X-Ray Angiographic Bi-Plane Image Storage", REVIEWED),
    "X-Ray Radiation Dose SR": ("X-Ray Radiation Dose SR Storage", "2015b"),
}
OTHER_IODS = {
    # The IOD Title that PS3.4 prints: the IOD of highdicom.
    "Confocal Microscopy Tiled Pyramidal IOD": "confocal-microscopy-tiled-pyramidal-image",
    "Intravascular Optical Coherence Tomography IOD": "intravascular-optical-coherence-tomography-image",
}


@pytest.mark.parametrize("edition", COMPARED)
def test_pydicom(edition):
    known = [member for member in members(edition) if member in PYDICOM]
    assert len(known) > 100
    for member in known:
        name, uid_type, _, retired, keyword = PYDICOM[member]
        assert (keyword, uid_type) == (member.keyword, "SOP Class")
        assert (retired == "Retired") == member.is_retired
        if name.removesuffix(" (Retired)") != member.sop_class_name:
            other, last = OTHER_NAMES[member.sop_class_name]
            assert name.removesuffix(" (Retired)") == other
            assert edition <= last


@pytest.mark.parametrize("edition", COMPARED)
def test_pynetdicom(edition):
    ours = {member.uid: member for member in members(edition)}
    for constant, uid in pynetdicom_constants().items():
        registered = get(uid).registered.edition
        assert (uid in ours) == (registered <= edition)
        if uid in ours:
            assert CONSTANTS.get(ours[uid].keyword, ours[uid].keyword) == constant


@pytest.mark.parametrize("edition", COMPARED)
def test_highdicom(edition):
    iods = get_sop_class_iod_map()
    titles = {member: member.iod.title for member in members(edition) if member.iod and member.iod.title}
    compared = {member: title for member, title in titles.items() if member.uid in iods}
    assert len(compared) > 100
    for member, title in compared.items():
        iod = name_in_highdicom(title.removesuffix(" IOD"))
        assert iods[member.uid] == OTHER_IODS.get(title, iod)
