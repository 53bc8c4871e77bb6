"""``export``: tables for programs, constants for other languages, configurations of servers.

``selection`` chooses rows; ``tables`` and ``parquet`` write them as data. ``formats`` lists the templates for languages
and servers, ``variables`` defines their variables, and ``rendering`` fills them in. Only ``rendering`` uses jinja2.
"""
