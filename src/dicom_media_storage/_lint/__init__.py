"""The linter behind ``dicom-media-storage lint``: wrong SOP Class UIDs and names in other people's code.

The road of a file: `files` finds it, `prefilter` decides from its bytes whether it can matter, a reader of `readers`
turns it into a `model.Document` of mentions of UIDs, each module of `rules` looks at that document alone, `suppress`
takes out what a comment silences, and a module of `outputs` prints. `engine` is the whole road as functions, `command`
as a command.

Nothing here is imported by ``import dicom_media_storage``.
"""
