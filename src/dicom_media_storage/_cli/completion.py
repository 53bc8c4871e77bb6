"""``completion``: the shell's own script that completes commands, editions, groups, UIDs and names."""

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
    """Print the script that makes SHELL complete the commands, their options, editions, groups, UIDs and names."""
    of_shell = get_completion_class(shell)
    if of_shell is None:
        raise Problem(f"this release of click cannot complete in {shell}")
    variable = f"_{PROGRAM}_COMPLETE".replace("-", "_").upper()
    say(of_shell(ctx.find_root().command, {}, PROGRAM, variable).source())
