"""The rules: one module each, with what the rule is called and a function that looks at a document."""
