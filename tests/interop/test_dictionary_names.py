"""pydicom, pynetdicom and DCMTK know our UIDs by our names, except those in ``expected/names.toml``."""

import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from interop_differences import (
    Differences,
    dcmtk_differences,
    dcmtk_version,
    pydicom_constants,
    pydicom_differences,
    pynetdicom_constants,
    pynetdicom_differences,
)

from dicom_media_storage import get
from dicom_media_storage._old_names import OLD_NAMES

EXPECTED = tomllib.loads((Path(__file__).parent / "expected" / "names.toml").read_text(encoding="utf-8"))


def expected(software: str) -> Differences:
    written = EXPECTED[software]
    return Differences(
        written["lacks"], written["lacks_retired"], written["carries"], written["calls"], written.get("prints", {})
    )


@pytest.mark.parametrize(
    ("software", "found"), [("pydicom", pydicom_differences), ("pynetdicom", pynetdicom_differences)]
)
def test_differences_are_those_written_down(software, found):
    assert version(software) == EXPECTED[software]["version"], "look at the differences again: they may have changed"
    assert found() == expected(software)


@pytest.mark.usefixtures("dcmtk")
def test_dcmtk_differences_are_those_written_down():
    found, written = dcmtk_differences(), expected("dcmtk")
    if dcmtk_version() == EXPECTED["dcmtk"]["version"]:
        assert found == written
    # A newer dictionary may have learnt classes and mended names, not the reverse.
    assert set(found.lacks) <= set(written.lacks)
    assert found.calls.items() <= written.calls.items()
    assert not found.carries


@pytest.mark.parametrize("constants", [pydicom_constants, pynetdicom_constants])
def test_every_constant_of_a_uid_that_we_know_is_the_keyword_or_an_old_name(constants):
    ours = {name: get(uid).keyword for name, uid in constants().items() if get(uid) is not None}
    assert len(ours) > 170
    assert {name: keyword for name, keyword in ours.items() if name != keyword and OLD_NAMES.get(name) != keyword} == {}
