"""The documents of the standard: reading their markup, and the download; lxml and the network are used only here."""
