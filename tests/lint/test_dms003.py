"""DMS003, selected: a retired UID used as current, wherever it stands."""

import pytest

from .conftest import found

US = "1.2.840.10008.5.1.4.1.1.6"
CURVE = "1.2.840.10008.5.1.4.1.1.9"


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.py", f'SOP_CLASSES = {{"US": "{US}"}}'),
        ("a.py", f'ULTRASOUND_IMAGE_STORAGE = "{US}"'),
        ("a.py", f'SUPPORTED = ["{US}"]  # Ultrasound Image Storage'),
        ("a.py", f'ds.SOPClassUID = "{US}"'),
        ("a.py", f'StandaloneCurveStorage = "{CURVE}"'),
        ("a.c", f'#define US_IMAGE_STORAGE "{US}"'),
        ("a.js", f'const classes = {{ US: "{US}" }}'),
        ("a.yaml", f"US: {US}"),
        ("a.json", f'{{"US": "{US}"}}'),
        ("a.xml", f"<US>{US}</US>"),
        ("a.csv", f"US,{US}"),
        ("a.properties", f"US={US}"),
    ],
)
def test_a_retired_uid_as_a_current_one(path, source):
    assert [(one.rule, one.uid) for one in found(path, source, "DMS003")] == [
        ("DMS003", CURVE if CURVE in source and US not in source else US)
    ]


def test_the_successor_is_named():
    (one,) = found("a.py", f'US = "{US}"', "DMS003")
    assert one.suggestion == "1.2.840.10008.5.1.4.1.1.6.1"
    assert "the current one is Ultrasound Image Storage, 1.2.840.10008.5.1.4.1.1.6.1" in one.message


def test_some_have_no_successor():
    assert [one.suggestion for one in found("a.py", f'StandaloneCurveStorage = "{CURVE}"', "DMS003")] == [None]


@pytest.mark.parametrize(
    "source",
    [
        f'US = "{US}"  # retired',
        f'UltrasoundImageStorageRetired = "{US}"',
        f'RETIRED = {{"US": "{US}"}}',
        f'class Legacy:\n    US = "{US}"',
        f'# these are retired\nUS = "{US}"',
        f'if ds.SOPClassUID == "{US}": ...',
        f'NAMES = {{"{US}": "US"}}',
        f'ACCEPTED = ["{US}", "1.2.840.10008.5.1.4.1.1.2"]',
        f'"""{US}"""',
    ],
)
def test_to_read_old_files_one_must_know_retired_uids(source):
    assert found("a.py", source, "DMS003") == []


def test_a_register_of_everything_is_no_use():
    rows = (
        (US, "US"),
        ("1.2.840.10008.5.1.4.1.1.5", "NM"),
        ("1.2.840.10008.5.1.4.1.1.3", "x"),
        (CURVE, "StandaloneCurveStorage"),
    )
    assert found("a.py", "\n".join(f'{name} = "{uid}"' for uid, name in rows), "DMS003") == []
    assert len(found("a.py", "\n".join(f'{name} = "{uid}"' for uid, name in rows[:2]), "DMS003")) == 2
