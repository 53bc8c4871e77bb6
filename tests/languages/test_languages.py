"""The constants in each language, compiled by its own compiler."""

import json
from dataclasses import replace

import pytest
from toolchains import EXAMPLES, TOOLCHAINS, program_folder, run, write

from dicom_media_storage import table
from dicom_media_storage._export import variables as variables_module
from dicom_media_storage._export.formats import FORMATS
from dicom_media_storage._export.rendering import reference, render
from dicom_media_storage._export.selection import Selection
from dicom_media_storage._export.variables import Request
from dicom_media_storage.editions import EDITIONS

RETIRED = next(row for row in table.rows("2017c", retired=True) if row["is_retired"])
HOSTILE = [
    '"',
    "'",
    "\\",
    "*/",
    "/*",
    "//",
    "--",
    "\n",
    "\r",
    "\u2028",
    "\x85",
    "\\u000a*/",
    '\\u0022; x("',
    "??/",
    "${x}",
]
HOSTILE += ["{@code", "@deprecated", "<b>&", "</summary>", "%s", "µ", "\U0001f4a9", "\\", "`", "#", "\t"]


def compiled(toolchain, folder, constants, program):
    """Compile a program with a file of constants and return its lines."""
    write(folder, toolchain.constants, constants)
    write(folder, toolchain.program, program)
    write(folder, "go.mod", "module example.org/program\n")
    *compilers, start = toolchain.commands
    for compiler in compilers:
        run(compiler, folder)
    return run(start, folder).splitlines()


def printing(toolchain, expressions):
    beginning, statement, end = toolchain.printing
    return beginning + "".join(statement.format(expression) for expression in expressions) + end


def file_of(language, selection, source=None, **settings):
    return render(Request(FORMATS[language], selection, settings, template=source and "test"), source)


@pytest.mark.parametrize("language", TOOLCHAINS)
def test_every_constant_has_its_uid(language, tmp_path):
    selection = Selection(EDITIONS)
    rows = selection.newest_rows
    program = printing(TOOLCHAINS[language], [reference(FORMATS[language], row) for row in rows])
    constants = file_of(language, selection)
    assert compiled(TOOLCHAINS[language], tmp_path, constants, program) == [row["uid"] for row in rows]


@pytest.mark.parametrize("language", TOOLCHAINS)
def test_the_example_of_the_guide(language, tmp_path):
    toolchain = TOOLCHAINS[language]
    example = (EXAMPLES / toolchain.program).read_text()
    assert example.partition("\n")[0] == f"// dicom-media-storage export -o {toolchain.constants}"
    assert compiled(toolchain, tmp_path, file_of(language, Selection()), example) == ["CT image"]


@pytest.mark.parametrize("language", TOOLCHAINS)
def test_every_uid_of_the_register(language, tmp_path):
    selection = Selection(registry=True)
    rows = [row for row in selection.rows if row["keyword"] and not row["is_retired"]]
    program = printing(TOOLCHAINS[language], [reference(FORMATS[language], row) for row in rows])
    names = {name: value for name, value in FORMATS[language].settings.items() if name == "name"}
    constants = file_of(language, selection, **names)
    assert compiled(TOOLCHAINS[language], tmp_path, constants, program) == [row["uid"] for row in rows]


@pytest.mark.parametrize("language", [name for name in TOOLCHAINS if name not in {"go", "typescript"}])
def test_the_compiler_warns_of_a_retired_class(language, tmp_path):
    toolchain = TOOLCHAINS[language]
    write(tmp_path, toolchain.constants, file_of(language, Selection(("2017c",), retired=True)))
    write(tmp_path, toolchain.program, printing(toolchain, [reference(FORMATS[language], RETIRED)]))
    *before, compiler, _ = toolchain.commands
    for command in before:
        run(command, tmp_path)
    output = run(compiler, tmp_path, status=1)
    assert toolchain.retired_use in output


def test_go_documents_a_retired_class(tmp_path):
    write(tmp_path, "go.mod", "module example.org/program\n")
    write(tmp_path, "dicom/uids.go", file_of("go", Selection(("2017c",), retired=True)))
    assert TOOLCHAINS["go"].retired_use in run(f"go doc ./dicom {RETIRED['keyword']}", tmp_path)


def test_go_is_formatted_as_gofmt_does(tmp_path):
    write(tmp_path, "uids.go", file_of("go", Selection(("2017c",), retired=True)))
    assert run("gofmt -l uids.go", tmp_path) == ""


SUGGESTIONS = """
const ts = require(process.argv[2]), fs = require("fs");
const host = {
  getScriptFileNames: () => ["main.ts"], getScriptVersion: () => "1", getCurrentDirectory: () => process.cwd(),
  getScriptSnapshot: (file) => fs.existsSync(file) ? ts.ScriptSnapshot.fromString(fs.readFileSync(file, "utf8")) : undefined,
  getCompilationSettings: () => ({strict: true}), getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
  fileExists: ts.sys.fileExists, readFile: ts.sys.readFile,
};
const found = ts.createLanguageService(host).getSuggestionDiagnostics("main.ts");
console.log(JSON.stringify(found.map((each) => each.code)));
"""


def test_an_editor_strikes_out_a_retired_class_in_typescript(tmp_path):
    toolchain = TOOLCHAINS["typescript"]
    write(tmp_path, toolchain.constants, file_of("typescript", Selection(("2017c",), retired=True)))
    write(tmp_path, "suggest.js", SUGGESTIONS)
    for keyword, codes in (("CTImageStorage", []), (RETIRED["keyword"], [6385])):
        write(tmp_path, toolchain.program, printing(toolchain, [f"StorageSOPClass.{keyword}"]))
        assert json.loads(run(f"node suggest.js {program_folder('tsc')}/..", tmp_path)) == codes


@pytest.mark.parametrize("language", TOOLCHAINS)
def test_a_hostile_name_stays_in_its_comment(language, tmp_path, monkeypatch):
    original = variables_module.entry_of
    monkeypatch.setattr(
        variables_module, "entry_of", lambda row: replace(original(row), name="".join(HOSTILE) + row["uid"])
    )
    row = table.rows()[0]
    program = printing(TOOLCHAINS[language], [reference(FORMATS[language], row)])
    assert compiled(TOOLCHAINS[language], tmp_path, file_of(language, Selection()), program) == [row["uid"]]


@pytest.mark.parametrize("language", TOOLCHAINS)
def test_a_hostile_text_is_itself_in_a_string(language, tmp_path):
    texts = [text for text in HOSTILE if text.isprintable()]
    template = printing(TOOLCHAINS[language], [f'"{{{{ settings.text_{number} }}}}"' for number in range(len(texts))])
    settings = {f"text_{number}": text for number, text in enumerate(texts)}
    program = file_of(language, Selection(), template, **settings)
    assert compiled(TOOLCHAINS[language], tmp_path, file_of(language, Selection()), program) == texts
