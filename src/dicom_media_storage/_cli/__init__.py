"""The command line, an extra (``cli``) that the package itself never imports.

``rows``, ``catalogue`` and ``search`` know DICOM and nothing of terminals; a module per subcommand knows both.
"""
