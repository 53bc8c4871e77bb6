"""Section F.5 of PS3.3, statement by statement: which record is used to reference which IOD."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from codegen.errors import SpecError
from codegen.extract.directory_records import Derivation, directory_record_types, read_record
from codegen.extract.iod_titles import iod_title
from codegen.standard.document import Section
from codegen.standard.text import Text
from tests.support.part03_documents import (
    IMAGE,
    annex_a,
    annex_f,
    book,
    iod,
    iod_section,
    model_table,
    module_table,
    para,
    part3_of,
    record,
    section,
    shall,
    stated,
    xref,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


# The Information Entity of the instance, by section of the IOD; of the others it is Image.
ENTITIES = {
    "A.18": "Dose",
    **dict.fromkeys(("A.20", "A.49", "A.64", "A.79"), "Plan"),
    **dict.fromkeys(("A.33.1", "A.80.2"), "Presentation State"),
    **dict.fromkeys(("A.35.1", "A.35.4"), "Document"),
    "A.37": "Raw Data",
    "A.39.1": "Spatial Registration",
    "A.39.2": "Deformable Registration",
    **dict.fromkeys(("A.57", "A.68", "A.69"), "Surface"),
}


def derived(
    folder: Path, iods: Mapping[str, str], *records: str, groups: Mapping[str, str] | None = None, model: str = ""
) -> Derivation:
    """The types by section: the UID of a class is here the section of its IOD."""
    heads = [section(number, title) for number, title in (groups or {}).items()]
    sections = [iod_section(number, title, ENTITIES.get(number, "Image")) for number, title in iods.items()]
    return derived_from(folder, annex_a(*heads, *sections) + annex_f(*records, model=model), {one: one for one in iods})


def derived_from(folder: Path, annexes: str, iods: Mapping[str, str | None]) -> Derivation:
    part3 = part3_of(folder, book(annexes))
    assert part3.remarks == ()
    return directory_record_types(part3, iods)


def passages(*texts: str, kind: str = "para") -> Section:
    return Section("F.5.9", "", tuple(Text(text, kind=kind) for text in texts))  # type: ignore[arg-type]


class TestValue:
    @pytest.mark.parametrize(
        "statement",
        [
            'It is identified by a Directory Record Type of Value "SR DOCUMENT".',
            'It is identified by a Directory Record Type of Value "SR DOCUMENT."',
            'It is identified by a Directory Record Type of Value \u201cSR DOCUMENT.\u201d table_F.5-25 lists the "set".',
            'It is identified by a Directory Record Type (0004,1430) Value of " SR DOCUMENT ".',
            "It is identified by a Directory Record Type of Value SR DOCUMENT.",
        ],
    )
    def test_is_taken_from_the_text(self, statement):
        found = read_record(passages(f"The Directory Record is based on the specification of sect_F.3. {statement}"))
        assert found is not None
        assert found.type == "SR DOCUMENT"
        assert str(found) == "section F.5.9 (SR DOCUMENT)"

    @pytest.mark.parametrize(
        "statement",
        [
            "Retired. See PS3.3-2004.",
            "Retired. See PS3.3 2018b.",
            "This section was previously defined in DICOM. It is now retired. See PS3.3-1998.",
            'Retired. It was identified by a Directory Record Type of Value "OVERLAY".',
            "The record has been retired.",
        ],
    )
    def test_of_a_retired_record_is_none(self, statement):
        assert read_record(passages(statement)) is None

    @pytest.mark.parametrize("statement", ["", "It is identified.", 'a Directory Record Type of Value "Image"'])
    def test_that_is_missing_is_refused_by_name(self, statement):
        with pytest.raises(SpecError, match=r"section F\.5\.9: expected"):
            read_record(passages(statement))


VALUE = 'It is identified by a Directory Record Type of Value "PLAN".'


class TestStatement:
    def test_a_list_belongs_to_the_sentence_over_it(self):
        items = passages("sect_A.35.1", "sect_A.35.2", kind="item").passages
        text = passages(f"{VALUE} This Directory Record shall be used to reference:")
        found = read_record(Section("F.5.9", "", (*text.passages, *items)))
        assert found is not None
        assert found.reference == ": , sect_A.35.1 , sect_A.35.2"


IODS = {
    "A.3": "CT Image IOD",
    "A.18": "RT Dose IOD",
    "A.35.1": "Basic Text SR IOD",
    "A.35.4": "Key Object Selection Document IOD",
    "A.37": "Raw Data IOD",
    "A.39.1": "Spatial Registration IOD",
    "A.39.2": "Deformable Spatial Registration IOD",
    "A.51": "Segmentation IOD",
    "A.57": "Surface Segmentation IOD",
    "A.68": "Surface Scan Mesh IOD",
    "A.69": "Surface Scan Point Cloud IOD",
}
SR = "Structured Report Document Information Object Definitions"
DOSE = "the Modules related to the Dose IE of the"


class TestClaims:
    @pytest.mark.parametrize(
        ("kind", "keys", "reference", "claimed"),
        [
            # A link, in the sentence on what is referenced or in that on the keys; to an IOD, a group, a part, a table.
            ("RT DOSE", "the Modules", f"instances of {iod('A.18')}", {"A.18"}),
            ("RT DOSE", f"{DOSE} {iod('A.18')}", "a Radiation SOP Instance", {"A.18"}),
            ("SR DOCUMENT", "the Modules", f"an instance of the IODs of {iod('A.35')}", {"A.35.1", "A.35.4"}),
            ("RT DOSE", "the Modules", f"an instance, as {iod('A.18.2')} shows", {"A.18"}),
            ("RT DOSE", f"the Modules in {xref('table_A.18-1')}", "a Radiation SOP Instance", {"A.18"}),
            ("SR DOCUMENT", "it", f"instances of {iod('A.35')} other than {iod('A.35.4')}", {"A.35.1", "A.35.4"}),
            ("RT DOSE", "it", f"instances of {iod('A.18')} other than {iod('A.37')}", {"A.18"}),
            ("RT DOSE", "it", f'instances of {iod("A.18")}, but not of a record "RAW DATA"', {"A.18"}),
            # A title, with or without IOD, SOP Instance and Document; singular or plural; a list of them.
            ("RT DOSE", "the Modules", "a RT Dose SOP Instance", {"A.18"}),
            ("RT DOSE", "the Modules", "an instance of the RT Dose IOD", {"A.18"}),
            ("RAW DATA", "the Modules related to the Raw Data IE of Raw Data IODs", "an instance", {"A.37"}),
            ("KEY OBJECT DOC", "the Modules", "a Key Object Selection Document", {"A.35.4"}),
            ("KEY OBJECT DOC", "the Modules of the Key Object Selection IOD", "it", {"A.35.4"}),
            ("SURFACE", "it", "a Surface Segmentation SOP Instance", {"A.57"}),
            ("SURFACE SCAN", "the Surface Scan Mesh and Surface Scan Point Cloud IODs", "it", {"A.68", "A.69"}),
            ("RAW DATA", "it", "a Raw Data, RT Dose, or CT Image Storage SOP Instance", {"A.37", "A.18", "A.3"}),
            ("SR DOCUMENT", "the Modules of Structured Report IOD", "an SR Document", {"A.35.1", "A.35.4"}),
            # The end of titles.
            ("REGISTRATION", "it", "a Spatial Registration SOP Instance", {"A.39.1", "A.39.2"}),
            # An Information Entity, in any form.
            ("IMAGE", IMAGE[0], IMAGE[1], {"A.3", "A.51"}),
            ("IMAGE", "PS3.3 of the DICOM Standard in the Modules related to the Image IE", "it", {"A.3", "A.51"}),
            ("IMAGE", "the Modules", "an instance with Modules of the Image Information Entity", {"A.3", "A.51"}),
            ("IMAGE", "the Modules of the Image and Raw Data IEs of any IODs", "it", {"A.3", "A.51", "A.37"}),
        ],
    )
    def test_of_each_wording(self, tmp_path, kind, keys, reference, claimed):
        found = derived(tmp_path, IODS, stated(kind, f"in {keys}", reference), groups={"A.35": SR})
        assert {number for number, type_ in found.types.items() if type_ == kind} == claimed
        assert set(found.types) == claimed
        assert found.remarks == ()

    def test_a_note_and_the_specification_of_records_claim_nothing(self, tmp_path):
        note = "<note>" + para(iod("A.3") + " shall be used to reference.") + "</note>"
        keys = f"{DOSE} {iod('A.18')}"
        found = derived(tmp_path, IODS, record("F.5.19", "RT DOSE", keys, shall("a RT Dose SOP Instance"), after=note))
        assert found.types == {"A.18": "RT DOSE"}

    def test_the_most_specific_holds(self, tmp_path):
        for_sr = stated("SR DOCUMENT", "it", f"the IODs of {iod('A.35')}", number="F.5.25")
        for linked in (f"an instance of {iod('A.35.4')}", "a Key Object Selection Document"):
            for_key_objects = stated("KEY OBJECT DOC", "it", linked, number="F.5.26")
            found = derived(tmp_path, IODS, for_sr, for_key_objects, groups={"A.35": SR})
            assert found.types == {"A.35.1": "SR DOCUMENT", "A.35.4": "KEY OBJECT DOC"}
            assert found.remarks == ()

    def test_a_link_holds_against_an_entity(self, tmp_path):
        for_images = stated("IMAGE", *IMAGE, number="F.5.4")
        found = derived(tmp_path, IODS, for_images, stated("SURFACE", "it", f"an instance of {iod('A.51')}"))
        assert found.types == {"A.3": "IMAGE", "A.51": "SURFACE"}

    def test_the_keys_may_be_described_with_an_iod_that_is_not_referenced(self, tmp_path):
        keys = f"the Modules related to the Dose IEs of {iod('A.18')} and {iod('A.37')}"
        found = derived(tmp_path, IODS, stated("PLAN", keys, "one of several, such as the Segmentation IOD"))
        assert found.types["A.51"] == "PLAN"
        assert "A.37" not in found.types
        assert "is to reference A.51, with keys described in A.18, A.37" in found.remarks[0]

    def test_the_entities_of_records_that_reference_nothing_are_not_claimed(self, tmp_path):
        series = record(
            "F.5.3", "SERIES", "the Modules related to the Series IE and Equipment IE of Composite IODs", ""
        )
        keys = "the Modules related to the Series IE and the Image IE of Image IODs"
        found = derived(tmp_path, IODS, series, stated("IMAGE", keys, "an Image SOP Instance", number="F.5.4"))
        assert found.types == {"A.3": "IMAGE", "A.51": "IMAGE"}
        assert found.remarks == ()

    def test_of_two_entities_in_one_iod_that_of_the_instance_counts(self, tmp_path):
        both = iod_section("A.65", "Perimetry IOD", "Image", "Measurements")
        measured = "the Modules related to the Measurements IE of the Measurement IODs"
        records = [stated("IMAGE", *IMAGE, number="F.5.4"), stated("MEASUREMENT", measured, "it")]
        found = derived_from(tmp_path, annex_a(both) + annex_f(*records), {"1.2": "A.65"})
        assert found.types == {"1.2": "MEASUREMENT"}

    def test_an_iod_of_a_kind_that_a_record_names_without_its_entity(self, tmp_path):
        iods = {"A.33.1": "Grayscale Softcopy Presentation State IOD", "A.80.2": "Volume Rendering State IOD"}
        keys = "the Modules related to Softcopy Presentation State Storage and Structured Display IODs"
        one = stated("PRESENTATION", keys, "a Softcopy Presentation State Storage SOP Instance")
        assert derived(tmp_path, iods, one).types == dict.fromkeys(iods, "PRESENTATION")


class TestSections:
    def test_a_table_beside_the_description_to_which_part_4_refers(self, tmp_path):
        title = "Planar MPR Volumetric Presentation State IOD"
        modules = module_table("A.80.1-1", "Modules", [("Presentation State", "SOP Common")])
        one = section(
            "A.80.1",
            title,
            section("A.80.1.1", f"{title} Description"),
            section("A.80.1.3", "Module Table", modules),
        )
        keys = "the Modules related to the Presentation State IE of all IODs"
        part3 = part3_of(tmp_path, book(annex_a(one) + annex_f(stated("PRESENTATION", keys, "it"))))
        assert directory_record_types(part3, {"1.2": "A.80.1.1"}).types == {"1.2": "PRESENTATION"}
        assert iod_title(part3, "A.80.1.1") == iod_title(part3, "A.80.1") == title
        assert iod_title(part3, "A.80.1.3") == "Module Table"
        assert iod_title(part3, "A.99") is None

    def test_the_tables_of_an_iod_under_another_are_its_own(self, tmp_path):
        inner = iod_section("A.8.2", "Multi-frame Secondary Capture Image IOD", "Image")
        outer = iod_section("A.8", "Secondary Capture Image IOD", "Surface").replace(
            "</section>\n</section>", f"</section>{inner}</section>"
        )
        records = annex_f(stated("SURFACE", "the Modules related to the Surface IE of all IODs", "it"))
        found = derived_from(tmp_path, annex_a(outer) + records, {"1.1": "A.8", "1.2": "A.8.2"})
        assert found.types == {"1.1": "SURFACE"}

    def test_a_section_outside_annex_a_and_a_section_that_does_not_exist(self, tmp_path):
        annexes = annex_a(iod_section("A.3", "CT Image IOD", "Image")) + annex_f(stated("IMAGE", *IMAGE))
        classes = {"1.1": "A.3", "1.2": None, "1.3": "", "1.4": "F.3", "1.5": "A.99"}
        remark = "not in the document): no record names it, and no table of its Modules could be read"
        found = derived_from(tmp_path, annexes, classes)
        assert found == Derivation({"1.1": "IMAGE"}, (f"part03.xml, section A.99 ({remark}",))


class TestRemarks:
    def test_two_records_that_claim_an_iod_alike(self, tmp_path):
        records = [
            stated(kind, "it", f"instances of {iod('A.18')}", number)
            for kind, number in (("X", "F.5.1"), ("Y", "F.5.2"))
        ]
        found = derived(tmp_path, IODS, *records)
        assert found.types == {}
        (remark,) = found.remarks
        assert remark == (
            "part03.xml, section A.18 (RT Dose IOD): section F.5.1 (X) and section F.5.2 (Y) claim it equally; "
            "it has no Directory Record Type"
        )

    def test_two_records_may_agree(self, tmp_path):
        records = [stated("IMAGE", "it", f"instances of {iod('A.18')}", number) for number in ("F.5.1", "F.5.2")]
        assert derived(tmp_path, IODS, *records) == Derivation({"A.18": "IMAGE"}, ())

    def test_one_entity_claimed_twice_is_decided_by_the_title_and_reported(self, tmp_path):
        iods = {
            "A.20": "RT Plan IOD",
            "A.49": "RT Ion Plan IOD",
            "A.64": "RT Beams Delivery Instruction IOD",
            "A.79": "Some Plan Thing IOD",
        }
        of = "the Modules related to the Plan IE of the"
        found = derived(
            tmp_path,
            iods,
            stated("RT PLAN", f"{of} {iod('A.20')}", "a RT Plan SOP Instance", number="F.5.21"),
            stated("PLAN", f"{of} {iod('A.64')}", "a RT Beams Delivery Instruction SOP Instance", number="F.5.40"),
        )
        assert found.types == {"A.20": "RT PLAN", "A.49": "RT PLAN", "A.64": "PLAN"}
        ion, thing = found.remarks
        assert ion.endswith("both speak of its IE; by the title of the IOD it is taken as RT PLAN")
        assert thing.endswith("claim it equally; it has no Directory Record Type")

    def test_a_statement_that_cannot_be_followed(self, tmp_path):
        found = derived(tmp_path, IODS, stated("SR DOCUMENT", "the Observation IE of such IODs", "a Thing"))
        assert found.types == {}
        (remark,) = found.remarks
        assert remark.startswith("part03.xml, section F.5.50 (SR DOCUMENT): expected a link to an IOD")
        assert "found 'a Thing.', with keys in 'the Observation IE of such IODs.'" in remark

    def test_a_record_that_does_not_state_its_reference(self, tmp_path):
        found = derived(tmp_path, IODS, record("F.5.19", "RT DOSE", f"{DOSE} {iod('A.18')}", ""))
        assert found.types == {}
        assert found.remarks == (
            "part03.xml, section F.5.19 (RT DOSE): does not state what it shall be used to reference",
        )

    def test_a_record_without_value(self, tmp_path):
        found = derived(tmp_path, IODS, section("F.5.19", "RT Dose", para("It is identified.")))
        (remark,) = found.remarks
        assert remark.startswith("part03.xml, section F.5.19: expected 'a Directory Record Type of Value")

    def test_differences_from_table_f_4_1(self, tmp_path):
        model = model_table({"F.5.4": "IMAGE", "F.5.19": "DOSE", "F.5.99": "NEW", "F.6.1": "PRIVATE"})
        records = [
            stated("IMAGE", *IMAGE, number="F.5.4"),
            stated("RT DOSE", "it", "a RT Dose SOP Instance", number="F.5.19"),
            stated("RAW DATA", "it", "a Raw Data SOP Instance", number="F.5.28"),
            section("F.5.33", "HL7 Structured Document", para("Retired. See PS3.3 2018b.")),
        ]
        assert derived(tmp_path, IODS, *records, model=model).remarks == (
            "part03.xml, section F.5.19 (RT DOSE): Table F.4-1 lists it as 'DOSE'",
            "part03.xml, section F.5.28 (RAW DATA): Table F.4-1 lists it not at all",
            "part03.xml, Table F.4-1: lists 'NEW', which section F.5.99 does not define",
        )
