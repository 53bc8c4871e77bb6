"""Right code that looks wrong, by cause, and beside each the fault that it looks like."""

import pytest

from .conftest import found

S = "1.2.840.10008.5.1.4.1.1"
CT, MR, US = f"{S}.2", f"{S}.4", f"{S}.6"

REGISTERED = [
    ("a.py", f'x = "{S}.12.77"', None),
    ("a.py", f'x = "{S}.40"', None),
    ("a.py", f'x = "{S}.201.1.1"', None),
    ("a.py", f'x = "{S}.2.3"', None),
    ("a.py", f'CT_FOR_PROCESSING = "{S}.2.3"', None),
    ("a.py", 'x = "1.2.840.10008.5.1.4.34.5"', None),
    ("a.py", 'x = "1.2.840.10008.1.4.1.1"', None),
    ("a.py", 'x = "1.2.840.10008.15.0.3.10"', None),
    ("a.py", 'x = "1.2.840.10008.2.6.1"', None),
    ("a.py", 'x = "1.2.840.10008.6.1.1234"', None),
    ("a.py", f'x = "{S}.77.1.5"', None),
    ("a.py", f'x = "{S}.999"', "DMS004"),
    ("a.json", f'["{S}.999"]', "DMS004"),
    ("a.py", f'x = "{S}.2.55"', "DMS004"),
]

QUALIFIED = [
    ("a.csv", "RT Beams Delivery Instruction Storage (Supplement 74 Frozen Draft),1.2.840.10008.5.1.4.34.1", None),
    (
        "a.py",
        'add("1.2.840.10008.5.1.4.34.1", "RT Beams Delivery Instruction Storage (Supplement 74 Frozen Draft)")',
        None,
    ),
    ("a.xml", f'<uid keyword="UltrasoundImageStorage" retired="true">{US}</uid>', None),
    ("a.java", f'String UltrasoundImageStorageSOPClassRetired = "{US}";', None),
    ("a.c", f'#define UID_RETIRED_UltrasoundImageStorage "{US}"', None),
    ("a.c", f'#define UID_DRAFT_SRTextStorage "{S}.88.1"', None),
    ("a.py", f'US_IMAGE_STORAGE = "{US}"  # retired', None),
    ("a.py", f'# Trial use only\nTEXT_SR = "{S}.88.999"  # Supplement 23', None),
    ("a.c", f'#define UID_UltrasoundImageStorage "{US}"', "DMS003"),
]

ON_PURPOSE = [
    ("tests/test_trim.py", f'assert clean("{CT} ") == "{CT}"', None),
    ("tests/test_uid.py", f'x = UID(" {CT}")', None),
    ("a.py", f'assert "{CT} ".strip() == x', None),
    ("a.js", f'expect(trim("{CT} ")).toBe("{CT}");', None),
    ("UidTest.java", f'assertEquals(CT, normalize("{CT}\\n"));', None),
    ("a.py", 'with pytest.raises(ValueError):\n    UID("1.2.840.10008.5.1.4.1.1.02")', None),
    ("a.rs", '#[should_panic]\nfn zero() {\n    Uid::new("1.2.840.10008.5.1.4.1.1.02");\n}', None),
    (
        "a.cs",
        '{\n[ExpectedException(typeof(E))]\npublic void Zero() {\n  Parse("1.2.840.10008.5.1.4.1.1.02");\n}\n}',
        None,
    ),
    ("a.java", '{\n@Test(expected = E.class)\npublic void zero() {\n  of("1.2.840.10008.5.1.4.1.1.02");\n}\n}', None),
    ("a.java", '{\n@Test\npublic void zero() {\n  of("1.2.840.10008.5.1.4.1.1.02");\n}\n}', "DMS005"),
    ("a.py", 'self.assertRaises(ValueError, UID, "1.2.840.10008.5.1..4")', None),
    ("a.py", 'assert not is_valid_uid("1.2.840.10008.5.1..4")', None),
    ("a.js", 'expect(isValidUid("1.2.840.10008.5.1..4")).toBe(false);', None),
    ("a.js", 'expect(() => parse("1.2.840.10008.5.1..4")).toThrow();', None),
    ("a.java", 'assertThrows(E.class, () -> { parse("1.2.840.10008.5.1..4"); });', None),
    ("a.java", 'assertFalse(Uid.isValid("1.2.840.10008.5.1..4"));', None),
    ("a.cpp", 'EXPECT_THROW(parse("1.2.840.10008.5.1..4"), Error);', None),
    ("a.rs", 'assert!(parse("1.2.840.10008.5.1..4").is_err());', None),
    ("a.go", 'invalid := []string{"1.2.840.10008.5.1..4", "x"}', None),
    ("a.py", f'UNKNOWN_SOP_CLASS = "{S}.999"', None),
    ("a.py", f'def test_unknown_sop_class():\n    f("{S}.999")', None),
    ("a.js", f'it("rejects an unsupported class", () => {{ f("{S}.999"); }});', None),
    ("a.py", f'x = "{S}.999"  # does not exist: invalid', None),
    ("a.py", f'SC = "{S}.7 "', "DMS005"),
    ("a.py", 'x = "1.2.840.10008.5.1..4.1.1.2"', "DMS005"),
    ("tests/test_a.py", 'x = UID("1.2.840.10008.5.1..4.1.1.2")', "DMS005"),
]

NEXT_LINE = [
    ("a.py", f'x = ["CT Image Storage",\n     "{MR}",\n     "MR Image Storage"]', None),
    ("a.c", f'log("CT Image Storage");\nregister("{MR}",\n         "MR Image Storage");', None),
    ("a.c", f'/* CT Image Storage */\nadd("{MR}",\n    "MR Image Storage");', None),
    ("a.txt", f"CT Image Storage\n{MR}\nMR Image Storage", None),
    ("a.py", f'add("{MR}", "MR Image Storage", "CT Image Storage")', None),
    ("a.c", f'/* CT Image Storage */\nadd("{MR}",\n    "whatever");', "DMS002"),
]

RETIRED = [
    ("a.c", f'#define ULTRASOUND_IMAGE_STORAGE "{US}"', "DMS003"),
    ("a.py", f'US_IMAGE_STORAGE = "{US}"', "DMS003"),
    ("a.java", f'public static final String NuclearMedicineImageStorage = "{S}.5";', "DMS003"),
    ("a.ts", f'export const UltrasoundMultiFrameImageStorage = "{S}.3";', "DMS003"),
    ("a.py", f'NAMES = {{"{US}": "Ultrasound Image Storage"}}', None),
    ("a.py", f'CLASSES = {{"US": "{US}"}}', None),
    ("a.py", f'CLASSES = {{"Ultrasound Image Storage": "{US}", "CT Image Storage": "{CT}"}}', None),
    ("a.py", f'ACCEPTED = ["{US}", "{CT}"]  # Ultrasound Image Storage', None),
    ("a.py", f'if ds.SOPClassUID == "{US}": x()', None),
    ("a.py", f'ds.SOPClassUID = "{US}"', None),
    ("a.py", f'case = {{"a": "{US}"}}', None),
    ("a.py", f'STANDALONE_CURVE_STORAGE = "{S}.9"', None),
    ("a.py", f'OLD_US_IMAGE_STORAGE = "{US}"', None),
]

REGISTER = "\n".join(
    f'"{S}.{number}": "{name}",'
    for number, name in {
        "1": "Computed Radiography Image Storage", "2": "CT Image Storage", "3": "Ultrasound Multi-frame Image Storage",
        "3.1": "Ultrasound Multi-frame Image Storage", "4": "MR Image Storage", "5": "Nuclear Medicine Image Storage",
        "6": "Ultrasound Image Storage", "6.1": "Ultrasound Image Storage", "7": "Secondary Capture Image Storage",
        "8": "Standalone Overlay Storage", "9": "Standalone Curve Storage", "20": "Nuclear Medicine Image Storage",
        "12.3": "X-Ray Angiographic Bi-Plane Image Storage", "88.1": "Text SR Storage",
    }.items()
)  # fmt: skip


@pytest.mark.parametrize(("path", "source", "expected"), REGISTERED + QUALIFIED + ON_PURPOSE + NEXT_LINE + RETIRED)
def test_snippet(path, source, expected):
    rules = [one.rule for one in found(path, source)]
    assert rules == ([] if expected is None else [expected])


def test_a_register_with_its_retired_rows_is_right():
    assert found("a.py", f"UIDS = {{\n{REGISTER}\n}}") == []
    assert found("a.js", f"const uids = {{\n{REGISTER}\n}};") == []
    wrong = REGISTER.replace('"MR Image Storage"', '"CT Image Storage"')
    assert [one.rule for one in found("a.py", f"UIDS = {{\n{wrong}\n}}")] == ["DMS002"]


def test_the_message_claims_what_is_known():
    (one,) = found("a.py", f'x = "{S}.999"')
    assert one.message.startswith("this UID is not in PS3.6 2013 to 20")
    assert one.suggestion is None
    assert one.fails is False


@pytest.mark.parametrize(
    ("source", "suggestion", "fails"),
    [
        (f'x = "{S}.1.4"', None, False),
        (f'x = "{S}.2.99"', None, True),
        (f'ENHANCED_MR_IMAGE_STORAGE = "{S}.2.99"', f"{S}.4.1", True),
        (f'add("{S}.2.99", "Enhanced MR Image Storage")', f"{S}.4.1", True),
    ],
)
def test_a_suggestion_needs_a_name(source, suggestion, fails):
    (one,) = found("a.py", source, "DMS004")
    assert (one.suggestion, one.fails) == (suggestion, fails)


def test_a_prefix_names_five_and_a_count():
    (one,) = found("a.py", f'if uid.startswith("{S}.7"): x()')
    assert one.message.count(", ") == 4
    assert "more" in one.message


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.cfg", f"default = MRImageStorage\nct_image_storage = {S}.2\n"),
        ("a.yaml", f"default: MR Image Storage\nct_image_storage: {S}.2\n"),
        ("a.json", f'{{"default": "MR Image Storage", "CTImageStorage": "{S}.2"}}'),
    ],
)
def test_what_has_the_name_of_its_class_is_not_about_the_value_beside_it(path, source):
    assert found(path, source) == []
    (one,) = found(path, source.replace(f"{S}.2", f"{S}.7"))
    assert (one.rule, one.suggestion) == ("DMS002", f"{S}.2")
