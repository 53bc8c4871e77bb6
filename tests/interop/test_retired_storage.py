"""The retired storage SOP Classes that PS3.4 no longer prints, against those that DCMTK accepts."""

from pathlib import Path

import pytest
from interop_network import association, storescp

from dicom_media_storage import identify, registry


@pytest.mark.usefixtures("dcmtk")
def test_dcmtk_accepts_those_with_a_name_and_no_other_retired_class(tmp_path: Path) -> None:
    retired = [entry.uid for entry in registry.entries() if entry.is_retired and entry.type == "SOP Class"]
    with storescp(tmp_path) as port, association(port, tuple(retired)) as opened:
        accepted = {str(context.abstract_syntax) for context in opened.accepted_contexts}
    assert accepted == {uid for uid in retired if identify(uid).status == "retired" and identify(uid).name}
