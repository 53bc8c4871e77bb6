"""Storage SCPs on 127.0.0.1, on a port that the system chooses, gone when their block ends."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from time import sleep

from pydicom.dataset import Dataset
from pydicom.uid import ExplicitVRLittleEndian
from pynetdicom import AE, build_context, evt
from pynetdicom.association import Association
from pynetdicom.service_class import ServiceClass, StorageServiceClass
from pynetdicom.sop_class import register_uid, uid_to_service_class

LOOPBACK = "127.0.0.1"
SECONDS = 30


def application_entity() -> AE:
    """Return an Application Entity that waits for nothing for long."""
    ae = AE(ae_title="INTEROP")
    ae.acse_timeout = ae.dimse_timeout = ae.network_timeout = ae.connection_timeout = SECONDS
    return ae


def _without_delay(event: evt.Event) -> None:
    # Small PDUs are sent at once: otherwise each C-STORE waits 40 ms for the other side's delayed acknowledgement.
    event.assoc.dul.socket.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


WITHOUT_DELAY = [(evt.EVT_CONN_OPEN, _without_delay)]


@contextmanager
def association(port: int, classes: tuple[str, ...], ext_neg: tuple = ()) -> Iterator[Association]:
    """Associate pynetdicom's SCU for some classes with whoever listens on a port."""
    contexts = [build_context(sop_class) for sop_class in classes]
    opened = application_entity().associate(
        LOOPBACK, port, contexts=contexts, ext_neg=list(ext_neg), evt_handlers=WITHOUT_DELAY
    )
    try:
        with _reactor_paused(opened):
            yield opened
    finally:
        if opened.is_established:
            opened.release()


@contextmanager
def _reactor_paused(opened: Association) -> Iterator[None]:
    """Keep the association's own thread from taking the answer to a C-STORE, as it may between two of them.

    pynetdicom 3.0.4 lets its reactor run after each answer and takes it for paused again before it is: on a busy
    machine it then receives the next answer in place of ``send_c_store``, which waits for it in vain.
    """
    checkpoint = opened._reactor_checkpoint
    checkpoint.clear()
    checkpoint.set = lambda: None
    sleep(0.05)
    try:
        yield
    finally:
        del checkpoint.set
        checkpoint.set()


@contextmanager
def storage_scp(classes: tuple[str, ...], handlers: list[tuple] | None = None) -> Iterator[tuple[int, list[Dataset]]]:
    """Run pynetdicom's Storage SCP for some classes; yield its port and the list of the data sets that it received."""
    received: list[Dataset] = []

    def store(event: evt.Event) -> int:
        ds = event.dataset
        ds.file_meta = event.file_meta
        received.append(ds)
        return 0x0000

    ae = application_entity()
    for sop_class in classes:
        if uid_to_service_class(sop_class) is ServiceClass:  # newer than pynetdicom
            register_uid(sop_class, sop_class.keyword, StorageServiceClass)
        ae.add_supported_context(sop_class, ExplicitVRLittleEndian)
    server = ae.start_server(
        (LOOPBACK, 0), block=False, evt_handlers=[*WITHOUT_DELAY, (evt.EVT_C_STORE, store), *(handlers or [])]
    )
    try:
        yield server.socket.getsockname()[1], received
    finally:
        server.shutdown()


@contextmanager
def storescp(folder: Path, *options: str) -> Iterator[int]:
    """Run DCMTK's ``storescp`` into a folder; yield its port.

    It cannot be told to listen on the loopback alone, so that what listens is here: a process per association, as
    under inetd.
    """
    listening = socket.create_server((LOOPBACK, 0))
    # Closing a socket does not wake whoever waits on it in accept.
    listening.settimeout(0.1)
    stopped = False

    def serve() -> None:
        while not stopped:
            try:
                connection, _ = listening.accept()
            except TimeoutError:
                continue
            connection.setblocking(True)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with connection:
                command = ["storescp", "--inetd", "--output-directory", str(folder), *options]
                subprocess.run(command, stdin=connection, stdout=connection, timeout=SECONDS, check=False)

    thread = Thread(target=serve)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        stopped = True
        thread.join(SECONDS)
        listening.close()


def storescu(port: int, paths: list[Path], *options: str) -> subprocess.CompletedProcess[str]:
    """Send files with DCMTK's ``storescu``, one presentation context per SOP Class, no more than there are files for."""
    command = ["storescu", "--verbose", "--required", "--combine", *options, LOOPBACK, str(port), *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
