"""``typing.NamedTuple`` for modules that must load quickly: importing typing takes longer than all that they do."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414  # exported
else:
    from collections import namedtuple

    class _RecordType(type):
        """Makes a named tuple of a class body, which must stand under ``from __future__ import annotations``."""

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
        """The base that a class statement names; it is no base of the class that results, which is a tuple."""
