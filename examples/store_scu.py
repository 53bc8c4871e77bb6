# /// script
# requires-python = ">=3.11"
# dependencies = ["dicom-media-storage", "pynetdicom>=3.0.4", "rich>=14"]
# ///
"""Send a folder of DICOM files of any classes: ``python examples/store_scu.py HOST PORT FOLDER``.

An association has at most 128 presentation contexts, so the example opens as many associations as the files need. Each
association also sends the Service Class and the Related General SOP Classes of its SOP Classes (PS3.7 section
D.3.3.6), for an SCP that does not know these classes. If a file cannot be sent, the program prints the reason, sends
the other files, and exits with status 1.
"""

import argparse
import socket
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from pydicom.errors import InvalidDicomError
from pydicom.filereader import read_file_meta_info  # pyright: ignore[reportUnknownVariableType]
from pynetdicom import AE, build_context, evt
from pynetdicom.association import Association
from pynetdicom.pdu_primitives import SOPClassCommonExtendedNegotiation
from pynetdicom.presentation import PresentationContext
from rich.console import Console
from rich.progress import track

from dicom_media_storage import SOPClass, get
from dicom_media_storage.editions import e2017c
from dicom_media_storage.negotiation import CommonExtendedNegotiation, batches, common_extended_negotiation

SUCCESS = 0x0000


def as_pynetdicom(item: CommonExtendedNegotiation) -> SOPClassCommonExtendedNegotiation:
    """Return the item that pynetdicom sends.

    >>> from dicom_media_storage.editions.e2017c import MediaStorageSOPClass
    >>> item, = common_extended_negotiation([MediaStorageSOPClass.TWELVE_LEAD_ECG_WAVEFORM_STORAGE])
    >>> as_pynetdicom(item).service_class_uid.name
    'Storage Service Class'
    """
    theirs = SOPClassCommonExtendedNegotiation()
    theirs.sop_class_uid = item.sop_class_uid
    theirs.service_class_uid = item.service_class_uid
    theirs.related_general_sop_class_identification = list(item.related_general_sop_class_uids)
    return theirs


def without_delay(event: evt.Event) -> None:
    """Send small messages at once, instead of waiting 40 ms for the peer's delayed acknowledgement."""
    transport = event.assoc.dul.socket
    if transport is not None and transport.socket is not None:
        transport.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def by_class(paths: Iterable[Path]) -> dict[SOPClass, dict[Path, str]]:
    """Return the files of each storage SOP Class and their transfer syntaxes; print why other files are left out."""
    found: defaultdict[SOPClass, dict[Path, str]] = defaultdict(dict)
    for path in paths:
        try:
            meta = read_file_meta_info(path)
        except (InvalidDicomError, EOFError):
            not_sent(path, "not a DICOM file")
            continue
        uid, syntax = meta.get("MediaStorageSOPClassUID"), meta.get("TransferSyntaxUID")
        sop_class = get(uid)
        if sop_class is None or syntax is None:
            not_sent(path, f"{uid} is not a storage SOP Class" if syntax else "no Transfer Syntax UID (0002,0010)")
        else:
            found[sop_class][path] = syntax
    return dict(found)


def not_sent(path: Path, because: str) -> None:
    """Print why a file is not sent."""
    print(f"not sent: {path}: {because}", file=sys.stderr)


def contexts(batch: Iterable[SOPClass], files: Mapping[SOPClass, Mapping[Path, str]]) -> list[PresentationContext]:
    """Return a presentation context for each class, with the transfer syntaxes of its files."""
    return [build_context(sop_class, sorted(set(files[sop_class].values()))) for sop_class in batch]


def send(association: Association, paths: Iterable[Path]) -> tuple[int, list[Path]]:
    """Send files over an association; return how many arrived, and the files without an answer."""
    sent, left = 0, list[Path]()
    for path in paths:
        if not association.is_established:
            left.append(path)
            continue
        try:
            status = association.send_c_store(path)
        except (ValueError, RuntimeError) as refused:
            not_sent(path, str(refused))
            continue
        if not status:
            left.append(path)
        elif status.Status == SUCCESS:
            sent += 1
        else:
            not_sent(path, f"the server answered with status {status.Status:04X}")
    return sent, left


def send_all(host: str, port: int, files: Mapping[SOPClass, Mapping[Path, str]]) -> int:
    """Send files in as many associations as their classes need; return how many arrived.

    If an association is lost, send the remaining files over another association, unless the lost one delivered no file.
    """
    console = Console(stderr=True)
    sent = 0
    for batch in batches(classes=files):
        left = [path for sop_class in batch for path in files[sop_class]]
        arrived = 1
        while left and arrived:
            association = associate(host, port, batch, files)
            if not association.is_established:
                print(f"cannot associate with {host}:{port} for {len(batch)} SOP Classes", file=sys.stderr)
                break
            arrived, left = send(association, track(left, "Sending", console=console, disable=not console.is_terminal))
            association.release()
            sent += arrived
        else:
            for path in left:
                not_sent(path, "the association was lost")
    return sent


def associate(
    host: str, port: int, batch: Sequence[SOPClass], files: Mapping[SOPClass, Mapping[Path, str]]
) -> Association:
    """Open an association for classes, with their extended negotiation."""
    items = common_extended_negotiation(batch, table_of=e2017c.MediaStorageSOPClass)
    return AE(ae_title="MEDIA_STORAGE").associate(  # pyright: ignore[reportUnknownMemberType]
        host,
        port,
        contexts=contexts(batch, files),
        ext_neg=[as_pynetdicom(item) for item in items],
        evt_handlers=[(evt.EVT_CONN_OPEN, without_delay)],
    )


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Send a folder of DICOM files.")
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    paths = sorted(path for path in arguments.folder.rglob("*") if path.is_file())
    sent = send_all(arguments.host, arguments.port, by_class(paths))
    print(f"{sent} of {len(paths)} files sent")
    return 0 if sent == len(paths) else 1


if __name__ == "__main__":
    sys.exit(main())
