"""Documents of the standard to tables: references of section I.4, columns by header, IOD titles, Directory Records."""
