"""``editions --sources``: what an edition was read from, as spec/ has it."""

import json
import tomllib

from tests.conftest import PROJECT

SPEC = PROJECT / "spec"


def test_the_sources_of_an_edition(run):
    result = run("editions", "--sources", "2017c")
    stated = tomllib.loads((SPEC / "2017c" / "edition.toml").read_text(encoding="utf-8"))
    assert result.exit_code == 0
    assert all(source["sha256"] in result.stdout for source in stated["sources"])
    assert all(sentence in result.stdout for sentence in stated["missing"])


def test_the_sources_of_each_edition_as_data(run):
    found = json.loads(run("editions", "--sources", "--format", "json").stdout)
    assert [one["edition"] for one in found] == sorted(path.parent.name for path in SPEC.glob("*/edition.toml"))


def test_the_sources_of_an_edition_that_was_not_read(run):
    result = run("editions", "--sources", "2021a")
    assert result.exit_code == 2
    assert "the sources of '2021a' are not known" in result.stderr
