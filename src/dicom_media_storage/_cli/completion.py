"""``completion``: the script by which a shell completes commands, editions, groups, UIDs and names."""

import click
from click.shell_completion import get_completion_class

from .guard import PROGRAM, Problem
from .output import say
from .params import examples


@click.command(
    epilog=examples(
        'completion bash       in ~/.bashrc: eval "$(dicom-media-storage completion bash)"',
        'completion zsh        in ~/.zshrc: eval "$(dicom-media-storage completion zsh)"',
        "completion fish > ~/.config/fish/completions/dicom-media-storage.fish",
    )
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for SHELL. It completes commands, options, editions, groups, UIDs and names."""
    of_shell = get_completion_class(shell)
    if of_shell is None:
        raise Problem(f"the installed release of click has no completion for {shell}")
    variable = f"_{PROGRAM}_COMPLETE".replace("-", "_").upper()
    say(of_shell(ctx.find_root().command, {}, PROGRAM, variable).source())
