"""``export`` for other languages and servers, without their compilers: selection, provenance, escapes, templates."""

import ast
import base64
import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
from dataclasses import fields, replace

import pytest

from dicom_media_storage import registry, table
from dicom_media_storage._export import escapes, variables
from dicom_media_storage._export import selection as selection_module
from dicom_media_storage._export.formats import FORMATS
from dicom_media_storage._export.selection import Selection
from dicom_media_storage._export.transfer_syntaxes import FITTING, STORED, STORED_BY_PYNETDICOM
from dicom_media_storage._export.variables import Entry, Variables, entry_of
from dicom_media_storage.editions import EDITIONS, NEWEST
from tests.conftest import PROJECT
from tests.support import spec

SERVERS = [form.name for form in FORMATS.values() if form.stores]
OTHERS = [name for name in FORMATS if name not in SERVERS]
HOSTILE = "\"'\\ */ ?? \n\r\t\0\x1b\x7f\x85\u2028\u202e\ufeff µ \U0001f4a9 <&> {@code} ${x} %s `"
GUIDE = (PROJECT / "docs" / "guide" / "languages.md").read_text()


def command_in(text):
    return re.search(r"Command: dicom-media-storage (export [\w .=/-]+?)(?= SHA-256| \*/|\"|\n)", text)[1].split()


@pytest.mark.parametrize("form", FORMATS)
def test_the_header_has_the_command_that_writes_the_same_again(run, form):
    text = run("export", "--format", form, "--edition", "2017c", "--retired").stdout
    assert text == run(*command_in(text)).stdout
    assert f"--format {form}" in text
    assert "Storage SOP Classes of DICOM 2017c" in text


@pytest.mark.parametrize("form", FORMATS)
def test_the_header_has_the_digest_of_the_rows(run, form):
    text = run("export", "--format", form, "--group", "waveform").stdout
    rows = run("export", "--format", "jsonl", "--group", "waveform").stdout_bytes
    assert (
        f"SHA-256 of export --edition {NEWEST} --group WAVEFORM --format jsonl: {hashlib.sha256(rows).hexdigest()}"
        in text
    )


EVERY_FORMAT = """
import hashlib, sys
from click.testing import CliRunner
from dicom_media_storage._cli.app import cli
for form in sys.argv[1:]:
    done = CliRunner().invoke(cli, ["export", "--retired", "--format", form])
    print(form, done.exit_code, hashlib.sha256(done.stdout_bytes).hexdigest())
"""


def test_two_runs_write_the_same_bytes():
    command = [sys.executable, "-c", EVERY_FORMAT, "csv", "json", "jsonl", "parquet", *FORMATS]
    runs = [
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, check=True)
        for seed in "12"
    ]
    first, second = (done.stdout.decode().splitlines() for done in runs)
    assert [line.split()[:2] for line in first] == [[form, "0"] for form in command[3:]]
    assert first == second


@pytest.mark.parametrize("form", [form.name for form in FORMATS.values() if form.suffix])
def test_the_suffix_gives_the_format(run, tmp_path, form):
    file = tmp_path / f"file.{FORMATS[form].suffix}"
    assert run("export", "-o", str(file)).exit_code == 0
    assert file.read_bytes() == run("export", "--format", form).stdout_bytes


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_has_every_class_of_its_edition(run, form):
    text = run("export", "--edition", "2013", "--format", form).stdout
    found = set(re.findall(r"\b1\.2\.840\.10008\.[0-9.]*[0-9]", text))
    wanted = {row["uid"] for row in table.rows("2013") if row["shares_uid_with_network"] or form in OTHERS}
    assert wanted <= found
    assert not found & {row["uid"] for row in table.rows(retired=True)} - wanted


def test_all_editions_give_one_entry_for_each_uid(run):
    text = run("export", "--all", "--format", "c").stdout
    current = {uid for edition in spec.EDITIONS for uid in spec.current(edition)} - {*spec.retired(spec.NEWEST)}
    assert sorted(re.findall(r'"(1\.2\.840\.10008\.[0-9.]+)"', text)) == sorted(current)


def test_a_class_that_a_later_edition_retires_is_retired_in_all_editions(monkeypatch):
    old, new = EDITIONS[0], EDITIONS[-1]
    row = table.rows(old)[1]
    rows = {old: [row], new: [{**row, "edition": new, "is_retired": True}]}
    monkeypatch.setattr(selection_module.table, "rows", lambda edition, **_: rows[edition])
    assert Selection((old, new)).newest_rows == []
    assert [each["is_retired"] for each in Selection((old, new), retired=True).newest_rows] == [True]
    assert Selection((old,)).newest_rows == [row]


@pytest.mark.parametrize("form", OTHERS)
def test_the_register(run, form):
    text = run("export", "--registry", "--format", form).stdout
    assert text == run(*command_in(text)).stdout
    missing = [entry.uid for entry in registry.entries() if entry.keyword and entry.uid not in text]
    assert missing == []


def test_the_names_of_constants_differ():
    rows = Selection(EDITIONS, retired=True).newest_rows + table.registry_rows()
    entries = {entry.uid: entry for entry in map(entry_of, rows) if entry.keyword}.values()
    for names in ([entry.member for entry in entries], [entry.pascal for entry in entries]):
        assert len(set(names)) == len(names)
        assert all(name.isidentifier() for name in names)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["--format", "java", "--set", "package=org.example"], "package org.example;"),
        (["--format", "csharp", "--set", "namespace=A.B", "--set", "name=Uids"], "public static class Uids"),
        (["--format", "typescript", "--registry"], "export const DicomUID = {"),
        (["--format", "sql", "--registry", "--set", "table=uids"], "CREATE TABLE uids ("),
        (["--format", "dcm4chee", "--set", "ae=dicomAETitle=X,cn=A B"], "Image Storage SCP,dicomAETitle=X,cn=A B\n"),
    ],
)
def test_settings(run, words, expected):
    text = run("export", *words).stdout
    assert expected in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--format", "java", "--set", "nothing=1"], "java has no setting nothing; its settings: package, name"),
        (["--format", "sql", "--set", "table=a; DROP TABLE b"], "--set table: expected letters, digits and"),
        (["--format", "go", "--set", "package=a\nb"], "--set package: expected letters, digits and"),
        (["--format", "go", "--set", "package"], "expected NAME=VALUE, not 'package'"),
        (["--format", "orthanc", "--registry"], "orthanc is for storage SOP Classes, not for --registry"),
        (["--format", "c", "--transfer-syntax", "RLELossless"], "is for the configuration of a server"),
        (["--format", "orthanc", "--transfer-syntax", "1.2.3"], "1.2.3 is not the keyword or UID of a Transfer Syntax"),
        (["--format", "orthanc", "--transfer-syntax", "JPIPReferenced"], "is not for stored instances"),
        (["--format", "orthanc", "--transfer-syntax", "ExplicitVRBigEndian"], "is not for stored instances"),
        (["--format", "dcmtk", "--transfer-syntax", "RLELossless"], "no Transfer Syntax fits the classes of kind unc"),
    ],
)
def test_options_that_a_format_refuses(run, tmp_path, words, message):
    result = run("export", *words, "-o", str(tmp_path / "file"))
    assert result.exit_code == 2
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_transfer_syntaxes_are_those_of_the_kind_of_class(run):
    words = ["--transfer-syntax", "ExplicitVRLittleEndian", "--transfer-syntax", "1.2.840.10008.1.2.4.90"]
    text = run("export", "--format", "dcmtk", *words, "--transfer-syntax", "MPEG4HP41").stdout
    groups = dict(re.findall(r"\[(Uncompressed|Image|Video)\]\n((?:[^\[\n]+\n)+)", text))
    found = {kind: re.findall(r"= (\S+)", lines) for kind, lines in groups.items()}
    explicit, jpeg, mpeg = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.102"
    assert found == {"Uncompressed": [explicit], "Image": [explicit, jpeg], "Video": [explicit, jpeg, mpeg]}
    assert re.search(r"= 1\.2\.840\.10008\.5\.1\.4\.1\.1\.88\.11\\Uncompressed\n", text)
    assert re.search(r"= 1\.2\.840\.10008\.5\.1\.4\.1\.1\.2\\Image\n", text)
    assert re.search(r"= 1\.2\.840\.10008\.5\.1\.4\.1\.1\.3\.1\\Video\n", text)


def test_every_transfer_syntax_is_registered_and_not_retired():
    current = {
        entry.keyword for entry in registry.entries() if entry.type == "Transfer Syntax" and not entry.is_retired
    }
    assert set(FITTING["video"]) <= current
    assert {*STORED, *STORED_BY_PYNETDICOM} <= set(FITTING["video"])
    assert not [keyword for keyword in FITTING["video"] if "JPIP" in keyword or "SMPTE" in keyword]


def test_escaped_texts_are_read_back():
    text = escapes.python(HOSTILE)
    assert ast.literal_eval(f'"{text}"') == ast.literal_eval(f"'{text}'") == HOSTILE
    assert json.loads(f'"{escapes.json_text(HOSTILE)}"') == HOSTILE


def test_escaped_texts_are_read_back_by_sql():
    text = "'; -- \" µ \U0001f4a9 {} %s"
    assert sqlite3.connect(":memory:").execute(f"SELECT '{escapes.sql(text)}'").fetchone() == (text,)


@pytest.mark.parametrize("text", ["\\", "a\nb", "\0", "\x1b"])
def test_sql_refuses_texts_that_databases_read_differently(text):
    with pytest.raises(ValueError, match="SQL has no portable form of"):
        escapes.sql(text)


@pytest.mark.parametrize(
    ("text", "value"), [("a", " a"), (" a", ": IGE="), (":", ": Og=="), ("a\nb", ": YQpi"), ("", ": ")]
)
def test_ldif_writes_unsafe_values_as_base64(text, value):
    assert escapes.ldif_value(text) == value


@pytest.mark.parametrize("name", ["c_language", "csharp", "go", "java", "ldif", "python", "rust", "typescript"])
def test_an_escaped_text_is_a_printable_line_of_ascii(name):
    escaped = getattr(escapes, name)(HOSTILE)
    assert escaped.isascii()
    assert escaped.isprintable()
    assert "*/" not in escaped or name in {"ldif", "python"}
    assert '"' not in escaped or name == "ldif"


@pytest.mark.parametrize(
    "name", ["c_language", "csharp", "go", "java", "json_text", "ldif", "python", "rust", "sql", "typescript"]
)
def test_names_of_the_standard_are_readable(name):
    assert getattr(escapes, name)("X-Ray 3D / Multi-frame (12)") == "X-Ray 3D / Multi-frame (12)"


@pytest.fixture
def hostile(monkeypatch):
    """Give every entry a hostile name."""
    original = variables.entry_of
    monkeypatch.setattr(variables, "entry_of", lambda row: replace(original(row), name=HOSTILE))


@pytest.mark.usefixtures("hostile")
def test_a_hostile_name_is_itself_in_json(run):
    codes, values = (each["resource"] for each in json.loads(run("export", "--format", "fhir").stdout)["entry"])
    assert {concept["display"] for concept in codes["concept"]} == {HOSTILE}
    assert {concept["display"] for concept in values["compose"]["include"][0]["concept"]} == {HOSTILE}
    assert len(json.loads(run("export", "--format", "orthanc").stdout)["AcceptedSopClasses"]) == len(table.rows()) - 1


@pytest.mark.usefixtures("hostile")
def test_a_hostile_name_is_itself_in_ldif(run):
    names = re.findall(r"(?m)^cn:: (\S+)$", run("export", "--format", "dcm4chee").stdout)
    assert {base64.b64decode(name).decode() for name in names} == {f"{HOSTILE} SCP"}
    assert len(names) == len(table.rows()) - 1


@pytest.mark.usefixtures("hostile")
@pytest.mark.parametrize("form", ["dcmtk", "pynetdicom"])
def test_a_hostile_name_stays_in_its_comment(run, form):
    lines = run("export", "--format", form).stdout.splitlines()
    statements = [line for line in lines if not line.startswith("#")]
    assert len(statements) > len(table.rows())
    if form == "pynetdicom":
        ast.parse("\n".join(lines))
    else:
        assert all(re.fullmatch(r"(?:\[{1,2}\w+\]{1,2}|\w+ = [\w.\\]+|)", line) for line in statements)


def test_a_template_of_your_own(run, tmp_path):
    template, file = tmp_path / "kotlin.jinja", tmp_path / "Uids.kt"
    template.write_text(
        '{% for entry in constants %}\nconst val {{ entry.member }} = "{{ entry.uid }}"\n{% endfor %}\n'
    )
    result = run("export", "--template", str(template), "--edition", "2013", "-o", str(file))
    assert (result.exit_code, result.stderr) == (0, "")
    lines = file.read_text().splitlines()
    assert [line for line in lines if line] == [
        f'const val {row["member"]} = "{row["uid"]}"' for row in table.rows("2013")
    ]


def test_a_template_with_the_escapes_of_a_format_and_settings(run, tmp_path):
    template = tmp_path / "mine.jinja"
    template.write_text("{{ settings.text }} {{ settings.package }} {{ command }}")
    words = ["--template", str(template), "--format", "java", "--set", 'text="']
    assert run("export", *words).stdout.startswith(
        "\\042 dicom dicom-media-storage export --template mine.jinja --format java "
    )
    assert run("export", *words[:2], *words[4:]).exit_code == 2
    assert run("export", "--template", str(template), "--set", 'text="', "--set", "package=p").stdout.startswith('" p ')


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("\n{{ entrys }}", "bad.jinja, line 2: 'entrys' is undefined"),
        ("{{ edition.nothing }}", "has no attribute 'nothing'"),
        ("\n\n{% for %}", "bad.jinja, line 3: "),
        ("{{ none }}", "bad.jinja, line 1: a value is None: test for None before you place it"),
        ("{{ 1 / 0 }}", "bad.jinja, line 1: division by zero"),
        ("{{ edition.__class__ }}", "unsafe"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "unsafe"),
        ("{{ constants.append(1) }}", "unsafe"),
        ("{{ entries[0].row.clear() }}", "unsafe"),
        ("{% include '/etc/passwd' %}", "bad.jinja, line 1: "),
        ("{% for i in range(10 ** 9) %}{% endfor %}", "Range too big"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "recursion"),
    ],
)
def test_a_template_that_fails_writes_nothing(run, tmp_path, template, message):
    path, file = tmp_path / "bad.jinja", tmp_path / "file"
    path.write_text(template)
    file.write_text("old")
    result = run("export", "--template", str(path), "-o", str(file))
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert message in result.stderr
    assert file.read_text() == "old"


def test_a_template_that_is_not_text(run, tmp_path):
    path = tmp_path / "bad.jinja"
    path.write_bytes(b"\xff")
    result = run("export", "--template", str(path))
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "as UTF-8" in result.stderr


def test_without_jinja2_a_line_names_the_extra(run, tmp_path, monkeypatch):
    for name in ("jinja2", "jinja2.sandbox"):
        monkeypatch.setitem(sys.modules, name, None)
    result = run("export", "-o", str(tmp_path / "uids.h"))
    assert result.exit_code == 2
    assert "c needs the extra 'export': pip install 'dicom-media-storage[export]'" in result.stderr
    assert list(tmp_path.iterdir()) == []
    assert run("export", "--format", "csv").exit_code == 0


def test_the_guide_lists_the_formats_and_their_settings():
    listed = {
        name: set(re.findall(r"`(\w+)`", settings))
        for name, settings in re.findall(r"(?m)^\| `(\w+)` \|[^|]*\|[^|]*\|([^|]*)\|$", GUIDE)
    }
    assert listed == {form.name: set(form.settings) for form in FORMATS.values()}


def test_the_guide_lists_the_variables_of_a_template():
    listed = re.findall(r"(?m)^\| `([\w.]+)` \| `[^|]*` \|", GUIDE)
    of_an_entry = [*(field.name for field in fields(Entry)), "pascal"]
    assert set(listed) == {*Variables.__annotations__, *(f"entry.{name}" for name in of_an_entry)}
