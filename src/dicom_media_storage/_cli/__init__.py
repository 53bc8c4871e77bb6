"""The command line, an extra (``cli``) that the package itself never imports.

``catalogue``, ``query`` and ``search`` deal with DICOM and not with terminals; a module per subcommand deals with both.
"""
