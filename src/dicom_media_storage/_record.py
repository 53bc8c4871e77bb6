"""``typing.NamedTuple`` without the cost of importing typing, for modules that must load quickly."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414  # exported
else:
    import sys
    from collections import namedtuple

    class _RecordType(type):
        """Turn a class body into a named tuple."""

        def __new__(mcs, name, bases, namespace):
            if not bases:
                return type.__new__(mcs, name, bases, namespace)
            fields = type(name, (), dict(namespace)).__annotations__
            defaults = [namespace.pop(field) for field in fields if field in namespace]
            record = namedtuple(name, fields, defaults=defaults, module=namespace["__module__"])  # noqa: PYI024
            for key, value in namespace.items():
                if key != "__dict__":
                    setattr(record, key, value)
            record.__annotations__, record.__orig_bases__ = fields, bases
            return record

        def __eq__(cls, other):
            # Libraries such as cattrs look for typing.NamedTuple among the original bases of a class.
            typing = sys.modules.get("typing")
            return cls is other or (typing is not None and other is typing.NamedTuple)

        __hash__ = type.__hash__

    class NamedTuple(metaclass=_RecordType):
        """The base in a class statement; the resulting class is a tuple and does not inherit from it."""
