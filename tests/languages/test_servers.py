"""The configuration of each server, tried on that server with files of several classes, compressed and not."""

import io
import json
import re
import runpy
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import pytest
from interop_differences import EVERY
from interop_instances import instance
from interop_network import LOOPBACK, SECONDS, WITHOUT_DELAY, application_entity, association, storescp
from ldif import LDIFParser
from pydicom.encaps import encapsulate
from pydicom.uid import UID
from pynetdicom import build_context, evt
from toolchains import program_folder

from dicom_media_storage import get, registry, uids
from dicom_media_storage._export.formats import FORMATS
from dicom_media_storage._export.rendering import render
from dicom_media_storage._export.selection import Selection
from dicom_media_storage._export.transfer_syntaxes import FITTING, STORED, STORED_BY_PYNETDICOM
from dicom_media_storage._export.variables import Request
from dicom_media_storage.negotiation import batches, network_classes

SYNTAX = {entry.keyword: entry.uid for entry in registry.entries() if entry.type == "Transfer Syntax"}
FILES = [
    (uids.CTImageStorage, "ExplicitVRLittleEndian"),
    (uids.CTImageStorage, "JPEGLosslessSV1"),
    (uids.MRImageStorage, "JPEG2000Lossless"),
    (uids.EnhancedMRImageStorage, "RLELossless"),
    (uids.VLWholeSlideMicroscopyImageStorage, "JPEGBaseline8Bit"),
    (uids.SegmentationStorage, "ExplicitVRLittleEndian"),
    (uids.BasicTextSRStorage, "ImplicitVRLittleEndian"),
    (uids.EncapsulatedPDFStorage, "DeflatedExplicitVRLittleEndian"),
    (uids.TwelveLeadECGWaveformStorage, "ExplicitVRLittleEndian"),
    *((uids.UltrasoundMultiFrameImageStorage, keyword) for keyword in STORED),
]
REFUSED = [
    (uids.BasicTextSRStorage, "JPEGBaseline8Bit"),
    (uids.CTImageStorage, "MPEG4HP41"),
    *((uids.UltrasoundMultiFrameImageStorage, each) for each in ("JPIPReferenced", "HTJ2KLossless", "MPEG2MPMLF")),
    (uids.UltrasoundMultiFrameImageStorage, "SMPTEST211020UncompressedProgressiveActiveVideo"),
]


def file_of(form, **options):
    return render(Request(FORMATS[form], Selection(), **options))


def send(port, sop_class, keyword, number):
    """Send an instance in a Transfer Syntax; return the status, or what happened instead."""
    ds = instance(get(sop_class), number)
    ds.file_meta.TransferSyntaxUID = UID(SYNTAX[keyword])
    if keyword not in FITTING["uncompressed"]:
        ds.PixelData = encapsulate([b"\xff\xd8" + bytes(62)])
        ds["PixelData"].VR = "OB"
        ds["PixelData"].is_undefined_length = True
    opened = application_entity().associate(
        LOOPBACK, port, contexts=[build_context(sop_class, SYNTAX[keyword])], evt_handlers=WITHOUT_DELAY
    )
    if not opened.is_established or not opened.accepted_contexts:
        opened.abort()
        return "refused"
    status = opened.send_c_store(ds)
    opened.release()
    return status.get("Status", "aborted")


def all_sent(port, files):
    return {
        (get(uid).keyword, keyword): send(port, uid, keyword, number) for number, (uid, keyword) in enumerate(files)
    }


def each(files, result):
    return {(get(uid).keyword, keyword): result for uid, keyword in files}


@pytest.fixture
def profile(tmp_path):
    path = tmp_path / "storescp.cfg"
    path.write_bytes(file_of("dcmtk"))
    return str(path)


@pytest.mark.usefixtures("dcmtk")
def test_storescp_stores_every_transfer_syntax_of_its_profile(tmp_path, profile):
    received = tmp_path / "received"
    received.mkdir()
    with storescp(received, "--config-file", profile, "Storage1") as port:
        assert all_sent(port, FILES) == each(FILES, 0)
        assert all_sent(port, REFUSED) == each(REFUSED, "refused")
    assert len(list(received.iterdir())) == len(FILES)


@pytest.mark.usefixtures("dcmtk")
def test_storescp_accepts_the_classes_of_its_profile_and_no_others(tmp_path, profile):
    for number, batch in enumerate(batches(), start=1):
        assert len(batch) <= 128
        others = [member for member in EVERY if member not in batch]
        with storescp(tmp_path, "--config-file", profile, f"Storage{number}") as port:
            for proposed, accepted in ((batch, True), (tuple(others[:128]), False), (tuple(others[128:]), False)):
                if proposed:
                    with association(port, proposed) as opened:
                        assert [get(one.abstract_syntax) for one in opened.accepted_contexts] == [
                            member for member in proposed if accepted
                        ]


def test_there_is_a_profile_for_each_batch_and_no_more(profile):
    found = re.findall(r"(?m)^\[(Storage\d+)\]$", Path(profile).read_text())
    assert found == [f"Storage{number}" for number in range(1, len(batches()) + 1)]


@contextmanager
def orthanc(folder, accepted):
    """Run Orthanc with an exported file beside the settings of its ports; yield its DICOM port."""
    program_folder("Orthanc")
    with socket.create_server((LOOPBACK, 0)) as free:
        port = free.getsockname()[1]
    database = str(folder / "database")
    settings = {"DicomPort": port, "HttpServerEnabled": False, "StorageDirectory": database, "IndexDirectory": database}
    (folder / "configuration").mkdir()
    (folder / "configuration" / "accepted.json").write_bytes(accepted)
    (folder / "configuration" / "settings.json").write_text(json.dumps({**settings, "DicomAlwaysAllowStore": True}))
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(["Orthanc", str(folder / "configuration")], stderr=log)
    try:
        ends = monotonic() + SECONDS
        while "Orthanc has started" not in (folder / "log").read_text():
            assert process.poll() is None, (folder / "log").read_text()
            assert monotonic() < ends
            sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(SECONDS)


def test_orthanc_stores_every_transfer_syntax_of_its_list(tmp_path):
    others = [(uid, keyword) for uid, keyword in REFUSED if keyword not in STORED]
    with orthanc(tmp_path, file_of("orthanc")) as port:
        assert all_sent(port, FILES) == each(FILES, 0)
        assert all_sent(port, others) == each(others, "refused")
    log = (tmp_path / "log").read_text()
    assert not [line for line in log.splitlines() if line.startswith("E") or "Accepted" in line]


def test_orthanc_accepts_the_chosen_transfer_syntaxes_only(tmp_path):
    chosen = file_of("orthanc", transfer_syntaxes=["ExplicitVRLittleEndian", "RLELossless"])
    with orthanc(tmp_path, chosen) as port:
        sent = all_sent(port, FILES)
    assert {keyword for (_, keyword), status in sent.items() if status == 0} == {
        "ExplicitVRLittleEndian",
        "RLELossless",
    }


def test_orthanc_has_every_network_class():
    settings = json.loads(file_of("orthanc"))
    assert settings["AcceptedSopClasses"] == [member.uid for member in network_classes()]
    assert settings["AcceptedTransferSyntaxes"] == [SYNTAX[keyword] for keyword in STORED]
    assert "Orthanc 1.12.6" in settings["StorageSOPClasses"][-1]


def test_pynetdicom_stores_every_transfer_syntax_of_its_module(tmp_path):
    path = tmp_path / "storage.py"
    path.write_bytes(file_of("pynetdicom"))
    ae = application_entity()
    runpy.run_path(str(path))["add_supported_contexts"](ae)
    assert {context.abstract_syntax for context in ae.supported_contexts} == set(network_classes())
    received = []

    def store(event):
        received.append(event.file_meta.MediaStorageSOPClassUID)
        return 0x0000

    files = [*FILES, *((uids.UltrasoundMultiFrameImageStorage, each) for each in STORED_BY_PYNETDICOM)]
    files += [
        (uids.CTImageStorageForProcessing, "RLELossless"),
        (uids.HangingProtocolStorage, "ExplicitVRLittleEndian"),
    ]
    refused = [(uid, keyword) for uid, keyword in REFUSED if keyword not in STORED_BY_PYNETDICOM or uid != files[-3][0]]
    server = ae.start_server((LOOPBACK, 0), block=False, evt_handlers=[*WITHOUT_DELAY, (evt.EVT_C_STORE, store)])
    try:
        port = server.socket.getsockname()[1]
        assert all_sent(port, files) == each(files, 0)
        assert all_sent(port, refused) == each(refused, "refused")
    finally:
        server.shutdown()
    assert received == [uid for uid, _ in files]


def test_dcm4chee_has_a_transfer_capability_for_each_class():
    parsed = LDIFParser(io.BytesIO(file_of("dcm4chee")), strict=True).parse()
    # The parser takes the version for a record without a name.
    records = [(name, record) for name, record in parsed if name]
    assert [one["dicomSOPClass"] for _, one in records] == [[member.uid] for member in network_classes()]
    for name, record in records:
        assert name == f"cn={record['cn'][0]},{FORMATS['dcm4chee'].settings['ae']}"
        assert record["cn"] == [f"{get(record['dicomSOPClass'][0]).sop_class_name} SCP"]
        assert (record["objectClass"], record["dicomTransferRole"]) == (["dicomTransferCapability"], ["SCP"])
    by_class = {record["dicomSOPClass"][0]: record["dicomTransferSyntax"] for _, record in records}
    assert by_class[uids.BasicTextSRStorage] == [SYNTAX[keyword] for keyword in FITTING["uncompressed"]]
    assert by_class[uids.UltrasoundMultiFrameImageStorage] == [SYNTAX[keyword] for keyword in STORED]
