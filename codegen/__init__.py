"""The generator: the DICOM standard → ``spec/`` → typed Python modules.

Nothing of this is imported by the installed package. Run ``python -m codegen --help``.
"""
