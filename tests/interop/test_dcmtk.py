"""DCMTK's tools read, change, send and receive files that carry our UIDs."""

import tomllib
from pathlib import Path

import pytest
from interop_differences import EVERY, dcmtk_constants, dump
from interop_network import association, storage_scp, storescp, storescu
from pydicom import dcmread

from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass, get, groups, uids
from dicom_media_storage.negotiation import batches, network_classes

HERE = Path(__file__).parent
EXPECTED = tomllib.loads((HERE / "expected" / "names.toml").read_text(encoding="utf-8"))
NAMES = {**{one.keyword: one.keyword for one in EVERY}, **EXPECTED["dcmtk"]["calls"]}

dcmtk = pytest.mark.usefixtures("dcmtk")


@dcmtk
@pytest.mark.parametrize("tag", ["0002,0002", "0008,0016"])
def test_dcmdump_prints_the_class_of_every_file(instances, tag):
    known = set(dcmtk_constants().values())
    wanted = [f"={NAMES[one.keyword]}" if one in known else f"[{one}]" for one in instances]
    assert dump(list(instances.values()), tag) == wanted


def profile(path, classes):
    """Write DCMTK's own form of an accept list: an association negotiation profile."""
    contexts = [f"PresentationContext{number} = {uid}\\Plain" for number, uid in enumerate(classes, start=1)]
    syntaxes = ["[[TransferSyntaxes]]", "[Plain]", "TransferSyntax1 = LittleEndianExplicit"]
    lists = ["[[PresentationContexts]]", "[List]", *contexts, "[[Profiles]]", "[Accept]", "PresentationContexts = List"]
    path.write_text("\n".join([*syntaxes, *lists, ""]), encoding="ascii")
    return ("--config-file", str(path), "Accept")


@dcmtk
@pytest.mark.parametrize("batch", batches(), ids=len)
def test_storescp_accepts_a_batch_only(instances, tmp_path, batch):
    (tmp_path / "received").mkdir()
    known = set(dcmtk_constants().values())
    with storescp(tmp_path / "received", *profile(tmp_path / "accept.cfg", batch)) as port:
        sent = storescu(port, [instances[member] for member in batch], "--no-halt")
        refused = storescu(port, [instances[member] for member in RetiredMediaStorageSOPClass])
        first = {get(dcmread(path).SOPClassUID) for path in (tmp_path / "received").iterdir()}
        with association(port, batch) as opened:
            others = [member for member in batch if member not in known]
            statuses = [opened.send_c_store(dcmread(instances[member])).Status for member in others]
    assert sent.returncode == 0, sent.stderr
    assert "No Acceptable Presentation Contexts" in refused.stderr
    # storescu does not send what its dictionary does not know; storescp takes it all the same.
    assert first == {member for member in batch if member in known}
    for member in others:
        assert f"unknown storage SOP class in file: {instances[member]}: {member}" in sent.stdout + sent.stderr
    assert statuses == [0] * len(others)
    assert {get(dcmread(path).SOPClassUID) for path in (tmp_path / "received").iterdir()} == set(batch)


@dcmtk
@pytest.mark.parametrize("options", [(), ("--promiscuous",)])
def test_storescp_without_a_list_does_not_take_every_class(tmp_path, options):
    known = set(dcmtk_constants().values())
    rejected = set()
    with storescp(tmp_path, *options) as port:
        for batch in batches():
            with association(port, batch) as opened:
                rejected |= {get(context.abstract_syntax) for context in opened.rejected_contexts}
    # For DCMTK what is stored on PS3.4 Table GG.3-1's account is no storage class, so that even the promiscuous mode,
    # which takes what it does not know, leaves out those that it does know.
    wanted = {member for member in groups.NON_PATIENT_OBJECT if member in known}
    if not options:
        wanted |= {member for member in network_classes() if member not in known}
    assert rejected == wanted


@dcmtk
def test_storescu_sends_to_pynetdicom(instances):
    classes = [MediaStorageSOPClass(uid) for uid in (uids.CTImageStorage, uids.EncapsulatedPDFStorage)]
    with storage_scp(tuple(classes)) as (port, received):
        done = storescu(port, [instances[member] for member in classes])
    assert done.returncode == 0, done.stderr
    assert [ds.SOPClassUID for ds in received] == classes
