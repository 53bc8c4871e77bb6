"""Web pages of sections as DICOM publishes them: the markup of the DocBook stylesheets, chunked."""

from collections.abc import Iterable
from html import escape

XHTML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 '
    'Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
)
HEADING = "DICOM PS3.4 2026d - Service Class Specifications"
HEADERS = (
    "SOP Class Name",
    "SOP Class UID",
    'IOD Specification (defined in <a class="olink" href="../part03/ps3.3.html">PS3.3</a>)',
)
REGISTRY = ("UID Value", "UID Name", "UID Keyword", "UID Type", "Part")


def page(title: str, body: str, heading: str = HEADING, chapter: str = "B Storage Service Class (Normative)") -> str:
    named = f'<tr><th colspan="3" align="center" rowspan="1">{heading}</th></tr>' if heading else ""
    frame = (
        f'<table width="100%" summary="Navigation"><tr><th colspan="3" align="center" rowspan="1">{escape(title)}</th></tr>'
        f'{named}<tr><td width="20%" align="left"><a accesskey="p" href="sect_B.4.html" shape="rect">Prev</a>\u00a0</td>'
        f'<th width="60%" align="center">{chapter}</th><td align="right">\u00a0<a accesskey="n" href="x.html">Next</a></td></tr></table>'
    )
    footed = f'<span class="documentreleaseinformation">{heading}</span>' if heading else ""
    return (
        f'{XHTML}<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; '
        f'charset=UTF-8" /><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="dicom.css" /></head><body>'
        f'<div xmlns="" class="navheader">{frame}<hr /></div>{body}'
        f'<div xmlns="" class="navfooter"><hr />{frame}{footed}</div></body></html>\n'
    )


def section(number: str, title: str, *content: str, level: int = 2) -> str:
    return (
        f'<div class="section"><div class="titlepage"><div><div><h{level} class="title" style="clear: both">'
        f'<a id="sect_{number}" shape="rect"></a>{number} {title}</h{level}></div></div></div>{"".join(content)}</div>'
    )


def chapter(letter: str, title: str, *content: str) -> str:
    return (
        f'<div class="chapter"><div class="titlepage"><div><div><h1 class="title"><a id="chapter_{letter}" shape="rect">'
        f"</a>{letter} {title}</h1></div></div></div>{''.join(content)}</div>"
    )


def para(text: str) -> str:
    return f'<p><a id="para_1f2e" shape="rect"></a>{text}</p>'


def table(number: str, title: str, rows: Iterable[str], headers: Iterable[str] = HEADERS) -> str:
    heads = "".join(f'<th align="center" rowspan="1" colspan="1">{para(header)}</th>' for header in headers)
    return (
        f'<div class="table"><a id="table_{number}" shape="rect"></a><p class="title"><strong>Table\u00a0{number}.\u00a0'
        f'{title}</strong></p><div class="table-contents"><table frame="box" rules="all"><thead><tr valign="top">{heads}</tr>'
        f'</thead><tbody>{"".join(rows)}</tbody></table></div></div><br class="table-break" />'
    )


def cells(*contents: str) -> str:
    printed = (f'<td align="left" rowspan="1" colspan="1">{para(one)}</td>' for one in contents)
    return f'<tr valign="top">{"".join(printed)}</tr>'


def row(name: str, uid: str, iod: str = "", *more: str) -> str:
    broken = uid.replace(".", ".\u200b") if len(uid) > 30 else uid
    return cells(name, broken, iod, *more)


def iod(number: str, title: str, href: str = "part03.html#sect_{}") -> str:
    return f'<a class="olink" href="{href.format(number)}" shape="rect">{title}</a>'


def reference(number: str, href: str = "sect_B.5.html#table_B.5-1") -> str:
    link = f'<a class="xref" href="{href}" title="Table {number}. Standard SOP Classes" shape="rect">Table\u00a0{number}</a>'
    return f'<li class="listitem">{para(f"all SOP Classes identified in {link}")}</li>'


def items(*contents: str) -> str:
    return f'<div class="itemizedlist"><ul class="itemizedlist" style="list-style-type: disc; ">{"".join(contents)}</ul></div>'


def note(text: str) -> str:
    return f'<div class="note" style="margin-left: 0.5in"><h3 class="title">Note</h3>{para(text)}</div>'
