"""Rows as Parquet; the only module that uses pyarrow."""

from importlib import import_module
from typing import Any, Final, get_args, get_type_hints

from dicom_media_storage.table import RegistryRow, Row

from .selection import Selection

_WRITTEN_BY: Final = b"dicom-media-storage version 1"


def as_parquet(selection: Selection) -> bytes:
    """Return rows as a Parquet file of one row group.

    The bytes do not depend on the machine: the file has no Arrow schema and no page index, and the name of the writer
    has no release number. Raises ImportError if pyarrow is not installed.
    """
    arrow: Any = import_module("pyarrow")
    writer: Any = import_module("pyarrow.parquet")
    rows = list(selection.rows)
    hints = get_type_hints(RegistryRow if selection.registry else Row)
    schema = arrow.schema([_field(arrow, name, hint) for name, hint in hints.items()])
    sink = arrow.BufferOutputStream()
    writer.write_table(
        arrow.Table.from_pylist(rows, schema=schema),
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


def _field(arrow: Any, name: str, hint: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    nullable = type(None) in get_args(hint)
    kind = next(each for each in get_args(hint) if each is not type(None)) if nullable else hint
    texts = arrow.list_(arrow.field("element", arrow.string(), nullable=False))
    return arrow.field(name, {str: arrow.string(), bool: arrow.bool_(), list[str]: texts}[kind], nullable)


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
