"""What the rules say: messages, suggestions, and what makes a finding fail."""

import pytest

from dicom_media_storage import EDITION
from dicom_uid_lint.rules import RULES

from .conftest import found, places

S = "1.2.840.10008.5.1.4.1.1"
CT, MR, US = f"{S}.2", f"{S}.4", f"{S}.6.1"
NOT_REGISTERED = f"this UID is not in the register of UIDs, PS3.6 Table A-1, up to {EDITION}"


@pytest.mark.parametrize(
    ("path", "source", "message", "suggestion"),
    [
        (
            "a.h",
            f'#define CT_IMAGE_STORAGE "{MR}"',
            f"'CT_IMAGE_STORAGE' is CT Image Storage, but this UID is MR Image Storage; write {CT}",
            CT,
        ),
        (
            "a.py",
            f'meta.TransferSyntaxUID = "{CT}"',
            "TransferSyntaxUID takes a Transfer Syntax, but this UID is CT Image Storage",
            None,
        ),
        (
            "a.py",
            'ds.SOPClassUID = "RT Structure Set Storage"',
            f"SOPClassUID takes a UID, not the name 'RT Structure Set Storage'; write {S}.481.3",
            f"{S}.481.3",
        ),
        (
            "a.js",
            f"'{S}.3.1': 'Ultrasound Multi-frame Image Storage (Retired)',",
            (
                "'Ultrasound Multi-frame Image Storage (Retired)' is Ultrasound Multi-frame Image Storage (retired), "
                f"but this UID is Ultrasound Multi-frame Image Storage, which is current; write {S}.3"
            ),
            f"{S}.3",
        ),
        (
            "a.c",
            f'#define ULTRASOUND_IMAGE_STORAGE "{S}.6"',
            f"Ultrasound Image Storage with this UID is retired; write {US}, Ultrasound Image Storage",
            US,
        ),
        (
            "a.py",
            f'ENHANCED_MR_IMAGE_STORAGE = "{S}.4.11"',
            f"{NOT_REGISTERED}; 'ENHANCED_MR_IMAGE_STORAGE' is Enhanced MR Image Storage: write {S}.4.1",
            f"{S}.4.1",
        ),
        (
            "a.py",
            'x = "1.2.840.10008.5.4.1.1.2"',
            f"{NOT_REGISTERED}; did you mean {CT}, CT Image Storage?",
            None,
        ),
        (
            "a.py",
            f'ds.SOPClassUID = "{S}"',
            "this UID is the beginning of others and not one of its own",
            None,
        ),
        (
            "a.py",
            'CT = "1.2.840.100008.5.1.4.1.1.2"',
            f"malformed UID: it is not under DICOM's root 1.2.840.10008; write {CT}, CT Image Storage",
            CT,
        ),
        (
            "a.py",
            f'SC = "{S}.7 "',
            f"malformed UID: it ends with a blank; write {S}.7, Secondary Capture Image Storage",
            f"{S}.7",
        ),
        (
            "a.c",
            f'x("{S}.l1.1")',
            (f"malformed UID: it contains the letter l; write {S}.11.1, Grayscale Softcopy Presentation State Storage"),
            f"{S}.11.1",
        ),
        (
            "a.sql",
            f"VALUES ('{S},13.1.3', 'DBT')",
            f"malformed UID: it contains a comma; write {S}.13.1.3, Breast Tomosynthesis Image Storage",
            f"{S}.13.1.3",
        ),
        (
            "a.py",
            f'SC = "{S}.7\x1f"',
            f"malformed UID: it contains the invisible character U+001F; write {S}.7, Secondary Capture Image Storage",
            f"{S}.7",
        ),
        (
            "a.py",
            "from pydicom.uid import MRImageStorageSOPClass",
            "MRImageStorageSOPClass is not a DICOM UID keyword; write MRImageStorage",
            "MRImageStorage",
        ),
        (
            "a.py",
            "from pydicom._storage_sopclass_uids import MRImageStorage",
            "pydicom 3.0 has no module _storage_sopclass_uids; import its constants from pydicom.uid",
            "pydicom.uid",
        ),
    ],
)
def test_a_message_says_what_to_write(path, source, message, suggestion):
    (one,) = found(path, source)
    assert (one.message, one.suggestion) == (message, suggestion)


INVISIBLE = ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202a", "\x1f", "\x7f"]


@pytest.mark.parametrize("character", INVISIBLE)
@pytest.mark.parametrize("path", ["a.py", "a.c", "a.js", "a.xml", "a.yaml", "a.md", "a.pas", "a.vb"])
@pytest.mark.parametrize("where", [0, 9, len(CT)])
def test_an_invisible_character_in_a_uid_is_found(path, character, where):
    uid = CT[:where] + character + CT[where:]
    quotes = "" if path in {"a.xml", "a.yaml", "a.md"} else "'" if path == "a.pas" else '"'
    rules = [one.rule for one in found(path, f"x: {quotes}{uid}{quotes}")]
    assert rules == ["DMS005"]


@pytest.mark.parametrize("padding", ["\\0", "\\x00", "\\000"])
def test_padding_is_not_a_fault(padding):
    assert found("a.c", f'x = "{CT}{padding}";') == []  # PS3.5 section 9.1


def test_a_soft_hyphen_of_latin_1_is_found():
    from dicom_uid_lint import lint_source

    (one,) = lint_source(b'x = "1.2.840.10008.5.1.4\xad.1.1.2"', "a.c")[0]
    assert "U+00AD" in one.message


@pytest.mark.parametrize(
    ("source", "rules"),
    [
        (f"x = ['{CT}']", ["DMS001"]),
        (f"f('{CT}', b'{MR}')", ["DMS001", "DMS001"]),
        (f"'see {CT}'", []),
        (f"# {CT}", []),
        (f"x = '{CT}' + y", []),
        (f"if uid.startswith('{CT}'): x()", []),
        ("x = '1.2.840.10008.1.2'", []),
    ],
)
def test_hard_coded_uids_are_found_if_selected(source, rules):
    assert [one.rule for one in found("a.py", source, "DMS001")] == rules
    assert found("a.py", source) == []


def test_the_suggestion_for_python_is_an_expression():
    (python,), (c,) = found("a.py", f'x = "{CT}"', "DMS001"), found("a.c", f'f("{CT}");', "DMS001")
    assert (python.suggestion, c.suggestion) == ("uids.CTImageStorage", "CTImageStorage")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("from pydicom.uid import MRImageStorageSOPClass", 1),
        ("import pydicom\nx = pydicom.uid.MRImageStorageSOPClass", 1),
        ("from pynetdicom.sop_class import (\n    MRImageStorageSOPClass,\n)", 1),
        ("from pynetdicom import sop_class\nx = sop_class.MRImageStorageSOPClass", 1),
        ("try:\n    from pydicom.uid import MRImageStorageSOPClass\nexcept ImportError:\n    pass", 0),
        ("MRImageStorageSOPClass = make()", 0),
        ("from pydicom.uid import MRImageStorage", 0),
        ("from pynetdicom.sop_class import EnchancedCTImageStorage", 1),
        (f'NAMES = {{"MagneticResonanceImageStorage": "{MR}"}}', 0),
        (f'NAMES = {{"EnhancedMRColourImageStorage": "{MR}.3"}}', 1),
        ("# from pydicom.uid import MRImageStorageSOPClass", 0),
    ],
)
def test_old_names_are_found_where_they_come_from_other_software(source, names):
    assert len(found("a.py", source, "DMS007")) == names
    assert found("a.c", source, "DMS007") == []


def test_the_place_is_that_of_the_literal_or_of_the_uid_in_prose():
    assert places("a.py", f'CT_IMAGE = r"{MR}"') == ["1:12 DMS002"]
    assert places("a.py", f"# CT Image Storage: {MR}") == ["1:21 DMS002"]
    assert places("a.py", f"x = 'é\U0001f600'; CT_IMAGE = '{MR}'") == ["1:22 DMS002"]


def test_a_warning_is_marked_as_one():
    (one,) = found("a.py", f'x = "{S}.999"')
    assert (one.rule, one.level, one.fails) == ("DMS004", "warning", False)


def test_names_of_a_category_are_not_contradictions():
    categories = "\n".join(f'"{S}.9.{number}": HemodynamicWaveform,' for number in ("2.1", "5.1", "6.1"))
    assert found("a.py", f"CATEGORIES = {{\n{categories}\n}}") == []


@pytest.mark.parametrize(
    ("name", "suggestion"), [("PET", f"{S}.128"), ("CT", None), ("MG", None), ("EEG", None), ("MR", MR)]
)
def test_an_abbreviation_has_a_suggestion_if_it_means_one_class(name, suggestion):
    (one,) = found("a.py", f'{name} = "{CT}"') or (None,)
    assert (one.suggestion if one else None) == suggestion


def test_a_category_of_two_uids_may_be_a_copied_line():
    lines = [f'"{S}.9.{number}": "Hemodynamic Waveform",' for number in ("2.1", "5.1")]
    assert [one.line for one in found("a.py", "\n".join(lines))] == [2]


def test_a_placeholder_for_several_uids_is_not_a_name():
    lines = [f'if modality == "{number}": replace("=CTImageStorage", "{S}.{number}")' for number in (4, 1, 20)]
    assert found("a.py", "\n".join(lines)) == []
    assert len(found("a.py", "\n".join(lines[:2]))) == 2


def test_line_breaks_of_typesetting_are_not_faults():
    uid = "1.2.840.10008.\u200b5.\u200b1.\u200b4.1.1.2"
    assert found("a.html", f"<td>{uid}</td>") == found("a.xml", f"<para>{uid}</para>") == found("a.md", uid) == []
    for path, source in {"a.py": f'x = "{uid}"', "a.xml": f"<uid>{uid}</uid>", "a.json": f'"{uid}"'}.items():
        assert [one.rule for one in found(path, source)] == ["DMS005"]


def test_a_removed_rule_is_not_a_rule():
    assert "DMS006" not in RULES
