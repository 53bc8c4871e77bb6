"""DMS002: a name that contradicts its UID."""

import pytest

from .conftest import found, places

CT = "1.2.840.10008.5.1.4.1.1.2"
ENHANCED_CT = "1.2.840.10008.5.1.4.1.1.2.1"
MR = "1.2.840.10008.5.1.4.1.1.4"
ENHANCED_MR = "1.2.840.10008.5.1.4.1.1.4.1"


@pytest.mark.parametrize(
    "source",
    [
        f'CT_IMAGE_STORAGE = "{MR}"',
        f'CTImageStorage = UID("{MR}")',
        f'CT: Final = "{MR}"',
        f'self.ct_image_storage = "{MR}"',
        f'd["CT Image Storage"] = "{MR}"',
        f'd = {{"CT": "{MR}"}}',
        f'd = {{"{MR}": "CT"}}',
        f'd = {{"{MR}": CTImageStorage}}',
        f'd = {{"{MR}": ("CT Image Storage", "SOP Class")}}',
        f'd = dict(CT="{MR}")',
        f'd = {{"name": "CT Image Storage", "uid": "{MR}"}}',
        f'x = ("CT Image Storage", "{MR}")',
        f'register("{MR}", "CT Image Storage")',
        f'class A(StrEnum):\n    CT = "{MR}"',
        f'x = "{MR}"  # CT Image Storage',
        f'x = ["{MR}"]  # CT',
        f'x = "{MR}"  # CT Image Storage (PS3.3 A.3)',
        f'MRImageStorage = "{MR}"  # CT Image Storage',
        f'CT_IMAGE_STORAGE = "{ENHANCED_CT}"',
        f'ENHANCED_CT = "{MR}"',
        f'def f(CT="{MR}"): ...',
    ],
)
def test_a_name_of_another_class(source):
    assert [one.rule for one in found("a.py", source)] == ["DMS002"]


def test_the_message_names_both_classes():
    (one,) = found("a.py", f'CT_IMAGE_STORAGE = "{MR}"')
    assert one.message == (
        f"'CT_IMAGE_STORAGE' names CT Image Storage, {CT} (uids.CTImageStorage);"
        f" this UID is of MR Image Storage, {MR} (uids.MRImageStorage)"
    )
    assert (one.uid, one.suggestion) == (MR, CT)


@pytest.mark.parametrize(
    "source",
    [
        f'MR_IMAGE_STORAGE = "{MR}"',
        f'MR_SOP_CLASS_UID = "{MR}"  # MR Image Storage',
        f'MR = "{ENHANCED_MR}"',
        f'SOP_CLASS = "{MR}"',
        f'ct = convert("{MR}")',
        f'x = "{MR}"  # same as CT Image Storage',
        f'x = "{MR}"  # not CT Image Storage',
        f'x = "{MR}"  # MR Image Storage, CT Image Storage',
        f'CT = "{MR}" + x',
        f'assert modality_of("{MR}") != "CT"',
        f'if uid == "{MR}" and modality == "CT": ...',
        'CT = "1.2.840.10008.5.1.4.1.1.7"',  # a CT scanner makes Secondary Captures too
        'us = "1.2.840.10008.5.1.4.1.1.2"',  # we, in small letters
        'Segmentation = "1.2.840.10008.5.1.4.1.1.66.5"',  # Surface Segmentation is one
        'd = {"1.2.840.10008.5.1.4.1.1.9.5.1": codes.HemodynamicWaveform}',  # a modality, which many classes share
        'CTImageStorage = "1.2.840.10008.1.2.1"',  # the transfer syntax of it
        'KeyObjectSelectionStorage = "1.2.840.10008.5.1.4.1.1.88.59"',  # its name in 2017c
        'UltrasoundImageStorageRetired = "1.2.840.10008.5.1.4.1.1.6"',
    ],
)
def test_no_name_of_another_class(source):
    assert found("a.py", source) == []


def test_names_of_several_other_classes_say_nothing():
    assert found("a.py", f'choose("CT Image Storage", "RT Plan Storage", "{MR}")') == []


def test_pairs_of_different_kinds_are_no_mapping():
    assert len(found("a.py", f'd = {{"CT": "{MR}", "PT": "1.2.840.10008.5.1.4.1.1.20"}}')) == 2
    assert len(found("a.js", f'd = {{CT: "{MR}", PT: "1.2.840.10008.5.1.4.1.1.20"}}')) == 2


def test_classes_mapped_to_other_classes_are_no_names():
    assert (
        found("a.py", f'TO_ENHANCED = {{"CT Image Storage": "{ENHANCED_CT}", "MR Image Storage": "{ENHANCED_MR}"}}')
        == []
    )
    assert places("a.py", f'SWAPPED = {{"CT Image Storage": "{MR}", "MR Image Storage": "{CT}"}}') == [
        "1:32 DMS002",
        "1:81 DMS002",
    ]
