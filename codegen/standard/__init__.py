"""The documents of the standard: reading their markup, and downloading them; lxml and the network are used only here."""
