"""``export``: tables for programs, constants for other languages, configurations of servers.

``selection`` chooses rows, ``tables`` and ``parquet`` write them as data. ``formats`` lists the templates for languages
and servers, ``variables`` states what a template gets, ``rendering`` fills it in; only ``rendering`` uses jinja2.
"""
