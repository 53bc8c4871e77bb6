# /// script
# requires-python = ">=3.11"
# dependencies = ["dicom-media-storage", "pynetdicom>=3.0.4"]
# ///
"""A Storage SCP that accepts exactly the storage SOP Classes of an edition: ``python examples/store_scp.py ARCHIVE``.

The negotiation rejects retired and private classes, and the classes of security screening and non-destructive testing
that some toolkits list as "storage" classes. By default, the server listens on the loopback address.
"""

import argparse
import signal
from pathlib import Path

from pynetdicom import AE, ALL_TRANSFER_SYNTAXES, evt, register_uid
from pynetdicom.dimse_primitives import C_STORE
from pynetdicom.service_class import NonPatientObjectStorageServiceClass, ServiceClass, StorageServiceClass
from pynetdicom.sop_class import uid_to_service_class
from pynetdicom.transport import ThreadedAssociationServer

from dicom_media_storage import SOPClass, editions, get
from dicom_media_storage.editions import EDITIONS, NEWEST
from dicom_media_storage.negotiation import network_classes

# PS3.4 Table B.2-1.
SUCCESS = 0x0000
CANNOT_UNDERSTAND = 0xC000


def application_entity(classes: type[SOPClass]) -> AE:
    """Return an Application Entity that supports only the network classes of an edition.

    >>> from dicom_media_storage.editions.e2026a import MediaStorageSOPClass
    >>> len(application_entity(MediaStorageSOPClass).supported_contexts)
    179
    """
    ae = AE(ae_title="MEDIA_STORAGE")
    for sop_class in network_classes(classes):
        register(sop_class)
        ae.add_supported_context(sop_class, ALL_TRANSFER_SYNTAXES)
    return ae


def register(sop_class: SOPClass) -> None:
    """Register a class newer than pynetdicom, which aborts an association that receives an unknown class."""
    if uid_to_service_class(sop_class) is ServiceClass:
        is_non_patient = sop_class.table == "GG.3-1"
        service_class = NonPatientObjectStorageServiceClass if is_non_patient else StorageServiceClass
        register_uid(sop_class.uid, sop_class.keyword, service_class)


def store(event: evt.Event, archive: Path) -> int:
    """Write an instance to the folder of its class; return the status of the C-STORE."""
    request = event.request
    sop_class = get(request.AffectedSOPClassUID or "")
    sop_instance_uid = request.AffectedSOPInstanceUID if isinstance(request, C_STORE) else None
    # The UID is untrusted, and becomes a file name.
    if sop_class is None or sop_instance_uid is None or not sop_instance_uid.is_valid:
        return CANNOT_UNDERSTAND
    folder = archive / sop_class.keyword
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{sop_instance_uid}.dcm").write_bytes(event.encoded_dataset())
    return SUCCESS


def serve(ae: AE, host: str, port: int, archive: Path) -> None:
    """Serve until interrupted or terminated."""
    server = ae.make_server(  # pyright: ignore[reportUnknownMemberType]
        (host, port), evt_handlers=[(evt.EVT_C_STORE, store, [archive])], server_class=ThreadedAssociationServer
    )
    address, free_port = server.server_address[:2]
    print(f"listening on {address!s}:{free_port}", flush=True)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("stopped")
    finally:
        server.server_close()
        ae.shutdown()


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description="Accept exactly the storage SOP Classes of an edition of DICOM.")
    parser.add_argument("archive", type=Path, help="the folder for received instances")
    parser.add_argument("--edition", choices=EDITIONS, default=NEWEST)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=11112, help="0: a free port")
    arguments = parser.parse_args()
    classes = editions.load(arguments.edition).MediaStorageSOPClass
    serve(application_entity(classes), arguments.host, arguments.port, arguments.archive)


if __name__ == "__main__":
    main()
