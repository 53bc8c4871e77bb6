"""PS3.4 against PS3.6 of one edition: each kind of disagreement in the summary of ``extract``."""

import pytest

from tests.codegen.conftest import Generator
from tests.support.documents import CT, part_4, part_6

GOOD = (CT[1], CT[0], "CTImageStorage", "SOP Class")
DIRECTORY = ("1.2.840.10008.1.3.10", "Media Storage Directory Storage", "MediaStorageDirectoryStorage", "SOP Class")


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (None, "PS3.4 Table B.5-1 prints 'CT Image Storage', PS3.6 Table A-1 does not list it"),
        ((CT[1], CT[0], "CTImageStorage", "Transfer Syntax"), "PS3.6 calls it a Transfer Syntax"),
        ((CT[1], "CT Image Storage (Retired)", "CTImageStorage", "SOP Class"), "PS3.6 calls it retired"),
        ((CT[1], "CT Picture Storage", "CTPictureStorage", "SOP Class"), "PS3.6 prints 'CT Picture Storage'"),
        ((CT[1], CT[0], "ComputedTomographyStorage", "SOP Class"), "is not the camel case of the name"),
    ],
)
def test_disagreements_are_said_not_swallowed(generator: Generator, entry: tuple[str, ...] | None, says: str) -> None:
    dictionary = generator.document(part_6(DIRECTORY, *([entry] if entry else [])), "part06.xml")
    status, out, _ = generator.extract(generator.document(part_4(CT)), dictionary)
    assert status == 0
    assert f"the parts disagree: {CT[1]}: " in out
    assert says in out


def test_agreement_is_silent(generator: Generator) -> None:
    dictionary = generator.document(part_6(DIRECTORY, (GOOD[0], "CT Image Storage SOP Class", *GOOD[2:])), "part06.xml")
    assert "disagree" not in generator.extract(generator.document(part_4(CT)), dictionary)[1]
