"""``--fix``: UIDs replaced by constants."""

import ast
import os
import re
import stat
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dicom_uid_lint.constants import with_constants
from dicom_uid_lint.engine import lint_source
from dicom_uid_lint.model import FixError

CT = '"1.2.840.10008.5.1.4.1.1.2"'
MR = '"1.2.840.10008.5.1.4.1.1.4"'


def fix(source):
    """The source with all that DMS001 finds fixed."""
    mark = "\ufeff" if source.startswith("\ufeff") else ""
    found, _ = lint_source(source.encode(), "a.py", frozenset({"DMS001"}))
    lines = re.split(r"(?<=\n)", source.removeprefix(mark))
    return mark + "".join(with_constants(lines, found)[0])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            f"x = {CT}\n",
            "from dicom_media_storage import uids\n\nx = uids.CTImageStorage\n",
            id="the import comes first",
        ),
        pytest.param(
            f'#!/usr/bin/python\n# licence\n"""Doc."""\n\nfrom __future__ import annotations\nimport os\n\nx  =  {CT}   # CT\n',
            '#!/usr/bin/python\n# licence\n"""Doc."""\n\nfrom __future__ import annotations\nimport os\n'
            "from dicom_media_storage import uids\n\nx  =  uids.CTImageStorage   # CT\n",
            id="after docstring and imports, and all else as it was",
        ),
        pytest.param(
            f'"""Doc."""\nx = {CT}',
            '"""Doc."""\n\nfrom dicom_media_storage import uids\n\nx = uids.CTImageStorage',
            id="after a docstring alone",
        ),
        pytest.param(
            f"from dicom_media_storage import get, uids\nx = {{{CT}: {MR}}}\n",
            "from dicom_media_storage import get, uids\nx = {uids.CTImageStorage: uids.MRImageStorage}\n",
            id="what is imported is used",
        ),
        pytest.param(
            f"from dicom_media_storage import uids as known\nx = {CT}\n",
            "from dicom_media_storage import uids as known\nx = known.CTImageStorage\n",
            id="under the name that it has",
        ),
        pytest.param(
            f"def f(uids):\n    return {CT}\n",
            "from dicom_media_storage import uids as dicom_uids\n\ndef f(uids):\n    return dicom_uids.CTImageStorage\n",
            id="another name where the name is taken",
        ),
        pytest.param(
            f"from dicom_media_storage import uids\nfor uids in (): x = {CT}\n",
            "from dicom_media_storage import uids\nfrom dicom_media_storage import uids as dicom_uids\n\n"
            "for uids in (): x = dicom_uids.CTImageStorage\n",
            id="another name where the import is shadowed",
        ),
        pytest.param(
            f"import dicom_uids, uids\nx = {CT}\n",
            "import dicom_uids, uids\nfrom dicom_media_storage import uids as dicom_uids_2\n\nx = dicom_uids_2.CTImageStorage\n",
            id="and another",
        ),
        pytest.param(
            f"from x import *\ny = {CT}\n",
            "from x import *\nfrom dicom_media_storage import uids as dicom_uids\n\ny = dicom_uids.CTImageStorage\n",
            id="who imports everything may import that name",
        ),
        pytest.param(
            f"def f():\n    return{CT}if x else{MR}\n",
            "from dicom_media_storage import uids\n\n"
            "def f():\n    return(uids.CTImageStorage)if x else(uids.MRImageStorage)\n",
            id="words that touch the quotes",
        ),
        pytest.param(
            f"match x:\r\n    case {CT}:\r\n        pass\r\n",
            "from dicom_media_storage import uids\r\n\r\nmatch x:\r\n    case uids.CTImageStorage:\r\n        pass\r\n",
            id="line ends and patterns",
        ),
        pytest.param(
            f"é = 'é😀', {CT}, f(uids=1), self.uids  # uids\n",
            "from dicom_media_storage import uids\n\né = 'é😀', uids.CTImageStorage, f(uids=1), self.uids  # uids\n",
            id="columns after characters that are wide, and names that are not in the way",
        ),
        pytest.param(
            f"@decorator\ndef f(x={CT}): ...\n",
            "from dicom_media_storage import uids\n\n@decorator\ndef f(x=uids.CTImageStorage): ...\n",
            id="before a decorator",
        ),
        pytest.param(
            f"\ufeffx = {CT}",
            "\ufefffrom dicom_media_storage import uids\n\nx = uids.CTImageStorage",
            id="byte order mark",
        ),
        pytest.param(
            "x = r'''1.2.840.10008.5.1.4.1.1.2'''\n",
            "from dicom_media_storage import uids\n\nx = uids.CTImageStorage\n",
            id="any quotes",
        ),
    ],
)
def test_a_literal_becomes_a_constant(before, after):
    assert fix(before) == after
    assert fix(after) == after, "what is fixed stays as it is"


@pytest.mark.parametrize(
    "source",
    [
        f"'''{CT}'''\n",
        f'"""Doc."""\n{CT}\n',
        f"(\n{CT}\n)\n",
        f"import os\n({CT})\n",
        f"__all__ = [{CT}]\n",
        f"x = b{CT}\n",
        f"x = f{CT}\n",
        f"x = f'{{{CT}}}'\n",
        f"x = ({CT}\n     '')\n",
        f"x: Literal[{CT}]\n",
        f"def f(x: {CT}) -> {CT}: ...\n",
        f"x = {CT} + y\n",
        f"x = {CT}\\\n''\n",
        f"# {CT}\n",
        'x = "1.2.840.10008.5.1.4.1.1.2 "\n',
        'x = "1.2.840.10008.1.2"\n',
        "x = '1.2.840.10008.5.1.4.1.1.2\\0'\n",
    ],
)
def test_what_must_stay_stays(source):
    assert fix(source) == source


def test_the_encoding_of_the_file_is_kept(file, run):
    file.write_bytes(f"# coding: latin-1\nx = {CT}  # é\n".encode("latin-1"))
    run("--fix", "--select", "DMS001", file)
    after = "# coding: latin-1\nfrom dicom_media_storage import uids\n\nx = uids.CTImageStorage  # é\n"
    assert file.read_bytes() == after.encode("latin-1")


@pytest.mark.parametrize(
    "source",
    [f'"""Doc."""; x = {CT}', f"from __future__ import annotations; x = {CT}", f"x = {CT}\n)"],
)
def test_what_cannot_be_fixed_is_said(source):
    with pytest.raises(FixError):
        fix(source)


_STATEMENTS = st.sampled_from(
    [
        f"x = {CT}",
        f"uids = {MR}",
        f"def f(x={CT}):\n    '''{CT}'''\n    return{MR}",
        f"class A:\n    {MR}\n    b = {{{CT}: {MR}}}",
        f"if x in({CT},{MR}):pass",
        "from dicom_media_storage import uids",
        "import os, uids as dicom_uids",
        "'text'",
        "from x import *",
        "for uids in y: pass",
        f"print(f'{{x}}', b{CT}, {CT} {MR})",
        "# a comment",
        f"lambda uids: {CT}",
    ]
)


@settings(deadline=None)
@given(st.lists(_STATEMENTS), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_whatever_is_fixed_is_the_same_program(statements, end):
    source = end.join(statements) + end
    result = fix(source)
    names = {alias.asname or alias.name for alias in ast.walk(ast.parse(result)) if isinstance(alias, ast.alias)}
    restored = ast.unparse(ast.parse(result))
    for name in sorted(names, key=len, reverse=True):
        restored = restored.replace(f"{name}.CTImageStorage", CT.replace('"', "'"))
        restored = restored.replace(f"{name}.MRImageStorage", MR.replace('"', "'"))
    assert sorted(_lines(ast.unparse(ast.parse(source)))) == sorted(_lines(restored))
    assert fix(result) == result


def _lines(code):
    """The lines that say something; the import that is added, and those that were there, say the same."""
    return [line for line in code.splitlines() if line and not line.startswith("from dicom_media_storage import uids")]


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "a.py"
    file.write_text(f"x = {CT}\n")
    return file


def test_the_command_rewrites_files(file, run):
    file.chmod(0o754)
    result = run("--fix", "--select", "DMS001", file)
    assert (result.exit_code, result.stderr) == (0, "1 finding fixed\n")
    assert file.read_text() == "from dicom_media_storage import uids\n\nx = uids.CTImageStorage\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o754
    again = run("--fix", "--select", "DMS001", file)
    assert (again.exit_code, again.stderr) == (0, "")


def test_what_another_rule_finds_is_left_for_people(tmp_path, run):
    file = tmp_path / "a.py"
    source = f"CT = {MR}\n"
    file.write_text(source)
    result = run("--fix", "--select", "ALL", file)
    assert file.read_text() == source
    assert [line.split()[1] for line in result.stdout.splitlines()] == ["DMS001", "DMS002"]


def test_what_is_silenced_or_ignored_is_not_fixed(file, run):
    before = file.read_text()
    run("--fix", "--select", "ALL", "--ignore", "DMS001", file)
    assert file.read_text() == before
    file.write_text(f"x = {CT}  # dicom-media-storage: ignore[DMS001]\n")
    run("--fix", "--select", "DMS001", file)
    assert "uids" not in file.read_text()


def test_other_languages_stubs_and_broken_files_are_not_fixed(tmp_path, run):
    for name, source in {"a.js": f"x = {CT}\n", "a.pyi": f"x = {CT}\n", "b.py": f"x = {CT}\n)\n"}.items():
        (tmp_path / name).write_text(source)
        run("--fix", "--select", "DMS001", tmp_path / name)
        assert (tmp_path / name).read_text() == source


def test_without_fix_nothing_is_written(file, run):
    before = file.read_text()
    assert run("--select", "DMS001", file).exit_code == 1
    assert file.read_text() == before


def test_a_file_with_other_hard_links_is_not_fixed(file, tmp_path, run):
    os.link(file, tmp_path / "other.txt")
    before = file.read_text()
    result = run("--fix", "--select", "DMS001", file)
    assert result.exit_code == 2
    assert "not fixed: the file has other hard links" in result.stderr
    assert (file.read_text(), file.stat().st_nlink) == (before, 2)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="extended attributes are of Linux")
def test_extended_attributes_stay(file, run):
    try:
        os.setxattr(file, "user.note", b"kept")
    except OSError:
        pytest.skip("this file system has no extended attributes")
    run("--fix", "--select", "DMS001", file)
    assert "uids.CTImageStorage" in file.read_text()
    assert os.getxattr(file, "user.note") == b"kept"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give a file away")
def test_the_owner_stays(file, run):
    os.chown(file, 12345, 12346)
    run("--fix", "--select", "DMS001", file)
    assert "uids.CTImageStorage" in file.read_text()
    assert (file.stat().st_uid, file.stat().st_gid) == (12345, 12346)


def test_lines_that_another_program_appends_are_not_lost(file, run, monkeypatch):
    fsync = os.fsync

    def append(number):
        with file.open("a") as other:
            other.write("y = 1\n")
        fsync(number)

    monkeypatch.setattr("os.fsync", append)
    result = run("--fix", "--select", "DMS001", file)
    assert result.exit_code == 2
    assert "not fixed: another program changed the file" in result.stderr
    assert file.read_text() == f"x = {CT}\ny = 1\n"
    assert [one.name for one in file.parent.iterdir()] == ["a.py"]
