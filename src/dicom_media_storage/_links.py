"""Links to the published standard."""


def section_url(edition: str, part: str, section: str) -> str:
    """Return a link to a section, of any depth, in the one-page form of a part: there every section has an anchor.

    >>> section_url("2017c", "PS3.3", "A.3")
    'https://dicom.nema.org/medical/dicom/2017c/output/html/part03.html#sect_A.3'
    """
    # Editions up to 2013 have no letter and lie outside of medical/.
    folder = f"medical/dicom/{edition}" if edition[4:] else f"dicom/{edition}"
    return f"https://dicom.nema.org/{folder}/output/html/part{int(part.removeprefix('PS3.')):02}.html#sect_{section}"
