"""A Storage SCP and SCU of pynetdicom that negotiate and exchange every class that a network has."""

import pytest
from interop_instances import instance
from interop_network import application_entity, association, storage_scp
from pynetdicom import build_context

from dicom_media_storage import MediaStorageSOPClass, RetiredMediaStorageSOPClass
from dicom_media_storage.negotiation import abstract_syntaxes, batches, network_classes

SUCCESS = 0x0000


def test_an_instance_of_every_class_is_stored():
    with storage_scp(network_classes()) as (port, received):
        for batch in batches():
            with association(port, batch) as opened:
                assert [context.abstract_syntax for context in opened.accepted_contexts] == list(batch)
                statuses = {one: opened.send_c_store(instance(one, number)).Status for number, one in enumerate(batch)}
            assert statuses == dict.fromkeys(batch, SUCCESS)
    assert [ds.SOPClassUID for ds in received] == list(network_classes())
    assert {ds.file_meta.MediaStorageSOPClassUID for ds in received} == set(MediaStorageSOPClass) - {
        MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE
    }


def test_one_more_context_than_the_limit_is_too_many_for_pynetdicom_too():
    ae = application_entity()
    ae.requested_contexts = [build_context(one) for one in abstract_syntaxes()]
    with pytest.raises(ValueError, match=r"128"):
        ae.requested_contexts = [build_context(one) for one in network_classes()[:129]]


def test_the_scp_rejects_classes_that_it_does_not_list():
    proposed = (*RetiredMediaStorageSOPClass, MediaStorageSOPClass.MR_IMAGE_STORAGE)
    with storage_scp(network_classes()) as (port, received), association(port, proposed) as opened:
        rejected = [context.abstract_syntax for context in opened.rejected_contexts]
        with pytest.raises(ValueError, match=r"(?i)no presentation context"):
            opened.send_c_store(instance(RetiredMediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE_RETIRED, 1))
    assert rejected == list(RetiredMediaStorageSOPClass)
    assert received == []
