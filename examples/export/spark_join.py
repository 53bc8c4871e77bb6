# /// script
# requires-python = ">=3.11"
# dependencies = ["dicom-media-storage", "pyspark>=4.0"]
# ///
"""Count the files of an archive by SOP Class in Spark: join its UIDs with the table of the classes, and identify each.

``python examples/export/spark_join.py`` runs it on this machine; Spark needs Java 17 or later. On a cluster, the
executors also need the package. Its wheel has no dependencies and can be imported without an installation; Spark
distributes it if its name ends in .zip::

    pip download --no-deps dicom-media-storage
    mv dicom_media_storage-*.whl dicom_media_storage.zip
    spark-submit --py-files dicom_media_storage.zip spark_join.py

The table of the classes has a few hundred rows. Spark broadcasts it: an archive of hundreds of millions of files is
read once and not shuffled.
"""

from pyspark.sql import SparkSession
from pyspark.sql import functions as F  # noqa: N812  # the usual name in Spark programs

from dicom_media_storage import identify, table

spark = SparkSession.builder.appName("storage-sop-classes").getOrCreate()

archive = spark.createDataFrame(
    [
        ("1.2.840.10008.5.1.4.1.1.2", 1200),
        ("1.2.840.10008.5.1.4.1.1.6", 80),
        ("1.2.840.10008.5.1.4.1.1.9", 7),
        ("1.3.12.2.1107.5.9.1", 3),
    ],
    "sop_class_uid string, files int",
)
classes = spark.createDataFrame(
    [(row["uid"], row["sop_class_name"]) for row in table.rows(retired=True)], "uid string, sop_class_name string"
)


@F.udf("string")
def status_of(uid: str | None) -> str:
    """Return the status of a UID: current, retired, registered, unregistered, private or invalid."""
    return identify(uid).status


found = (
    archive.join(F.broadcast(classes), archive.sop_class_uid == classes.uid, "left")
    .select(F.coalesce("sop_class_name", "sop_class_uid"), status_of("sop_class_uid"), "files")
    .orderBy(F.desc("files"))
)
for row in found.collect():
    print(tuple(row))
