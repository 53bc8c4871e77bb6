# Generated from spec/2013 (DICOM 2013, PS3.4 Table I.4-1).
# Do not edit: change spec/ or codegen/, then run
#     python -m codegen build 2013
# sha256 of spec/2013: 63a20166fc0a43bf5e73f28abf44857e2c45d601e20f124466441d622d68e6f4

"""Sets of SOP Classes of DICOM 2013, each defined by a table or a list of the standard.

A set that the source of this edition does not tell of is not here.
"""

from .sop_classes import MediaStorageSOPClass

__all__ = ["ANNEX_O", "MEDIA_DIRECTORY"]

MEDIA_DIRECTORY: frozenset[MediaStorageSOPClass] = frozenset(
    {
        MediaStorageSOPClass.MEDIA_STORAGE_DIRECTORY_STORAGE,
    }
)
"""The media directory SOP Class, which the note to PS3.4 Table I.4-1 sets apart."""

ANNEX_O: frozenset[MediaStorageSOPClass] = frozenset(
    {
        MediaStorageSOPClass.BASIC_TEXT_SR_STORAGE,
        MediaStorageSOPClass.ENHANCED_SR_STORAGE,
        MediaStorageSOPClass.COMPREHENSIVE_SR_STORAGE,
        MediaStorageSOPClass.COMPREHENSIVE_3D_SR_STORAGE,
        MediaStorageSOPClass.MAMMOGRAPHY_CAD_SR_STORAGE,
        MediaStorageSOPClass.CHEST_CAD_SR_STORAGE,
        MediaStorageSOPClass.PROCEDURE_LOG_STORAGE,
        MediaStorageSOPClass.X_RAY_RADIATION_DOSE_SR_STORAGE,
        MediaStorageSOPClass.SPECTACLE_PRESCRIPTION_REPORT_STORAGE,
        MediaStorageSOPClass.COLON_CAD_SR_STORAGE,
        MediaStorageSOPClass.MACULAR_GRID_THICKNESS_AND_VOLUME_REPORT_STORAGE,
        MediaStorageSOPClass.IMPLANTATION_PLAN_SR_STORAGE,
    }
)
"""The SOP Classes to which PS3.4 section I.4.1.2 applies the requirements of Annex O."""
