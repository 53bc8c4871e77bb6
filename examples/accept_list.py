# /// script
# requires-python = ">=3.11"
# dependencies = ["dicom-media-storage"]
# ///
"""Write a server's accept list from an edition: ``python examples/accept_list.py > sop-classes.properties``.

There are three forms: ``dcm4che``, a properties file with the transfer syntaxes of each SOP Class (``--uids`` writes
UIDs instead of names, for dictionaries that lack a name); ``dcmtk``, a configuration file of ``storescp`` with one
profile for each batch of at most 128 classes; ``uids``, one UID per line.
"""

import argparse

from dicom_media_storage import SOPClass, editions
from dicom_media_storage.editions import EDITIONS, NEWEST, Edition
from dicom_media_storage.negotiation import batches, network_classes

# UID Keyword and UID (PS3.6 Table A-1), and the name in DCMTK.
TRANSFER_SYNTAXES = (
    ("ImplicitVRLittleEndian", "1.2.840.10008.1.2", "LittleEndianImplicit"),
    ("ExplicitVRLittleEndian", "1.2.840.10008.1.2.1", "LittleEndianExplicit"),
)


def classes_of(edition: Edition) -> type[SOPClass]:
    """Return the enum of an edition.

    >>> len(classes_of("2013"))
    113
    """
    return editions.load(edition).MediaStorageSOPClass


def dcm4che(edition: Edition, *, uids: bool = False) -> list[str]:
    """Return the lines of a properties file.

    >>> dcm4che("2026a")[1]
    'ComputedRadiographyImageStorage:ImplicitVRLittleEndian,ExplicitVRLittleEndian'
    >>> dcm4che("2026a", uids=True)[1]
    '1.2.840.10008.5.1.4.1.1.1:1.2.840.10008.1.2,1.2.840.10008.1.2.1'
    """
    syntaxes = ",".join(uid if uids else keyword for keyword, uid, _ in TRANSFER_SYNTAXES)
    names = (one.uid if uids else one.keyword for one in network_classes(classes_of(edition)))
    return [f"# Storage SOP Classes of DICOM {edition}", *(f"{name}:{syntaxes}" for name in names)]


def dcmtk(edition: Edition) -> list[str]:
    """Return the lines of a configuration file with a profile for each batch: ``storescp -xf FILE Storage1``.

    >>> [line for line in dcmtk("2026a") if line.startswith("[Storage")]
    ['[Storage1]', '[Storage2]']
    """
    lists = batches(classes=classes_of(edition))
    lines = [f"# Storage SOP Classes of DICOM {edition}", "[[TransferSyntaxes]]", "[Uncompressed]"]
    lines += [f"TransferSyntax{number} = {name}" for number, (_, _, name) in enumerate(TRANSFER_SYNTAXES, start=1)]
    lines.append("[[PresentationContexts]]")
    for batch, members in enumerate(lists, start=1):
        lines.append(f"[Classes{batch}]")
        lines += [f"PresentationContext{number} = {one}\\Uncompressed" for number, one in enumerate(members, start=1)]
    lines.append("[[Profiles]]")
    for batch in range(1, len(lists) + 1):
        lines += [f"[Storage{batch}]", f"PresentationContexts = Classes{batch}"]
    return lines


def accept_list(edition: Edition, form: str, *, uids: bool = False) -> list[str]:
    """Return the lines of an accept list.

    >>> len(accept_list("2026a", "uids"))
    179
    """
    if form == "dcm4che":
        return dcm4che(edition, uids=uids)
    if form == "dcmtk":
        return dcmtk(edition)
    return [one.uid for one in network_classes(classes_of(edition))]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Write a server's accept list from an edition of DICOM.")
    parser.add_argument("--edition", choices=EDITIONS, default=NEWEST)
    parser.add_argument("--form", choices=("dcm4che", "dcmtk", "uids"), default="dcm4che")
    parser.add_argument("--uids", action="store_true", help="write UIDs instead of keywords (dcm4che)")
    arguments = parser.parse_args()
    print("\n".join(accept_list(arguments.edition, arguments.form, uids=arguments.uids)))


if __name__ == "__main__":
    main()
