"""The folder spec/ on disk: tables, names, errata."""
