"""The response times of the site (`make docs`), in Chromium with the processor slowed four times."""

import statistics
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

BUILT = Path(__file__).resolve().parents[1] / "build" / "docs"
CHROMIUM = Path("/usr/bin/chromium")
SLOWER = 4
# Of each text, the quickest round counts: other programs slow the others.
ROUNDS = 7
TYPED = ["x", "x-", "x-ray", "", "ct", "c", "", "sr", "s", "1.2.840.10008.5.1.4.1.1.2", "lint", "enhanced ct imge", ""]
# The time from typed text to the layout of its answer.
ANSWER = """async ([selector, text]) => {
    const field = document.querySelector(selector);
    await new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)));
    const start = performance.now();
    field.value = text;
    field.dispatchEvent(new Event("input"));
    await Promise.resolve();
    document.body.offsetHeight;
    return performance.now() - start;
}"""
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
FIELDS = {"reference/index.html": "#q", "index.html": ".search-box input", "guide/use.html": ".search-box input"}


def measure(_site: Path) -> str:
    """Return a table: a row for each page, in milliseconds."""
    if not (find_spec("playwright") and CHROMIUM.exists() and BUILT.exists()):
        return "Cannot measure the site: run `make docs`, `make debian` and `make .venv/browser` first."
    lines = ["| page | first paint | an answer, median | an answer, longest |", "|---|---|---|---|"]
    with import_module("playwright.sync_api").sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        lines += [_line(browser, page, field) for page, field in FIELDS.items()]
        browser.close()
    return "\n".join([f"The site on a processor slowed {SLOWER} times, in ms", "", *lines])


def _line(browser: Any, page: str, field: str) -> str:
    paints: list[float] = []
    for _ in range(5):
        tab = _opened(browser, page)
        paints.append(tab.evaluate(FIRST_PAINT))
        tab.context.close()
    tab = _opened(browser, page)
    tab.focus(field)
    tab.wait_for_timeout(3000)
    rounds = [[tab.evaluate(ANSWER, [field, text]) for text in TYPED] for _ in range(ROUNDS)]
    tab.context.close()
    times = [min(one) for one in zip(*rounds, strict=True)]
    return f"| {page} | {statistics.median(paints):.0f} | {statistics.median(times):.1f} | {max(times):.1f} |"


def _opened(browser: Any, page: str) -> Any:
    tab = browser.new_context().new_page()
    tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tab.goto((BUILT / page).as_uri())
    tab.wait_for_timeout(1000)
    return tab
