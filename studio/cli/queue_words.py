"""`studio queue` and what can be done with the list."""

from __future__ import annotations

from typing import Annotated

import typer

from studio.cli.options import AsJson, print_json, say
from studio.errors import Cancelled

queue_app = typer.Typer(help="What is being made and what waits.", rich_markup_mode=None)
InQueue = Annotated[int, typer.Argument(help="Its number in the list.")]


@queue_app.callback(invoke_without_command=True)
def queue(context: typer.Context, as_json: AsJson = False) -> None:
    """What is being made and what waits, in order; or one of these."""
    if context.invoked_subcommand is not None:
        return
    from studio.cli.queueing import entries, line

    found = entries()
    if as_json:
        print_json(found)
    else:
        typer.echo("\n".join(map(line, found)) or "Nothing waits.")


@queue_app.command("run")
def queue_run(
    bell: Annotated[bool, typer.Option("--bell", help="Ring when all is done.")] = False,
    as_json: AsJson = False,
) -> int:
    """Make what waits, one after the other; what a window left behind too."""
    from studio.cli.following import on_stderr, stopped_by_signals
    from studio.cli.queueing import run

    try:
        told = run(stopped_by_signals(), on_stderr())
    except Cancelled:
        say("Paused; the same command goes on from here.")
        return 130
    if as_json:
        print_json(told)
    else:
        for path in told["written"]:
            typer.echo(path)
    for problem in told["problems"]:
        say(problem)
    if bell:
        say("\a")
    return 1 if told["failed"] else 0


@queue_app.command("pause")
def queue_pause(number: InQueue) -> None:
    """Let one wait until `studio queue resume`."""
    from studio.cli.queueing import pause

    pause(number)


@queue_app.command("resume")
def queue_resume(number: InQueue) -> None:
    """Let one that was paused, or that failed, wait for its turn again."""
    from studio.cli.queueing import resume

    resume(number)


@queue_app.command("first")
def queue_first(number: InQueue) -> None:
    """Make this one next."""
    from studio.cli.queueing import put_first

    put_first(number)


@queue_app.command("remove")
def queue_remove(number: InQueue) -> None:
    """Take one out; what was made of it stays."""
    from studio.cli.queueing import remove

    remove(number)
