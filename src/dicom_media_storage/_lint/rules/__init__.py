"""The rules: one module each, with what it is called and a function that looks at a document."""
