"""axe-core, which finds what readers with other senses or devices cannot use."""

from importlib.util import find_spec
from typing import Any

from tests.conftest import skip_or_fail

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(tab: Any) -> list[tuple[str, list[str]]]:
    """Return the rules that a page breaks, each with the first elements that do."""
    if find_spec("axe_playwright_python") is None:
        skip_or_fail("axe-core is not installed: pip install --group browser")
    from axe_playwright_python.base import AXE_SCRIPT

    # Rows outside of the window have no layout, and axe would measure them all the same.
    tab.evaluate("for (const row of document.querySelectorAll('#classes tr')) row.style.contentVisibility = 'visible'")
    tab.evaluate(AXE_SCRIPT)
    result = tab.evaluate(
        "tags => axe.run({ resultTypes: ['violations'], runOnly: { type: 'tag', values: tags } })", TAGS
    )
    assert len(result["passes"]) > 20
    return [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in result["violations"]]
