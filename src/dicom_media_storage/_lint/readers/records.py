"""Which lines of YAML or TOML make one record: the keys of one mapping or table."""

import re

_START = re.compile(r"(?P<indent> *)(?P<items>(?:- +)*)(?P<first>\S?)")


def records(source: str, language: str) -> list[int]:
    r"""Return for each line the number of its record; languages with brackets have none, which is 0.

    >>> records("a:\n  - x: 1\n    y: 2\n  - x: 3", "yaml")
    [1, 2, 2, 3]
    >>> records("[a]\nx = 1\n[b]\nx = 2", "toml")
    [1, 1, 2, 2]
    """
    lines = source.split("\n")
    if language == "yaml":
        return _of_yaml(lines)
    if language == "toml":
        return _of_toml(lines)
    return [0] * len(lines)


def _of_yaml(lines: list[str]) -> list[int]:
    found: list[int] = []
    open_ones: dict[int, int] = {}
    latest = 0
    for line in lines:
        match = _START.match(line)
        if match is None or match["first"] in {"", "#"}:
            found.append(0)
            continue
        indent = match.end("items")
        begins = match.end("indent") if match["items"] else indent + 1
        open_ones = {one: number for one, number in open_ones.items() if one < begins and one <= indent}
        if indent not in open_ones:
            latest += 1
            open_ones[indent] = latest
        found.append(open_ones[indent])
    return found


def _of_toml(lines: list[str]) -> list[int]:
    found: list[int] = []
    latest = 1 if lines and not lines[0].startswith("[") else 0
    for line in lines:
        latest += line.startswith("[")
        found.append(latest)
    return found
