"""The command line: the extra ``cli``, which the package itself never imports. Each subcommand has a module."""
