"""The model to {path: text}: modules, reference page, project documents."""
