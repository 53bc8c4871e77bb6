# /// script
# requires-python = ">=3.11"
# dependencies = ["dicom-media-storage"]
# ///
"""Write the table of SOP Classes of a Conformance Statement (PS3.2), as Markdown.

``python examples/conformance_table.py --scp`` writes the table of a server that accepts all classes of the newest
edition; ``--only CTImageStorage MRImageStorage`` writes the table of a product that sends and receives two classes.
"""

import argparse
from collections.abc import Iterable

from dicom_media_storage import SOPClass, editions
from dicom_media_storage.editions import EDITIONS, NEWEST

HEADER = ("SOP Class Name", "SOP Class UID", "IOD (PS3.3)", "SCU", "SCP")


def row(sop_class: SOPClass, *, scu: bool, scp: bool) -> tuple[str, ...]:
    """Return the cells of a class.

    >>> from dicom_media_storage.editions.e2017c import MediaStorageSOPClass
    >>> row(MediaStorageSOPClass.CT_IMAGE_STORAGE, scu=False, scp=True)[2:]
    ('[A.3](https://dicom.nema.org/medical/dicom/2017c/output/html/part03.html#sect_A.3)', 'No', 'Yes')
    """
    iod = sop_class.iod
    section = "" if iod is None or iod.section is None else f"[{iod.section}]({iod.url})"
    return sop_class.sop_class_name, sop_class.uid, section, "Yes" if scu else "No", "Yes" if scp else "No"


def markdown(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return the lines of a table.

    >>> markdown([("CT Image Storage", "1.2", "A.3", "No", "Yes")])[2]
    '| CT Image Storage | 1.2 | A.3 | No | Yes |'
    """
    return [f"| {' | '.join(cells)} |" for cells in (HEADER, ("---",) * len(HEADER), *rows)]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Write the table of SOP Classes of a Conformance Statement.")
    parser.add_argument("--edition", choices=EDITIONS, default=NEWEST)
    parser.add_argument("--scu", action="store_true", help="the product sends these classes, and does not receive them")
    parser.add_argument("--scp", action="store_true", help="the product receives these classes, and does not send them")
    parser.add_argument("--only", nargs="+", metavar="KEYWORD", help="the classes of the product")
    arguments = parser.parse_args()
    edition = editions.load(arguments.edition)
    classes = [one for one in edition.MediaStorageSOPClass if one.shares_uid_with_network]
    if arguments.only:
        unknown = [keyword for keyword in arguments.only if edition.by_keyword(keyword) not in classes]
        if unknown:
            parser.error(f"not in DICOM {arguments.edition}: {', '.join(unknown)}")
        classes = [one for one in classes if one.keyword in arguments.only]
    print(f"Storage SOP Classes, DICOM {arguments.edition}\n")
    both = arguments.scu == arguments.scp
    scu, scp = both or arguments.scu, both or arguments.scp
    print("\n".join(markdown(row(one, scu=scu, scp=scp) for one in classes)))


if __name__ == "__main__":
    main()
