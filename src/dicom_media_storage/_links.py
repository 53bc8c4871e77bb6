"""Links to the published standard."""


def section_url(edition: str, part: str, section: str) -> str:
    """Return a link to a section of any depth on the single page of a part, where every section has an anchor.

    >>> section_url("2017c", "PS3.3", "A.3")
    'https://dicom.nema.org/medical/dicom/2017c/output/html/part03.html#sect_A.3'
    """
    return f"{_output(edition)}/html/{_file(part)}.html#sect_{section}"


def page_url(edition: str, part: str, section: str) -> str:
    """Return a link to a section in the form of a part that has a small page for each section.

    The first section under a heading is on the page of the heading.

    >>> page_url("2026a", "PS3.3", "A.3").rpartition("/")[2], page_url("2026a", "PS3.3", "A.35.1").rpartition("/")[2]
    ('sect_A.3.html', 'sect_A.35.html#sect_A.35.1')
    """
    page = section
    while page.count(".") > 1 and page.endswith(".1"):
        page = page.removesuffix(".1")
    address = f"{_output(edition)}/chtml/{_file(part)}/sect_{page}.html"
    return address if page == section else f"{address}#sect_{section}"


def _output(edition: str) -> str:
    # Editions up to 2013 have no letter, and are outside of medical/.
    folder = f"medical/dicom/{edition}" if edition[4:] else f"dicom/{edition}"
    return f"https://dicom.nema.org/{folder}/output"


def _file(part: str) -> str:
    return f"part{int(part.removeprefix('PS3.')):02}"
