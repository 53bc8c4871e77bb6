"""Where names stand beside UIDs in the languages that are read by tokens."""

import pytest

from .conftest import found, places

MR = "1.2.840.10008.5.1.4.1.1.4"
MODALITY = '</DicomAttribute>\n<DicomAttribute tag="00080060" keyword="Modality"><Value>CT</Value></DicomAttribute>'

CONTRADICTIONS = [
    ("a.c", f'#define CT_IMAGE_STORAGE "{MR}"', "1:26"),
    ("a.c", f'#define UID_CTImageStorage ("{MR}") /* CT */', "1:29"),
    ("a.c", f'static const char CT_IMAGE_STORAGE[] = "{MR}";', "1:40"),
    ("a.c", f'{{ "{MR}", 3 }}, /* CT Image Storage */', "1:3"),
    ("a.h", f'{{ "CT", "{MR}" }},', "1:9"),
    ("a.cpp", f'const std::string CT_IMAGE_STORAGE{{"{MR}"}};', "1:36"),
    ("a.cpp", f'static const QString CT_IMAGE_STORAGE("{MR}");', "1:39"),
    ("a.cpp", f'std::map<S, S> m = {{{{"CT", "{MR}"}}, {{"MR", "{MR}"}}}};', "1:28"),
    ("a.cs", f'public static readonly DicomUID CTImageStorage = new DicomUID("{MR}", "x");', "1:63"),
    ("a.cs", f'public const string CTImageStorage = @"{MR}";', "1:38"),
    ("a.java", f'public static final String CT_IMAGE_STORAGE = "{MR}";', "1:47"),
    ("a.java", f'enum Sop {{ CT("{MR}"), MR("{MR}"); }}', "1:15"),
    ("a.java", f'map.put("CT", "{MR}");', "1:15"),
    ("a.kt", f'const val CT_IMAGE_STORAGE = "{MR}"', "1:30"),
    ("a.kt", f'val m = mapOf("CT" to "{MR}")', "1:23"),
    ("a.js", f"const uids = {{ CT: '{MR}' }};", "1:20"),
    ("a.js", f'uids["CT"] = "{MR}"; // x', "1:14"),
    ("a.ts", f'enum Sop {{ CT = "{MR}" }}', "1:17"),
    ("a.ts", f'export const CTImageStorage: string = "{MR}";', "1:39"),
    ("a.go", f'const CTImageStorage string = "{MR}"', "1:31"),
    ("a.go", f'var m = map[string]string{{"CT": "{MR}"}}', "1:33"),
    ("a.rs", f'pub const CT_IMAGE_STORAGE: &str = "{MR}";', "1:36"),
    ("a.rs", f'("CT Image Storage", "{MR}"),', "1:22"),
    ("a.swift", f'static let ctImageStorage = "{MR}"', "1:29"),
    ("a.swift", f'case ct = "{MR}"', "1:11"),
    ("a.json", f'{{"CT": "{MR}"}}', "1:8"),
    ("a.json", f'{{"{MR}": "CT Image Storage"}}', "1:2"),
    ("a.json", f'[{{"name": "CT Image Storage",\n  "uid": "{MR}"}}]', "2:10"),
    ("a.yaml", f"CT: {MR}", "1:5"),
    (
        "a.yaml",
        f"sop_classes:\n  - name: CT Image Storage\n    uid: '{MR}'\n  - name: MR Image Storage\n    uid: {MR}",
        "3:10",
    ),
    ("a.yaml", f"- {MR}  # CT Image Storage", "1:3"),
    ("a.toml", f'CT = "{MR}"', "1:6"),
    ("a.toml", f'[[class]]\nname = "CT Image Storage"\nuid = "{MR}"', "3:7"),
    ("a.csv", f"name,uid\nCT Image Storage,{MR}", "2:18"),
    ("a.csv", f'"{MR}";"CT Image Storage";"x"', "1:2"),
    ("a.tsv", f"CT\t{MR}", "1:4"),
    ("a.xml", f'<uid name="CT Image Storage">{MR}</uid>', "1:30"),
    ("a.xml", f'<class keyword="CTImageStorage" value="{MR}"/>', "1:40"),
    ("a.xml", f"<CTImageStorage>\n  {MR}\n</CTImageStorage>", "2:3"),
    ("a.csv", f"CT Image Storage, {MR}", "1:19"),
    ("a.xml", f'<uid name="CT Image Storage"><![CDATA[{MR}]]></uid>', "1:39"),
    ("a.xml", f'<DicomAttribute tag="00080016" keyword="SOPClassUID"><Value>{MR}</Value>{MODALITY}', "1:61"),
    ("a.html", f"<TABLE><TR><TD>CT Image Storage<TD><B>{MR}</B></TABLE>", "1:39"),
    ("a.html", f"<p>CT Image Storage <code>{MR}</code></p>", "1:27"),
    ("a.toml", f'x = [\n  {{ name = "CT Image Storage", uid = "{MR}" }},\n]', "2:38"),
    ("a.md", f"| CT Image Storage | `{MR}` |", "1:23"),
    ("a.md", f"- **CT Image Storage** ({MR})", "1:25"),
    ("a.md", f"    CT_IMAGE_STORAGE = '{MR}'", "1:25"),
    ("a.rst", f"{MR}  CT Image Storage", "1:1"),
    ("a.properties", f"CT={MR}", "1:4"),
]


@pytest.mark.parametrize(("path", "source", "place"), CONTRADICTIONS)
def test_a_name_of_another_class(path, source, place):
    assert places(path, source) == [f"{place} DMS002"]


@pytest.mark.parametrize(("path", "source"), [one[:2] for one in CONTRADICTIONS])
def test_its_own_name(path, source):
    named = (
        source.replace("CT_IMAGE", "MR_IMAGE")
        .replace("ctImage", "mrImage")
        .replace("CT", "MR")
        .replace("case ct", "case mr")
    )
    assert found(path, named) == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.c", f'log("CT Image Storage"); send("{MR}");'),
        ("a.c", f'if (ct) {{ x = "CT Image Storage"; y = "{MR}"; }}'),
        ("a.java", f'"{MR}".equals(ct)'),
        ("a.js", f'const CT = "{MR}" + x;'),
        ("a.js", f"const CT = `{MR}.${{x}}`;"),
        ("a.json", f'{{"CT": ["{MR}", "1.2.840.10008.5.1.4.1.1.2"]}}'),
        ("a.json", f'{{"name": "CT Image Storage", "a": {{"uid": "{MR}"}}}}'),
        ("a.yaml", f"- name: CT Image Storage\n- uid: {MR}"),
        ("a.csv", f"CT Image Storage,{MR},1.2.840.10008.5.1.4.1.1.2"),
        ("a.md", f"Unlike CT Image Storage, {MR} is MR."),
        ("a.md", f"CT Image Storage is 1.2.840.10008.5.1.4.1.1.2, MR {MR}"),
        ("a.xml", f"<CT/><uid>{MR}</uid>"),
    ],
)
def test_names_that_belong_to_something_else(path, source):
    assert found(path, source) == []


def test_a_file_of_no_known_language_is_text():
    assert places("Makefile", f"CT = {MR}") == ["1:6 DMS002"]
