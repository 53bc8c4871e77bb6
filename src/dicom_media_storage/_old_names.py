"""Names under which other software knew a SOP Class, and which are not its UID Keyword (PS3.6 Table A-1)."""

OLD_NAMES: dict[str, str] = {}
