"""``typing.NamedTuple`` without the cost of importing typing, for modules that must load quickly."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414  # exported
else:
    from collections import namedtuple

    class _RecordType(type):
        """Make a named tuple of a class body; its module must have ``from __future__ import annotations``."""

        def __new__(mcs, name, bases, namespace):
            if not bases:
                return type.__new__(mcs, name, bases, namespace)
            fields = namespace["__annotations__"]
            defaults = [namespace.pop(field) for field in fields if field in namespace]
            record = namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])  # noqa: PYI024
            for key, value in namespace.items():
                if key != "__dict__":
                    setattr(record, key, value)
            return record

    class NamedTuple(metaclass=_RecordType):
        """The base in a class statement; the class that results is a tuple and does not inherit from it."""
