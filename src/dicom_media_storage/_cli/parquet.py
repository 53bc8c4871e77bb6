"""The table of rows as Parquet; the only module that uses pyarrow."""

import json
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.resources import files
from typing import Any, Final

from .catalogue import Row

_WRITTEN_BY: Final = b"dicom-media-storage version 1"


def as_parquet(rows: Sequence[Row]) -> bytes:
    """Return rows as a Parquet file of one row group.

    Whatever could differ between runs or machines is fixed: no Arrow schema of a release, no page index, and the
    name of the writer without the number of its release. Raises ImportError if pyarrow is not installed.
    """
    arrow: Any = import_module("pyarrow")
    writer: Any = import_module("pyarrow.parquet")
    table = arrow.Table.from_pylist(list(rows), schema=arrow.schema(_fields(arrow)))
    sink = arrow.BufferOutputStream()
    writer.write_table(
        table,
        sink,
        row_group_size=max(len(rows), 1),
        version="2.6",
        data_page_version="1.0",
        compression="snappy",
        use_dictionary=True,
        write_statistics=True,
        store_schema=False,
    )
    return _without_release(sink.getvalue().to_pybytes(), arrow.cpp_build_info.version)


def _fields(arrow: Any) -> list[Any]:  # noqa: ANN401 - pyarrow has no types
    schema = json.loads(files("dicom_media_storage").joinpath("export.schema.json").read_bytes())
    columns: Mapping[str, Mapping[str, Any]] = schema["$defs"]["row"]["properties"]
    types = {name: _types(column) for name, column in columns.items()}
    return [arrow.field(name, _type(arrow, of), "null" in of) for name, of in types.items()]


def _types(column: Mapping[str, Any]) -> list[str]:
    """Return the JSON types of a column; those that the schema refers to are strings."""
    choices = column.get("anyOf", [column])
    types = (choice.get("type", "string") for choice in choices)
    return [one for each in types for one in ([each] if isinstance(each, str) else each)]


def _type(arrow: Any, types: Sequence[str]) -> Any:  # noqa: ANN401
    if "array" in types:
        return arrow.list_(arrow.field("element", arrow.string(), nullable=False))
    return arrow.bool_() if "boolean" in types else arrow.string()


def _without_release(data: bytes, release: str) -> bytes:
    """Replace the writer's name in the footer, which Parquet keeps as Thrift: a length, then the text."""
    length = int.from_bytes(data[-8:-4], "little")
    body, footer = data[: -8 - length], data[-8 - length : -8]
    theirs = f"parquet-cpp-arrow version {release}".encode()
    before, found, after = footer.rpartition(bytes([len(theirs)]) + theirs)
    if not found:
        return data
    footer = before + bytes([len(_WRITTEN_BY)]) + _WRITTEN_BY + after
    return body + footer + len(footer).to_bytes(4, "little") + data[-4:]
