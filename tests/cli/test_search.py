import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dicom_media_storage._old_names import OLD_NAMES
from dicom_media_storage._search.abbreviations import ABBREVIATIONS, SYNONYMS
from dicom_media_storage._search.answers import ask
from dicom_media_storage._search.catalogue import other_uids, storage_classes
from dicom_media_storage._search.query import queries

QUERIES = tomllib.loads((Path(__file__).parents[1] / "search_queries.toml").read_text())["query"]
CT = "1.2.840.10008.5.1.4.1.1.2"


def keywords(answer):
    return [entry.newest.keyword for entry in answer.classes]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query["text"])
def test_queries_that_the_reference_page_answers_alike(query):
    answers = [ask(each) for each in queries(query["text"])]
    match query:
        case {"each": uids}:
            assert [found.uid for answer in answers for found in (*answer.classes, *answer.others)] == uids
            return
    [answer] = answers
    match query:
        case {"first": keyword}:
            assert keywords(answer)[:1] == [keyword]
        case {"only": keyword}:
            assert keywords(answer) == [keyword]
        case {"identified": uid}:
            assert (keywords(answer), [other.uid for other in answer.others][:1]) == ([], [uid])
        case {"none": True}:
            assert answer.fit == "none"
        case _:
            pytest.fail(f"what is expected of {query}?")


@pytest.mark.parametrize("known", [storage_classes(), other_uids()], ids=["storage", "other"])
def test_every_uid_of_the_register_finds_itself_alone(known):
    for uid, entry in known.items():
        answer = ask(uid)
        assert (answer.fit, *answer.classes, *answer.others) == ("exact", entry)


@pytest.mark.parametrize("text", [rf"{CT}\0", rf"{CT}\x00", f"{CT} CT Image Storage", f"UI={CT}", f"<uid>{CT}</uid>"])
def test_text_around_a_uid_is_ignored(text):
    assert queries(text) == [CT]


def test_a_dump_of_a_file_is_a_query_for_each_of_its_uids():
    dump = f"""
(0002,0002) UI [{CT}]                     #  26, 1 MediaStorageSOPClassUID
(0008,0005) CS [ISO_IR 100]                                #  10, 1 SpecificCharacterSet
(0008,0018) UI [1.2.3\\1.2.4]                               #   6, 2 SOPInstanceUID
132: (0008,0016) UI #26 [{CT}] SOPClassUID
"""
    assert queries(dump) == [CT, "1.2.3", "1.2.4", CT]


@pytest.mark.parametrize(("old", "keyword"), OLD_NAMES.items())
def test_old_names_find_the_class_that_has_another_name_now(old, keyword):
    assert keyword in keywords(ask(old))


def test_one_name_may_be_of_a_current_and_a_retired_class():
    assert keywords(ask("Ultrasound Image Storage")) == ["UltrasoundImageStorage", "UltrasoundImageStorageRetired"]


@pytest.mark.parametrize(
    ("part", "keyword", "not_"),
    [
        ("ct", "EnhancedCTImageStorage", "BreastProjectionXRayImageStorageForProcessing"),
        ("mammo", "MammographyCADSRStorage", "CTImageStorage"),
        ("SoftcopyPres", "ColorSoftcopyPresentationStateStorage", "CTImageStorage"),
        ("A.35", "ComprehensiveSRStorage", "OphthalmicPhotography8BitImageStorage"),
        ("SR DOCUMENT", "MammographyCADSRStorage", "KeyObjectSelectionDocumentStorage"),
        ("IMAGE", "SegmentationStorage", "RawDataStorage"),
        ("retired", "NuclearMedicineImageStorageRetired", "CTImageStorage"),
    ],
)
def test_a_part_finds_the_classes_with_it(part, keyword, not_):
    answer = ask(part)
    assert answer.fit == "part"
    assert keyword in keywords(answer)
    assert not_ not in keywords(answer)


@pytest.mark.parametrize("text", ["", " ", "...", "\0", "\udcff", "zzz", "nm" * 1000, "1.2.3", "*", "A.999"])
def test_unknown_text_matches_nothing(text):
    assert ask(text).fit == "none"


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("CTImagStorage", "CTImageStorage"),
        ("SecndaryCaptureImageStorage", "SecondaryCaptureImageStorage"),
        ("1.2.840.100008.5.1.4.1.1.2", "CTImageStorage"),
        ("1.2.840.10008.5.1.4.1.1.88", "BasicTextSRStorage"),
    ],
)
def test_the_closest_comes_first_where_nothing_fits(text, keyword):
    answer = ask(text)
    assert answer.fit == "none"
    assert answer.close[0].newest.keyword == keyword


@settings(max_examples=60, deadline=None)
@given(st.text() | st.text("12.840A-*#_ ()[]=\\UICT,\n") | st.from_regex(r"[12](\.[0-9]+)+[.*]?"))
def test_any_text_has_an_answer(text):
    for query in queries(text):
        answer = ask(query)
        assert bool(answer.classes or answer.others) is (answer.fit != "none")


@pytest.mark.parametrize("abbreviation", ABBREVIATIONS)
def test_an_abbreviation_finds_its_classes_first(abbreviation):
    source, expected = ABBREVIATIONS[abbreviation]
    assert source
    assert abbreviation == abbreviation.upper()
    assert tuple(keywords(ask(abbreviation.lower())))[: len(expected)] == expected


def test_abbreviations_are_in_alphabetical_order():
    assert list(ABBREVIATIONS) == sorted(ABBREVIATIONS)


def test_everyday_names_find_their_classes_only():
    every = {one.newest.keyword for one in storage_classes().values()}
    for phrase, meant in SYNONYMS.items():
        assert set(meant) <= every
        assert keywords(ask(phrase)) == list(meant)
