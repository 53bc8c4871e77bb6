"""Faults in the words of issue 16, and beside each the right code that looks like it."""

import pytest

from .conftest import found

S = "1.2.840.10008.5.1.4.1.1"
CT, MR, US = f"{S}.2", f"{S}.4", f"{S}.6.1"

# One or two components or digits lost; a private root beside it.
LOST = [
    ("a.py", 'CT = "1.2.840.10008.5.4.1.1.2"', "DMS004"),
    ("a.py", 'ds.SOPClassUID = "1.2.840.10008.5.1.4.481.2"', "DMS004"),
    ("a.java", 'String RT_PLAN = "1.2.840.10008.5.1.4.1.481.5";', "DMS004"),
    ("a.py", 'x = "1.2.8.10008.1.2.1.99"', "DMS005"),
    ("a.py", f'x = "{S.replace("840", "804")}.2"', "DMS005"),
    ("a.py", f'x = "{S.replace("840", "80")}.2"', "DMS005"),
    ("a.py", f'x = "{S.replace("840", "40")}.2"', "DMS005"),
    ("a.py", f'x = "{S.replace(".840", "")}.2"', "DMS005"),
    ("a.cs", f'var x = "{S.replace("10008.", "")}.2";', "DMS005"),
    ("a.go", f'x := "{S.replace("10008", "1008")}.2"', "DMS005"),
    ("a.py", f'x = "{S.replace("1.2.840", "1.840")}.2"', "DMS005"),
    ("a.ts", f'const x = "{S.replace("1.2.840.", "")}.2";', "DMS005"),
    ("a.py", 'x = "1.2.752.10008.5.1.4.1.1.2"', None),
    ("a.py", 'x = "1.2.826.0.1.3680043.8.498.1"', None),
    ("a.py", 'x = "1.2.840.113619.4.26"', None),
    ("a.py", 'x = "1.2.840.113704.7.1.1.2"', None),
    ("a.py", 'x = "1.2.276.0.7230010.3.1.4.1.1.2"', None),
    ("a.py", 'x = "1.3.12.2.1107.5.9.1"', None),
    ("a.py", 'x = "1.2.840.10003.5.1.4.1.1.2"', None),
    ("a.py", 'x = "1.2.840.10008.5"', None),
    ("a.py", 'x = "2.16.840.1.113883.6.1"', None),
]

# Two names that both contradict; names that contradict each other.
TOGETHER = [
    ("a.csv", f"CT,{MR},CT Image Storage", "DMS002"),
    ("a.csv", f"modality,uid,name\nCT,{MR},CT Image Storage", "DMS002"),
    ("a.py", f'register("CT", "{MR}", "CT Image Storage")', "DMS002"),
    ("a.js", f'add({{ modality: "CT", uid: "{MR}", name: "CT Image Storage" }});', "DMS002"),
    ("a.md", f"| CT | {MR} | CT Image Storage |", "DMS002"),
    ("a.csv", f"MR,{MR},MR Image Storage", None),
    ("a.py", f'choose("CT Image Storage", "RT Plan Storage", "{MR}")', None),
    ("a.csv", f"CT,{S}.7,Secondary Capture Image Storage", None),
]

# Abbreviations that mean one class or a few.
ABBREVIATIONS = [
    (name, uid, "DMS002")
    for name, uid in {
        "RDSR": "88.70", "PDF": "104.2", "KOS": "88.11", "GSPS": "11.2", "SEG": "66.1", "WSI": "77.1.4", "TOMO": "13.1.1",
        "CDA": "104.1", "STL": "104.4", "RTSTRUCT": "481.2", "RTDOSE": "481.3", "RTPLAN": "481.2", "SC": "2", "ECG": "9.2.1",
        "REG": "66.2", "RWVM": "66", "COMPREHENSIVE_3D_SR": "88.33", "ENHANCED_SR": "88.11", "BASIC_TEXT_SR": "88.22",
        "MAMMO_CAD_SR": "88.65", "MRS": "4", "RAW_DATA": "67", "CR": "2", "DX": "2", "MG": "1.1", "XA": "12.2", "PET": "20",
        "NM": "128", "US": "2", "ENHANCED_US_VOLUME": "6.1", "SURFACE_SEGMENTATION": "66.4", "ENCAPSULATED_PDF": "104.2",
        "RT_ION_PLAN": "481.5", "VL_PHOTOGRAPHIC": "77.1.1",
    }.items()
] + [
    (name, uid, None)
    for name, uid in {
        "RDSR": "88.67", "PDF": "104.1", "KOS": "88.59", "KO": "88.59", "GSPS": "11.1", "SEG": "66.4", "WSI": "77.1.6",
        "TOMO": "13.1.3", "CT": "7", "MR": "66.4", "US": "6.2", "SC": "7.4", "SR": "88.67", "MG": "13.1.3", "XA": "13.1.1",
        "PT": "128", "MRS": "4.2", "COMPREHENSIVE_SR": "88.33", "ENHANCED_CT": "2.1", "RTPLAN": "481.8", "ECG": "9.1.1",
        "SEGMENTATION": "66.5", "REGISTRATION": "66.3", "OP": "77.1.5.1", "ES": "77.1.1", "PR": "11.2",
    }.items()
]  # fmt: skip

# Names in other places.
PLACES = [
    ("a.c", f'/* CT Image Storage */\nstatic const char *x = "{MR}";', "2 DMS002"),
    ("a.py", f'# CT Image Storage\nx = "{MR}"', "2 DMS002"),
    ("a.java", f'/** CT Image Storage */\nString x = "{MR}";', "2 DMS002"),
    ("a.java", f'/**\n * CT Image Storage\n */\nString x = "{MR}";', "4 DMS002"),
    ("a.rs", f'/// CT Image Storage\npub const X: &str = "{MR}";', "2 DMS002"),
    ("a.sql", f"-- CT Image Storage\nINSERT INTO t VALUES ('{MR}');", "2 DMS002"),
    ("a.yaml", f"# CT Image Storage\n- {MR}", "2 DMS002"),
    ("a.c", f'/* CT Image Storage */\nstatic const char *x = "{CT}";', None),
    ("a.py", f'# CT Image Storage\n\nx = "{MR}"', None),
    ("a.py", f'# CT Image Storage\ny = 1\nx = "{MR}"', None),
    ("a.py", f'# all but CT Image Storage\nx = "{MR}"', None),
    ("a.java", f'case "{MR}": return "CT";', "1 DMS002"),
    ("a.java", f'case "{MR}":\n    return "CT Image Storage";', "1 DMS002"),
    ("a.c", f'if (strcmp(uid, "{MR}") == 0) return "CT Image Storage";', "1 DMS002"),
    ("a.py", f'if uid == "{MR}":\n    return "CT Image Storage"', "1 DMS002"),
    ("a.py", f'if uid == "{MR}":\n    name = "CT Image Storage"', "1 DMS002"),
    ("a.go", f'case "{MR}":\n\treturn "CT"', "1 DMS002"),
    ("a.rs", f'"{MR}" => "CT Image Storage",', "1 DMS002"),
    ("a.kt", f'"{MR}" -> "CT Image Storage"', "1 DMS002"),
    ("a.swift", f'case "{MR}": return .ctImageStorage', "1 DMS002"),
    ("a.js", f'if (uid === "{MR}") {{ return "CT Image Storage"; }}', "1 DMS002"),
    ("a.rb", f'when "{MR}" then "CT Image Storage"', "1 DMS002"),
    ("a.sql", f"SELECT CASE uid WHEN '{MR}' THEN 'CT Image Storage' END", "1 DMS002"),
    ("a.java", f'case CT: return "{MR}";', "1 DMS002"),
    ("a.py", f'if modality == "CT":\n    return "{MR}"', "2 DMS002"),
    ("a.js", f'if (modality === "CT") return "{MR}";', "1 DMS002"),
    ("a.c", f'const char *ct_image_storage(void) {{ return "{MR}"; }}', "1 DMS002"),
    ("a.py", f'def ct_image_storage() -> str:\n    return "{MR}"', "2 DMS002"),
    ("a.java", f'case "{MR}": return "MR";', None),
    ("a.java", f'case "{CT}": case "{S}.2.1": return "CT Image Storage";', None),
    ("a.java", f'case "{CT}":\ncase "{S}.2.1":\n  return "CT Image Storage";', None),
    ("a.js", f'if (modality !== "CT") return "{MR}";', None),
    ("a.js", f'if (modality === "CT" || modality === "MR") return "{MR}";', None),
    ("a.py", f'if uid == "{MR}":\n    handle()\nreturn "CT Image Storage"', None),
    ("a.py", f'HANDLERS = {{"{MR}": read_ct_image}}', "1 DMS002"),
    ("a.py", f'HANDLERS = {{"{MR}": CTImage}}', "1 DMS002"),
    ("a.js", f'const handlers = {{ "{MR}": CTImageReader }};', "1 DMS002"),
    ("a.py", f'HANDLERS = {{"{MR}": read_mr_image}}', None),
    ("a.py", f'HANDLERS = {{"{MR}": read_image}}', None),
    ("a.py", f'ds.Modality = "CT"\nds.SOPClassUID = "{MR}"', "2 DMS002"),
    ("a.py", f'ds.SOPClassUID = "{MR}"\nds.PatientID = "1"\nds.Modality = "CT"', "1 DMS002"),
    ("a.cs", f'ds.Add(DicomTag.Modality, "CT");\nds.Add(DicomTag.SOPClassUID, "{MR}");', "2 DMS002"),
    ("a.json", f'{{"Modality": "CT", "SOPClassUID": "{MR}"}}', "1 DMS002"),
    ("a.py", f'Dataset(Modality="CT", SOPClassUID="{MR}")', "1 DMS002"),
    ("a.py", f'ds.Modality = "MR"\nds.SOPClassUID = "{MR}"', None),
    ("a.py", f'ds.Modality = "CT"\nds.SOPClassUID = "{S}.7"', None),
    ("a.py", f'ds.Modality = "CT"\nother.SOPClassUID = "{MR}"', None),
    ("a.csv", f"CT Image Storage,MR Image Storage\n{CT},{CT}", "2 DMS002"),
    ("a.md", f"| CT Image Storage | MR Image Storage |\n|---|---|\n| {CT} | {CT} |", "3 DMS002"),
    ("a.md", f"| CT Image Storage | MR Image Storage |\n|---|---|\n| {CT} | {MR} |", None),
    ("a.xml", f"<class><name>CT Image Storage</name><uid>{MR}</uid></class>", "1 DMS002"),
    ("a.xml", f"<class>\n  <uid>{MR}</uid>\n  <name>CT</name>\n</class>", "2 DMS002"),
    ("a.html", f"<tr><td>CT Image Storage</td><td><code>{MR}</code></td></tr>", "1 DMS002"),
    ("a.html", f"<dl><dt>CT Image Storage</dt><dd>{MR}</dd></dl>", "1 DMS002"),
    ("a.xml", f"<class><name>MR Image Storage</name><uid>{MR}</uid></class>", None),
    ("a.xml", f"<a><c><name>CT</name></c><c><uid>{MR}</uid></c></a>", None),
    (
        "a.xml",
        f'<bean><property name="uid" value="{MR}"/><property name="keyword" value="CTImage"/></bean>',
        "1 DMS002",
    ),
    ("a.config", f'<appSettings><add key="CTImageStorage" value="{MR}"/></appSettings>', "1 DMS002"),
    ("a.config", f'<appSettings><add key="MRImageStorage" value="{MR}"/></appSettings>', None),
    ("a.sh", f"ROOT={S}\nCT_IMAGE_STORAGE=$ROOT.4", "2 DMS002"),
    ("a.sh", f"ROOT={S}\nCT_IMAGE_STORAGE=${{ROOT}}.2", None),
    ("a.yaml", f"- name: CT Image Storage\n  uid: {MR}", "2 DMS002"),
    ("a.yaml", f"- uid: {MR}\n  name: CT", "1 DMS002"),
    ("a.yaml", f"- {{name: CT, uid: {MR}}}", "1 DMS002"),
    ("a.yaml", f"CT:\n  uid: {MR}", "2 DMS002"),
    ("a.yaml", f"- name: MR Image Storage\n  uid: {MR}", None),
    ("a.cs", f'new SopClass("{MR}", "CT Image Storage");', "1 DMS002"),
    ("a.java", f'new SOPClass("CT", "{MR}")', "1 DMS002"),
    ("a.cpp", f'SopClass x{{"{MR}", "CT Image"}};', "1 DMS002"),
    ("a.py", f'SOPClass("{MR}", "CT")', "1 DMS002"),
    ("a.cs", f'new SopClass("{MR}", "MR Image Storage");', None),
    ("a.swift", f'enum SOP: String {{\n  case ctImageStorage = "{MR}"\n}}', "2 DMS002"),
    ("a.java", f'enum Sop {{ CT_IMAGE("{MR}"), OTHER("{CT}"); }}', "1 DMS002"),
    ("a.py", f'class CTImageStorage:\n    uid = "{MR}"', "2 DMS002"),
    ("a.ts", f'class CTImageStorage {{ static readonly uid = "{MR}"; }}', "1 DMS002"),
    ("a.json", f'{{"CT": {{"uid": "{MR}"}}}}', "1 DMS002"),
    ("a.py", f'D = {{"CT": {{"uid": "{MR}", "x": 1}}}}', "1 DMS002"),
    ("a.ini", f"[CT Image Storage]\nuid = {MR}", "2 DMS002"),
    ("a.ini", f"[MR]\nuid = {MR}", None),
    ("a.toml", f'[ct]\nuid = "{MR}"', "2 DMS002"),
]

STRINGS = [
    ("a.m", f'NSString *const CTImageStorage = @"{MR}";', "1 DMS002"),
    ("a.mm", f'@{{ @"CT": @"{MR}" }}', "1 DMS002"),
    ("a.py", f'CT_IMAGE = r"{MR}"', "1 DMS002"),
    ("a.cpp", f'auto CT_IMAGE = R"({MR})";', "1 DMS002"),
    ("a.rs", f'const CT_IMAGE: &str = r#"{MR}"#;', "1 DMS002"),
    ("a.cs", f'var ctImage = $"{MR}";', "1 DMS002"),
    ("a.swift", f'let ctImage = #"{MR}"#', "1 DMS002"),
    ("a.kt", f'val ctImage = """{MR}"""', "1 DMS002"),
    ("a.js", f"const ctImage = `{MR}`;", "1 DMS002"),
    ("a.go", f"var CTImage = `{MR}`", "1 DMS002"),
    ("a.py", f'ROOT = "{S}."\nCT_IMAGE = ROOT + "4"', "2 DMS002"),
    ("a.py", f'ROOT = "{S}"\nCT_IMAGE = f"{{ROOT}}.4"', "2 DMS002"),
    ("a.py", f'CT_IMAGE = "{S}" ".4"', "1 DMS002"),
    ("a.java", f'String S = "{S}.";\nString CT_IMAGE = S + "4";', "2 DMS002"),
    ("a.c", f'#define S "{S}"\n#define CT_IMAGE S ".4"', "2 DMS002"),
    ("a.js", f"const S = '{S}';\nconst ctImage = `${{S}}.4`;", "2 DMS002"),
    ("a.php", f"const CT_IMAGE = '{S}' . '.4';", "1 DMS002"),
    ("a.sh", f'S={S}\nCT_IMAGE="$S.4"', "2 DMS002"),
    ("a.py", f'ROOT = "{S}."\nCT_IMAGE = ROOT + "2"', None),
    ("a.py", f'CT_IMAGE = ROOT + "4"\nMR = "{S}." + x', None),
    ("a.py", f'x = "{S}.9999\\\\Uncompressed"', "1 DMS004"),
    ("a.txt", f"{S}.9999\\Uncompressed", "1 DMS004"),
    ("a.py", f'x = "{CT}\\\\{MR}"', None),
    ("a.c", f'#define MR_IMAGE_STORAGE "{CT}\\\\Uncompressed"', "1 DMS002"),
    ("a.c", f'#define CT_IMAGE_STORAGE "{CT}\\\\Uncompressed"', None),
]

PREFIXES = [
    ("a.js", f'if (sopClassUid.includes("{S}.7")) {{ x(); }}', "DMS006"),
    ("a.c", f'if (strstr(uid, "{S}.7")) x();', "DMS006"),
    ("a.cpp", f'if (uid.find("{S}.7") != std::string::npos) x();', "DMS006"),
    ("a.cs", f'if (uid.StartsWith("{S}.7")) X();', "DMS006"),
    ("a.java", f'if (sopClassUID.contains("{S}.7")) x();', "DMS006"),
    ("a.sql", f"SELECT * FROM t WHERE uid LIKE '{S}.7%'", "DMS006"),
    ("a.php", f"if (str_starts_with($uid, '{S}.7')) x();", "DMS006"),
    ("a.php", f"if (strpos($uid, '{S}.7') === 0) x();", "DMS006"),
    ("a.rb", f"x if uid.start_with?('{S}.7')", "DMS006"),
    ("a.rb", r"x if uid =~ /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.7/", "DMS006"),
    ("a.py", f'SC = "{S}.7"\nif uid.startswith(SC): x()', "DMS006"),
    ("a.java", f'static final String SC = "{S}.7";\nvoid f() {{ if (uid.startsWith(SC)) x(); }}', "DMS006"),
    ("a.sh", f"case $uid in {S}.7*) x ;; esac", "DMS006"),
    ("a.sh", f"[[ $uid == {S}.7* ]] && x", "DMS006"),
    ("a.swift", f'if uid.hasPrefix("{S}.7") {{ x() }}', "DMS006"),
    ("a.go", f'if strings.Contains(uid, "{S}.7") {{ x() }}', "DMS006"),
    ("a.js", f'if (supported.includes("{S}.7")) {{ x(); }}', None),
    ("a.js", f'if (sopClassUids.includes("{S}.7")) {{ x(); }}', None),
    ("a.java", f'if (accepted.contains("{S}.7")) x();', None),
    ("a.py", f'SC = "{S}.7"\nif uid == SC: x()', None),
    ("a.py", f'if uid.startswith("{S}"): x()', None),
    ("a.py", f'if uid.startswith("{S}."): x()', None),
    ("a.py", f'if uid.startswith("{S}.7"):\n    logger.info("secondary capture")', None),
    ("a.js", f'console.log(uid.startsWith("{S}.7") ? "SC" : "other");', None),
    ("a.py", f'label = "SC" if uid.startswith("{S}.7") else "?"', None),
    ("a.sql", f"SELECT * FROM t WHERE uid LIKE '{S}.7.%'", None),
    ("a.sql", f"SELECT * FROM t WHERE uid = '{S}.7'", None),
]

FILES = [
    ("a.sql", f"INSERT INTO sop VALUES ('CT Image Storage', '{MR}');"),
    ("a.sh", f"CT_IMAGE_STORAGE={MR}"),
    ("a.html", f"<li>CT Image Storage: {MR}</li>"),
    ("a.vue", f"<script>\nconst CT_IMAGE = '{MR}'\n</script>"),
    ("a.rb", f"CT_IMAGE_STORAGE = '{MR}'"),
    ("a.php", f"define('CT_IMAGE_STORAGE', '{MR}');"),
    ("a.man", f".TP\nCT Image Storage\n{MR}"),
    ("storescu.1", f"CT Image Storage    {MR}"),
    ("a.ldif", f"cn: CT Image Storage\ndicomSOPClass: {MR}"),
    ("a.settings", f"CT_IMAGE_STORAGE = {MR}"),
    ("a.properties", f"ct.image.storage={MR}"),
    ("a.ini", f"CT Image Storage = {MR}"),
    ("a.swift", f'let ctImageStorage = "{MR}"'),
    ("a.kt", f'const val CT_IMAGE_STORAGE = "{MR}"'),
    ("a.m", f'static NSString *CTImageStorage = @"{MR}";'),
    ("Dockerfile", f"ENV CT_IMAGE_STORAGE={MR}"),
    ("Dockerfile", f"ENV CT_IMAGE_STORAGE {MR}"),
    ("tool", f"#!/usr/bin/env python3\nCT_IMAGE_STORAGE = '{MR}'"),
    ("tool", f"#!/bin/sh\nCT_IMAGE_STORAGE='{MR}'"),
    ("a.lua", f'CT_IMAGE_STORAGE = "{MR}"'),
    ("a.pl", f"my $ct_image_storage = '{MR}';"),
    ("a.ps1", f"$CTImageStorage = '{MR}'"),
    ("a.dart", f"const ctImageStorage = '{MR}';"),
    ("a.scala", f'val CTImageStorage = "{MR}"'),
    ("a.r", f'CT_IMAGE_STORAGE <- "{MR}"'),
]


def rules(path, source):
    return [f"{one.line} {one.rule}" for one in found(path, source, "DMS002", "DMS004", "DMS005", "DMS006")]


def check(path, source, expected):
    got = rules(path, source)
    if expected is not None and " " not in expected:
        got = [one.split()[1] for one in got]
    assert got == ([] if expected is None else [expected])


@pytest.mark.parametrize(("path", "source", "expected"), LOST + TOGETHER + PLACES + STRINGS + PREFIXES)
def test_snippet(path, source, expected):
    check(path, source, expected)


@pytest.mark.parametrize(("name", "uid", "expected"), ABBREVIATIONS)
def test_abbreviation(name, uid, expected):
    check("a.py", f'{name} = "{S}.{uid}"', expected)


@pytest.mark.parametrize(("path", "source"), FILES)
def test_file(path, source):
    assert [one.rule for one in found(path, source, "DMS002")] == ["DMS002"]
    right = source.replace("CT", "MR").replace("ct", "mr").replace("direction", "direction")
    assert found(path, right, "DMS002") == []
