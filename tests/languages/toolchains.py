"""How a program in each language is compiled and run: its warnings are errors."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import PROJECT, skip_or_fail

EXAMPLES = PROJECT / "examples" / "languages"


@dataclass(frozen=True)
class Toolchain:
    constants: str
    """The file that ``export`` writes."""
    program: str
    """The file with the program; an example of that name is in ``examples/languages``."""
    printing: tuple[str, str, str]
    """A program that prints texts: its beginning, a statement for each text, its end."""
    commands: tuple[str, ...]
    """What compiles the program without warnings, and runs it."""
    retired_use: str
    """A part of the warning about the use of a retired constant."""


TOOLCHAINS = {
    "typescript": Toolchain(
        "uids.ts",
        "main.ts",
        ('import { StorageSOPClass } from "./uids";\n', "console.log({});\n", ""),
        ("tsc --strict --target es2020 --module commonjs main.ts", "node main.js"),
        "6385",
    ),
    "c": Toolchain(
        "uids.h",
        "main.c",
        ('#include <stdio.h>\n#include "uids.h"\nint main(void) {\n', "puts({});\n", "return 0; }\n"),
        ("gcc -std=c99 -Wall -Wextra -Wpedantic -Werror main.c -o main", "./main"),
        "this UID is retired in DICOM",
    ),
    "cpp": Toolchain(
        "uids.hpp",
        "main.cpp",
        ('#include <iostream>\n#include "uids.hpp"\nint main() {\n', "std::cout << {} << '\\n';\n", "}\n"),
        ("g++ -std=c++17 -Wall -Wextra -Wpedantic -Werror main.cpp -o main", "./main"),
        "is deprecated: retired in DICOM",
    ),
    "csharp": Toolchain(
        "StorageSOPClass.cs",
        "Program.cs",
        (
            "using Dicom;\npublic static class Program { public static void Main() {\n",
            "System.Console.WriteLine({});\n",
            "} }\n",
        ),
        (
            "mcs -warnaserror -doc:uids.xml -target:library -out:uids.dll StorageSOPClass.cs",
            "mcs -warnaserror -r:uids.dll -out:main.exe Program.cs",
            "mono main.exe",
        ),
        "is obsolete: `Retired in DICOM.'",
    ),
    "java": Toolchain(
        "dicom/StorageSOPClass.java",
        "Main.java",
        (
            "import dicom.StorageSOPClass;\npublic class Main { public static void main(String[] arguments) {\n",
            "System.out.println({});\n",
            "} }\n",
        ),
        ("javac -Xlint:all -Xdoclint:all,-missing -Werror Main.java dicom/StorageSOPClass.java", "java Main"),
        "has been deprecated",
    ),
    "go": Toolchain(
        "dicom/uids.go",
        "main.go",
        (
            'package main\n\nimport (\n\t"fmt"\n\n\t"example.org/program/dicom"\n)\n\nfunc main() {\n\t_ = dicom.CTImageStorage\n',
            '\tfmt.Printf("%s\\n", {})\n',
            "}\n",
        ),
        ("go vet ./...", "go run ."),
        "Deprecated: Retired in DICOM.",
    ),
    "rust": Toolchain(
        "uids.rs",
        "main.rs",
        ("mod uids;\nfn main() {\n", 'println!("{{}}", {});\n', "}\n"),
        ("rustc -D warnings main.rs -o main", "./main"),
        "retired in DICOM",
    ),
}


def program_folder(name: str) -> Path:
    """Return the folder of a program that is not Python's."""
    found = shutil.which(name)
    if found is None:
        skip_or_fail(f"{name} is not installed (on Debian: make debian-languages)")
    return Path(found or "").resolve().parent


def run(command: str, folder: Path, *, status: int = 0) -> str:
    """Run a command in a folder and return its output, or that of an expected failure."""
    words = command.split()
    if not words[0].startswith("./"):
        program_folder(words[0])
    variables = {**os.environ, "GOFLAGS": "-mod=mod", "GOPROXY": "off", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(words, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout if status == 0 else done.stdout + done.stderr


def write(folder: Path, name: str, text: str | bytes) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
