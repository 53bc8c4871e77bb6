"""The table of rows as Parquet; the only module that uses pyarrow."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

from .rows import Row

_WRITTEN_BY: Final = b"dicom-media-storage version 1"
_FLAGS: Final = ("is_retired", "shares_uid_with_network")
_LISTS: Final = ("former_names", "related_general")
_NEVER_NULL: Final = (
    *("edition", "uid", "keyword", "member", "sop_class_name", "table", "first_edition", "last_edition"),
    *(*_FLAGS, "former_names"),
)


def as_parquet(rows: Sequence[Row]) -> bytes:
    """Return rows as a Parquet file of one row group.

    Whatever could differ between runs or machines is fixed: no Arrow schema of a release, no page index, and the
    name of the writer without the number of its release. Raises ImportError if pyarrow is not installed.
    """
    arrow: Any = import_module("pyarrow")
    writer: Any = import_module("pyarrow.parquet")
    schema = arrow.schema([arrow.field(name, _type(arrow, name), name not in _NEVER_NULL) for name in Row._fields])
    table = arrow.Table.from_pylist([row._asdict() for row in rows], schema=schema)
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


def _type(arrow: Any, name: str) -> Any:  # noqa: ANN401 - pyarrow has no types
    if name in _LISTS:
        return arrow.list_(arrow.field("element", arrow.string(), nullable=False))
    return arrow.bool_() if name in _FLAGS else arrow.string()


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
