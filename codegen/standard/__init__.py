"""How the documents of the standard are marked up, and the download: only here are lxml and the network used."""
