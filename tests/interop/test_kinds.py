"""What a class is, against what other software knows: the Modules of highdicom, the images of DCMTK, the words of names."""

import ctypes
import ctypes.util
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from highdicom._standard_utils import get_iod_module_map, get_sop_class_iod_map
from interop_differences import dcmtk_version, name_in_highdicom

from dicom_media_storage import MediaStorageSOPClass, groups, registry
from dicom_media_storage._kinds import KINDS, is_of_kind
from dicom_media_storage._module import modules_of

EXPECTED = tomllib.loads((Path(__file__).parent / "expected" / "kinds.toml").read_text(encoding="utf-8"))
HIGHDICOM = {uid: get_iod_module_map()[iod] for uid, iod in get_sop_class_iod_map().items()}


def test_a_rule_over_names_is_wrong_for_these_classes() -> None:
    known = [member for member in MediaStorageSOPClass if member.has_pixel_data is not None]
    named = {member for member in known if "Image Storage" in member.sop_class_name}
    expected = EXPECTED["name"]
    assert keywords(groups.PIXEL_DATA - named) == sorted(expected["pixel_data_without_the_words"])
    assert keywords(named - groups.PIXEL_DATA) == sorted(expected["the_words_without_pixel_data"])


def keywords(members) -> list[str]:
    return sorted(member.keyword for member in members)


@pytest.mark.usefixtures("dcmtk")
def test_images_of_dcmtk() -> None:
    library = ctypes.util.find_library("dcmdata")
    if library is None:
        pytest.skip("DCMTK is installed without its shared library")
    known, images = of_dcmtk(ctypes.CDLL(library))
    assert len(images) > 50
    assert dcmtk_version() == EXPECTED["dcmtk"]["version"]
    assert keywords(images - groups.PIXEL_DATA) == []
    assert keywords((groups.PIXEL_DATA & known) - images) == sorted(EXPECTED["dcmtk"]["pixel_data_and_no_image"])


def of_dcmtk(library: ctypes.CDLL) -> tuple[set[MediaStorageSOPClass], set[MediaStorageSOPClass]]:
    """Return the classes that DCMTK knows, and those that it calls images; its functions have the names that C++ gives."""
    name_of, is_image = library._Z16dcmFindNameOfUIDPKcS0_, library._Z28dcmIsImageStorageSOPClassUIDPKc
    name_of.restype, is_image.restype = ctypes.c_char_p, ctypes.c_bool
    name_of.argtypes, is_image.argtypes = [ctypes.c_char_p] * 2, [ctypes.c_char_p]
    known = {member for member in MediaStorageSOPClass if name_of(member.encode(), None)}
    return known, {member for member in known if is_image(member.encode())}


def test_the_classes_that_highdicom_knows() -> None:
    assert version("highdicom") == EXPECTED["highdicom"]["version"]
    edition = EXPECTED["highdicom"]["edition"]
    for member in MediaStorageSOPClass:
        assert (member in HIGHDICOM) == (member.registered.edition <= edition)
    assert [uid for uid in HIGHDICOM if registry.get(uid) is None] == []


def test_the_modules_of_highdicom_are_those_of_its_edition() -> None:
    # The rows of this edition are those of classes that a network transfers.
    compared = [one for one in MediaStorageSOPClass if one in HIGHDICOM and one.shares_uid_with_network]
    assert len(compared) > 150
    for member in compared:
        theirs = [(in_the_standard(row["key"]), row["usage"], row["ie"]) for row in HIGHDICOM[member]]
        modules = modules_of(EXPECTED["highdicom"]["edition"], member.iod.title)
        assert [(name_in_highdicom(one.name), one.usage, one.information_entity) for one in modules] == theirs


def test_the_modules_of_highdicom_make_the_same_kinds() -> None:
    names = {name_in_highdicom(name): name for modules in KINDS.values() for name in modules}
    for member in MediaStorageSOPClass:
        rows = [(in_the_standard(row["key"]), row["usage"]) for row in HIGHDICOM.get(member, ())]
        modules = [("", names.get(name, name), usage, None) for name, usage in rows]
        theirs = [kind for kind in KINDS if is_of_kind(kind, modules)]
        assert member not in HIGHDICOM or theirs == [kind for kind in KINDS if getattr(member, kind)]


def in_the_standard(module: str) -> str:
    """Return the Module of which highdicom makes one for each IOD, with the macros of the IOD."""
    common = "multi-frame-functional-groups"
    return common if module.endswith(common) and not module.startswith("sparse") else module
