"""One click copies: the UID, the Python expression, the one of pydicom."""

import pytest

pytestmark = pytest.mark.browser

CLIPBOARD = ["clipboard-read", "clipboard-write"]
REFUSED = "void (navigator.clipboard.writeText = () => Promise.reject(new Error('refused')))"


def copied(page) -> str:
    page.wait("said.textContent")
    return page.tab.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("UID", "1.2.840.10008.5.1.4.1.1.2"),
        ("pydicom", "pydicom.uid.CTImageStorage"),
    ],
)
def test_one_click(reference, kind: str, text: str) -> None:
    page = reference(permissions=CLIPBOARD)
    button = page.tab.get_by_role("button", name=f"Copy {kind}: CT Image Storage", exact=True)
    button.click()
    assert copied(page) == text
    assert page.said() == f"Copied {text}"
    assert button.get_attribute("title") == text


@pytest.mark.parametrize("keyword", ["CTImageStorage", "UltrasoundImageStorageRetired"])
def test_python_is_an_import_that_runs(reference, keyword: str) -> None:
    page = reference(permissions=CLIPBOARD)
    page.tab.click(f"#{keyword} [data-copy=python]")
    statement, blank, expression = copied(page).splitlines()
    names: dict[str, object] = {}
    exec(statement, names)
    assert blank == ""
    assert eval(expression, names) == page.tab.get_attribute(f"#{keyword} td.uid", "id")


def test_a_retired_uid_is_called_so(reference) -> None:
    page = reference("#status=retired", permissions=CLIPBOARD)
    page.tab.get_by_role("button", name="Copy UID: Ultrasound Image Storage", exact=True).click()
    assert copied(page) == "1.2.840.10008.5.1.4.1.1.6"
    assert page.said().endswith(", the UID of a retired class")
    page.tab.get_by_role("button", name="Copy Python: Ultrasound Image Storage", exact=True).click()
    page.wait("said.textContent.includes('Retired')")
    assert copied(page).endswith("\nRetiredMediaStorageSOPClass.ULTRASOUND_IMAGE_STORAGE_RETIRED")
    assert page.tab.get_by_role("button", name="Copy pydicom: Ultrasound Image Storage", exact=True).count() == 0


def test_without_a_clipboard_the_old_way(reference) -> None:
    page = reference(permissions=CLIPBOARD)
    page.tab.evaluate(REFUSED)
    button = page.tab.locator("#MRImageStorage [data-copy=uid]")
    button.click()
    assert copied(page) == "1.2.840.10008.5.1.4.1.1.4"
    assert button.evaluate("button => button === document.activeElement")


def test_where_nothing_helps_the_text_is_shown(reference) -> None:
    page = reference()
    page.tab.evaluate(REFUSED)
    page.tab.evaluate("void (document.execCommand = () => false)")
    page.tab.click("#MRImageStorage [data-copy=uid]")
    page.wait("said.textContent")
    assert page.said() == "The browser does not let this page copy. Here it is: 1.2.840.10008.5.1.4.1.1.4"
