"""The examples of a Storage SCP and SCU, run against each other and against pynetdicom's and DCMTK's own."""

import re
import socket
import subprocess

import pytest
from interop_instances import instance
from interop_network import LOOPBACK, association, storage_scp, storescu
from pydicom import dcmread
from pynetdicom import evt
from running_examples import command, plain, run, serving

from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass, get, uids
from dicom_media_storage.editions import e2017c
from dicom_media_storage.negotiation import batches, common_extended_negotiation, network_classes


def test_the_scp_accepts_exactly_the_classes_of_the_edition(tmp_path):
    private = ("1.2.3.4", uids.MediaStorageDirectoryStorage, "1.2.840.10008.5.1.4.1.1.501.1", "1.2.840.10008.1.1")
    with serving("store_scp.py", tmp_path / "archive") as port:
        for batch in batches():
            with association(port, batch) as opened:
                assert [get(one.abstract_syntax) for one in opened.accepted_contexts] == list(batch)
        with association(port, (*RetiredMediaStorageSOPClass, *private)) as opened:
            assert opened.accepted_contexts == []
            assert len(opened.rejected_contexts) == len(RetiredMediaStorageSOPClass) + len(private)


def test_the_scp_of_an_older_edition_rejects_newer_classes(tmp_path):
    with (
        serving("store_scp.py", tmp_path / "archive", "--edition", "2013") as port,
        association(port, (uids.CTImageStorage, uids.LabelMapSegmentationStorage)) as opened,
    ):
        assert [one.abstract_syntax for one in opened.accepted_contexts] == [uids.CTImageStorage]
        assert [one.abstract_syntax for one in opened.rejected_contexts] == [uids.LabelMapSegmentationStorage]


@pytest.mark.filterwarnings(r"ignore:Invalid value for VR UI. '\.\./\.\./outside':UserWarning")
def test_the_scp_does_not_write_outside_its_folder(tmp_path):
    ds = instance(MediaStorageSOPClass.CT_IMAGE_STORAGE, 1)
    # pydicom warns of the UID on both sides.
    scp = serving("store_scp.py", tmp_path / "archive", warnings="ignore::UserWarning")
    with scp as port, association(port, (ds.SOPClassUID,)) as opened:
        assert opened.send_c_store(ds).Status == 0x0000
        ds.SOPInstanceUID = ds.file_meta.MediaStorageSOPInstanceUID = "../../outside"
        assert opened.send_c_store(ds).Status == 0xC000
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["2.25.20260100.3.1.dcm"]


def test_the_scu_sends_a_folder_to_the_scp(folder, instances, tmp_path):
    for path in (instances[member] for member in RetiredMediaStorageSOPClass):
        (folder / path.name).unlink()
    (folder / instances[MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE].name).unlink()
    with serving("store_scp.py", tmp_path / "archive") as port:
        done = subprocess.run(
            command("store_scu.py", LOOPBACK, port, folder),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env=plain(),
        )
    sent = len(network_classes())
    assert (done.stdout, done.returncode) == (f"{sent} of {sent + 3} files sent\n", 1), done.stderr
    assert done.stderr.splitlines() == [
        f"not sent: {folder / 'EMPTY'}: not a DICOM file",
        f"not sent: {folder / 'NOTES'}: not a DICOM file",
        f"not sent: {folder / 'deeper' / 'PRIVATE'}: 1.2.3.4.5.6.7.8.9.10 is not a storage SOP Class",
    ]
    for member in network_classes():
        (path,) = (tmp_path / "archive" / member.keyword).iterdir()
        assert dcmread(path).SOPClassUID == member
        assert dcmread(path) == dcmread(instances[member])


def test_the_scu_sends_common_extended_negotiation(instances, tmp_path):
    arrived = {}

    def note(event):
        arrived.update(event.items)
        return event.items

    classes = [MediaStorageSOPClass.BASIC_TEXT_SR_STORAGE, MediaStorageSOPClass.WAVEFORM_ANNOTATION_SR_STORAGE]
    for member in classes:
        (tmp_path / instances[member].name).write_bytes(instances[member].read_bytes())
    with storage_scp(tuple(classes), [(evt.EVT_SOP_COMMON, note)]) as (port, received):
        assert run("store_scu.py", LOOPBACK, port, tmp_path) == "2 of 2 files sent\n"
    assert [ds.SOPClassUID for ds in received] == classes
    for item in common_extended_negotiation(classes, table_of=e2017c.MediaStorageSOPClass):
        there = arrived[item.sop_class_uid]
        assert there.service_class_uid == item.service_class_uid
        assert tuple(there.related_general_sop_class_identification) == item.related_general_sop_class_uids


def test_the_scu_reports_a_port_without_a_server_and_a_refusal(instances, tmp_path):
    path = instances[MediaStorageSOPClass.CT_IMAGE_STORAGE]
    (tmp_path / path.name).write_bytes(path.read_bytes())
    with socket.create_server((LOOPBACK, 0)) as taken:
        free = taken.getsockname()[1]
    # pynetdicom forgets to close its socket where no server listens.
    output = run("store_scu.py", LOOPBACK, free, tmp_path, status=1, warnings="ignore::ResourceWarning")
    assert output == f"0 of 1 files sent\ncannot associate with {LOOPBACK}:{free} for 1 SOP Classes\n"
    with storage_scp((uids.MRImageStorage,)) as (port, _):
        output = run("store_scu.py", LOOPBACK, port, tmp_path, status=1)
    assert output == f"0 of 1 files sent\ncannot associate with {LOOPBACK}:{port} for 1 SOP Classes\n"


def test_the_scu_survives_a_lost_association(instances, tmp_path):
    member = MediaStorageSOPClass.CT_IMAGE_STORAGE
    for name in "abc":
        (tmp_path / name).write_bytes(instances[member].read_bytes())

    def lose(event):
        event.assoc.abort()
        return 0x0000

    with storage_scp((member,), [(evt.EVT_C_STORE, lose)]) as (port, _):
        output = run("store_scu.py", LOOPBACK, port, tmp_path, status=1)
    printed, *lost = output.splitlines()
    assert printed == "0 of 3 files sent"
    assert [re.match(r"not sent: .*/(.): ", line)[1] for line in lost] == ["a", "b", "c"]


@pytest.mark.usefixtures("dcmtk")
def test_storescu_sends_to_the_scp_all_but_retired_classes(instances, tmp_path):
    classes = [MediaStorageSOPClass.CT_IMAGE_STORAGE, MediaStorageSOPClass.ENCAPSULATED_PDF_STORAGE]
    with serving("store_scp.py", tmp_path / "archive") as port:
        sent = storescu(port, [instances[member] for member in classes])
        refused = storescu(port, [instances[member] for member in RetiredMediaStorageSOPClass])
    assert sent.returncode == 0, sent.stderr
    assert "No Acceptable Presentation Contexts" in refused.stderr
    assert {path.name for path in (tmp_path / "archive").iterdir()} == {member.keyword for member in classes}
