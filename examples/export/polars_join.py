# /// script
# requires-python = ">=3.11"
# dependencies = ["dicom-media-storage", "polars>=1.20"]
# ///
"""Count the files of an archive by SOP Class: join its UIDs with the table of the classes in Polars."""

import polars as pl

from dicom_media_storage import table

archive = pl.LazyFrame(
    {
        "sop_class_uid": ["1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.6", "1.3.12.2.1107.5.9.1"],
        "files": [1200, 80, 3],
    }
)
# An exported file also works: pl.scan_parquet("storage_classes.parquet").
classes = pl.LazyFrame(table.rows(retired=True), infer_schema_length=None)

found = (
    archive.join(classes, left_on="sop_class_uid", right_on="uid", how="left")
    .select(pl.col("sop_class_name").fill_null("not a storage SOP Class"), "is_retired", "files")
    .sort("files", descending=True)
    .collect()
)
for row in found.iter_rows():
    print(row)
