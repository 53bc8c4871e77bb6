-- dicom-media-storage export -o uids.sql
SELECT uid_name FROM dicom_storage_sop_class WHERE uid_value = '1.2.840.10008.5.1.4.1.1.2';
