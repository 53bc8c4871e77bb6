"""DMS004: a UID among those of storage that no shipped edition assigns."""

import pytest

from dicom_media_storage import registry
from dicom_uid_lint.knowledge.nearest import nearest

from .conftest import found


@pytest.mark.parametrize(
    ("uid", "meant"),
    [
        ("1.2.840.10008.5.1.4.1.1.1.4", "1.2.840.10008.5.1.4.1.1.1.1"),
        ("1.2.840.10008.5.1.4.1.1.21", "1.2.840.10008.5.1.4.1.1.2.1"),
        ("1.2.840.10008.5.1.4.1.1.77.1.66", "1.2.840.10008.5.1.4.1.1.77.1.6"),
        ("1.2.840.10008.5.1.4.1.1.2.11", "1.2.840.10008.5.1.4.1.1.2.1"),
        ("1.2.840.10008.5.4.1.1.2", "1.2.840.10008.5.1.4.1.1.2"),
        ("1.2.840.10008.5.1.4.481.2", "1.2.840.10008.5.1.4.1.1.481.2"),
        ("1.2.840.10008.5.1.4.38.5", "1.2.840.10008.5.1.4.38.1"),
        ("1.2.840.10008.5.1.1.4.1.1.3.1", "1.2.840.10008.5.1.4.1.1.3.1"),
    ],
)
def test_an_unassigned_uid_and_the_nearest(uid, meant):
    (one,) = found("a.py", f'x = "{uid}"')
    assert (one.rule, one.uid, one.suggestion) == ("DMS004", uid, None)
    assert f", {meant} (" in one.message


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.c", 'x("1.2.840.10008.5.1.4.1.1.999");'),
        ("a.c", "// 1.2.840.10008.5.1.4.1.1.999"),
        ("a.md", "see `1.2.840.10008.5.1.4.1.1.999`."),
        ("a.txt", "see 1.2.840.10008.5.1.4.1.1.999."),
        ("a.py", '"""See 1.2.840.10008.5.1.4.1.1.999."""'),
        ("a.py", 'x = b"1.2.840.10008.5.1.4.1.1.999"'),
        ("a.json", '["1.2.840.10008.5.1.4.1.1.999"]'),
        ("a.yaml", "- 1.2.840.10008.5.1.4.1.1.999"),
        ("a.toml", 'x = "1.2.840.10008.5.1.4.1.1.999"'),
        ("a.csv", "a,b,1.2.840.10008.5.1.4.1.1.999"),
        ("a.xml", "<a>1.2.840.10008.5.1.4.1.1.999</a>"),
    ],
)
def test_wherever_it_stands(path, source):
    (one,) = found(path, source)
    assert (one.rule, one.uid) == ("DMS004", "1.2.840.10008.5.1.4.1.1.999")


def test_the_name_beside_it_tells_what_was_meant():
    (one,) = found("a.py", 'ENHANCED_MR_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2.11"')
    assert one.suggestion == "1.2.840.10008.5.1.4.1.1.4.1"


def test_what_the_standard_registers_is_registered():
    uids = [one.uid for one in registry.entries()]
    assert found("a.py", "\n".join(f'x = "{uid}"' for uid in uids), "DMS004", "DMS005") == []
    assert found("a.md", "\n".join(f"see {uid}." for uid in uids), "DMS004", "DMS005") == []


@pytest.mark.parametrize(
    "source",
    [
        'x = "1.2.840.10008.5.1.4.1.1"',  # the arc
        'x = "1.2.840.10008.5.1.4.1.1."',
        'x = "1.2.840.10008.5.1.4.1.1.77.1.5"',  # the arc of ophthalmic classes
        'x = "1.2.840.10008.5.1.4.1.1." + y',
        'x = f"1.2.840.10008.5.1.4.1.1.{y}"',
        'x = f"1.2.840.10008.5.1.4.1.1.99{y}"',
        'x = "1.2.840.10008.5.1.4.1.1.%d" % y',
        'x = "1.2.840.10008.5.1.4.1.1.99*"',
        'x = uid.startswith("1.2.840.10008.5.1.4.1.1.99.")',
        'StorageManagementInstance = "1.2.840.10008.5.1.4.1.1.201.1.1"',  # a well-known instance
        'Instance = "1.2.840.10008.5.1.4.34.5.1"',  # another
        'x = "1.2.840.10008.1.2.4.999"',  # where the registry has the old ones only
        'x = "1.2.840.10008.6.1.99999"',
        'x = "1.2.840.113619.5.2"',  # somebody else's root
        "'1.2.840.10008.5.1.4.1.1.40': ('', 'SOP Class', '(2015c)', 'Retired', '')",  # gone before the editions shipped
        "# 00a6  1.2.840.10008.5.1.4.1.1.48",  # a UID cut off by the end of a line of a dump
    ],
)
def test_what_may_be_right_is_not_found(source):
    assert found("a.py", source) == []


def test_an_arc_is_no_class_where_only_a_class_can_stand():
    (one,) = found("a.py", 'ds.SOPClassUID = "1.2.840.10008.5.1.4.1.1"')
    assert (one.rule, one.suggestion) == ("DMS004", None)
    (one,) = found("a.py", 'XA = "1.2.840.10008.5.1.4.1.1.12"')
    assert (one.rule, one.suggestion) == ("DMS004", "1.2.840.10008.5.1.4.1.1.12.1")


def test_nothing_is_near_what_is_far():
    assert nearest("1.2.840.10008.9.9.9.9.9.9.9.9") is None
