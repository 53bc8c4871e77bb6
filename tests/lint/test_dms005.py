"""DMS005: a malformed UID near DICOM's root."""

import pytest

from dicom_uid_lint.document import may_matter
from dicom_uid_lint.knowledge.syntax import read

from .conftest import found

CT = "1.2.840.10008.5.1.4.1.1.2"
SLIPS = {
    "1.2.840.100008.5.1.4.1.1.2": "root",
    "1.2.840.1008.5.1.4.1.1.2": "root",
    "1.2.840.10080.5.1.4.1.1.2": "root",
    "1.2.480.10008.5.1.4.1.1.2": "root",
    "1.2.84.10008.5.1.4.1.1.2": "root",
    "1.2.8400.10008.5.1.4.1.1.2": "root",
    "1.840.10008.5.1.4.1.1.2": "root",
    "2.840.10008.5.1.4.1.1.2": "root",
    "1.2840.10008.5.1.4.1.1.2": "root",
    "1.2.84010008.5.1.4.1.1.2": "root",
    "1.2.840.100085.1.4.1.1.2": "root",
    "1.2.840..10008.5.1.4.1.1.2": "empty component",
    "1.2.840.10008.5.1..4.1.1.2": "empty component",
    "1.2.840.10008.5.1.4.1.1.02": "leading zero",
    "1.2.840.010008.5.1.4.1.1.2": "leading zero",
    " 1.2.840.10008.5.1.4.1.1.2": "blank",
    "1.2.840.10008.5.1.4.1.1.2 ": "blank",
    "1.2.840.10008. 5.1.4.1.1.2": "blank",
    "1 2 840 10008 5 1 4 1 1 2": "blank",
}


@pytest.mark.parametrize(("text", "fault"), SLIPS.items())
def test_what_is_wrong_and_what_is_meant(text, fault):
    (one,) = found("a.py", f'x = "{text}"')
    assert (one.rule, one.uid, one.suggestion) == ("DMS005", text.strip(), CT)
    assert fault in one.message


@pytest.mark.parametrize("text", SLIPS)
def test_no_slip_escapes_the_filter_of_bytes(text):
    assert read(text) is not None
    assert may_matter(f'"{text}"', "c")


def test_too_long():
    (one,) = found("a.py", f'x = "{CT}.{"1" * 64}"')
    assert "more than 64" in one.message


def test_a_dot_at_the_end_of_what_is_named():
    assert [one.rule for one in found("a.py", f'CT_IMAGE_STORAGE = "{CT}."')] == ["DMS005"]
    assert found("a.py", f'CT_PREFIX = "{CT}."') == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.c", 'x("1.2.840.100008.5.1.4.1.1.2");'),
        ("a.md", "1.2.840.100008.5.1.4.1.1.2"),
        ("a.yaml", "x: 1.2.840.100008.5.1.4.1.1.2"),
        ("a.xml", "<a>1.2.840.100008.5.1.4.1.1.2</a>"),
        ("a.csv", "x,1.2.840.100008.5.1.4.1.1.2"),
        ("a.py", "# 1.2.840.100008.5.1.4.1.1.2"),
        ("a.py", 'x = f"1.2.840.100008.5.1.4.1.1.2: {y}"'),
    ],
)
def test_wherever_it_stands(path, source):
    assert [one.rule for one in found(path, source)] == ["DMS005"]


@pytest.mark.parametrize(
    "source",
    [
        f'x = "{CT}\\0"',  # as PS3.5 pads it
        'x = "1.2.840.113619.2.1"',
        'x = "1.2.840.10003.5.1"',  # Z39.50, which has another number of ANSI's
        'x = "1.2.840.10040.4.3"',
        'x = "1.2.840.10045.2.1"',
        'x = "1.2.276.0.7230010.3.1.4"',
        'x = "1.2.752.10008.5.1"',
        'x = "1.2.840.1008.77.88"',
        'x = "1.2.840.10008..."',
        'x = "from 1.2.840.10008.1.1 to 1.2.840.10008.1.2 "',
        'x = "uid " + " 1.2.840.10008.1.2"',
        "x = 1.02754010000000",
    ],
)
def test_other_numbers_are_other_numbers(source):
    assert found("a.py", source) == []
