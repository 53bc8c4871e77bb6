r"""DMS006: a prefix test that catches more than it says."""

import pytest

from dicom_uid_lint.rules.dms006 import also_matched

from .conftest import found

STORAGE = "1.2.840.10008.5.1.4.1.1"
SC = f"{STORAGE}.7"
REGEX = r"^1\.2\.840\.10008\.5\.1\.4\.1\.1\.7"
JAVA_REGEX = REGEX.replace("\\", "\\\\")


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.py", f'uid.startswith("{SC}")'),
        ("a.py", f'uid.startswith(("{SC}", "{STORAGE}.104."))'),
        ("a.py", f'df.uid.str.startswith("{SC}")'),
        ("a.py", f'uid[:{len(SC)}] == "{SC}"'),
        ("a.py", f'uid[:n] != "{SC}"'),
        ("a.py", f'"{SC}" in ds.SOPClassUID'),
        ("a.py", f're.match(r"{REGEX}", uid)'),
        ("a.py", f're.match(r"{REGEX[1:]}", uid)'),
        ("a.py", f're.compile(r"{REGEX}.*$")'),
        ("a.py", f're.search(r"{REGEX}[0-9.]*", uid)'),
        ("a.py", f'fnmatch(uid, "{SC}*")'),
        ("a.py", f'''sql = "SELECT 1 FROM image WHERE uid LIKE '{SC}%'"'''),
        ("a.c", f'strncmp(uid, "{SC}", {len(SC)}) == 0'),
        ("a.cpp", f'uid.rfind("{SC}", 0) == 0'),
        ("a.cpp", f'uid.compare(0, {len(SC)}, "{SC}") == 0'),
        ("a.cpp", f'uid.substr(0, {len(SC)}) == "{SC}"'),
        ("a.cpp", f'uid.starts_with("{SC}")'),
        ("a.cs", f'uid.StartsWith("{SC}")'),
        ("a.java", f'uid.startsWith("{SC}")'),
        ("a.java", f'uid.matches("{JAVA_REGEX}.*")'),
        ("a.kt", f'uid.startsWith("{SC}")'),
        ("a.js", f'uid.startsWith("{SC}")'),
        ("a.js", f'uid.indexOf("{SC}") === 0'),
        ("a.js", f"/{REGEX}/.test(uid)"),
        ("a.ts", f"uid.startsWith('{SC}')"),
        ("a.go", f'strings.HasPrefix(uid, "{SC}")'),
        ("a.rs", f'uid.starts_with("{SC}")'),
        ("a.swift", f'uid.hasPrefix("{SC}")'),
    ],
)
def test_secondary_capture_also_catches_visible_light(path, source):
    (one,) = found(path, source)
    assert (one.rule, one.uid) == ("DMS006", SC)
    assert "VL Endoscopic Image Storage" in one.message
    assert "Secondary Capture" not in one.message


@pytest.mark.parametrize(
    ("prefix", "others"),
    [
        (f"{STORAGE}.2", "Nuclear Medicine Image Storage"),
        (f"{STORAGE}.4", "RT Image Storage"),
        (f"{STORAGE}.481.1", "RT Physician Intent Storage"),
        (f"{STORAGE}.66", "Segmentation Storage"),
        (f"{STORAGE}.66.", "Spatial Registration Storage"),
        ("1.2.840.10008.1.2", "Storage Commitment Push Model SOP Class"),
    ],
)
def test_what_else_is_caught(prefix, others):
    assert others in [one.name for one in also_matched(prefix)]


@pytest.mark.parametrize(
    "prefix",
    [
        STORAGE,
        f"{STORAGE}.",
        "1.2.840.10008",
        "1.2.840.10008.",
        "1.2.840.10008.1.2.",
        "1.2.840.113619",
        f"{STORAGE}.7.",
        f"{STORAGE}.4.",
        f"{STORAGE}.1.",
        f"{STORAGE}.88.",
        f"{STORAGE}.77.1.5",
        f"{STORAGE}.12.1",
        f"{STORAGE}.128",
        f"{STORAGE}.77.1.4",
    ],
)
def test_what_catches_what_it_says(prefix):
    assert also_matched(prefix) == ()


@pytest.mark.parametrize(
    "source",
    [
        f'uid == "{SC}"',
        f'uid in ("{SC}",)',
        f're.match(r"{REGEX}$", uid)',
        f're.match(r"{REGEX}(\\.[1-4])?$", uid)',
        f're.search(r"{REGEX[1:]}", text)',
        f're.fullmatch(r"{REGEX}", uid)',
        f'uid[:10] == "{SC}"',
        f'uid.endswith("{SC}")',
    ],
)
def test_what_is_no_test_for_a_prefix(source):
    assert found("a.py", source) == []
