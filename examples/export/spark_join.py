"""Count the files of an archive by SOP Class: join its UIDs with the exported table in Spark."""

from pyspark.sql import SparkSession
from pyspark.sql import functions as F  # noqa: N812  # the usual name in Spark programs

spark = SparkSession.builder.appName("storage-sop-classes").getOrCreate()

archive = spark.createDataFrame(
    [("1.2.840.10008.5.1.4.1.1.2", 1200), ("1.2.840.10008.5.1.4.1.1.6", 80), ("1.3.12.2.1107.5.9.1", 3)],
    "sop_class_uid string, files int",
)
classes = spark.read.parquet("storage_classes.parquet")

found = (
    archive.join(F.broadcast(classes), archive.sop_class_uid == classes.uid, "left")
    .select(F.coalesce("sop_class_name", F.lit("not a storage SOP Class")).alias("name"), "is_retired", "files")
    .orderBy(F.desc("files"))
)
for row in found.collect():
    print(tuple(row))
