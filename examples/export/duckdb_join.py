# /// script
# requires-python = ">=3.11"
# dependencies = ["dicom-media-storage", "duckdb>=1.1", "pyarrow>=17"]
# ///
"""Count the files of an archive by SOP Class: join its UIDs with the table of the classes in DuckDB."""

import duckdb
import pyarrow as pa

from dicom_media_storage import table

# DuckDB finds the variable by its name. The name of an exported file also works: 'storage_classes.parquet'.
classes = pa.Table.from_pylist(table.rows(retired=True))

duckdb.sql("""
    CREATE TABLE archive (sop_class_uid TEXT, files INTEGER);
    INSERT INTO archive VALUES
        ('1.2.840.10008.5.1.4.1.1.2', 1200),
        ('1.2.840.10008.5.1.4.1.1.6', 80),
        ('1.3.12.2.1107.5.9.1', 3);
""")

found = duckdb.sql("""
    SELECT coalesce(sop_class_name, 'not a storage SOP Class') AS name, is_retired, files
    FROM archive LEFT JOIN classes ON uid = sop_class_uid
    ORDER BY files DESC
""")
for row in found.fetchall():
    print(row)
