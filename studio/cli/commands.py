"""The commands and their words.

Progress goes to stderr, results to stdout; errors are one plain line and exit code 2 (what was
given cannot be used) or 1 (a fault). Everything heavy is imported where it is used, so that
`studio --help` answers at once.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Annotated

import typer

import studio
from studio.cli import making_words, many_words, model_words, queue_words
from studio.cli.options import AsJson, InFile, print_json, say
from studio.errors import InputError, StudioError

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    help="Wander through what an image model has learned. Without a command, the window opens.",
)
_USAGE_ERROR: type[Exception] = next(
    c for c in typer.BadParameter.__mro__ if c.__name__ == "ClickException"
)
"""The base of what the parser itself refuses; typer does not export it by name."""


@app.callback(invoke_without_command=True, epilog="studio [--project FILE] [PATH…] opens them.")
def _start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where an error arose.")] = False,
) -> None:
    if version:
        typer.echo(f"Latent Studio {studio.__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


app.add_typer(model_words.models_app, name="models")
app.add_typer(queue_words.queue_app, name="queue")
app.command("open")(model_words.open_file)
app.command()(model_words.get)
app.command(cls=making_words.WithFormats)(making_words.render)
app.command()(making_words.film)
app.command()(many_words.batch)
app.command("print")(many_words.print_sheet)
app.command()(many_words.palette)
app.command()(many_words.tile)


@app.command()
def score(
    picture: Annotated[Path, typer.Argument(help="A picture or photograph.")],
    model: Annotated[str, typer.Option(help="Id of an installed model that measures surprise.")],
    as_json: AsJson = False,
) -> None:
    """How surprising a picture is to a flow, in bits per dimension."""
    from studio.cli.scoring import score as measure

    found = measure(model, picture)
    if as_json:
        print_json(found)
    else:
        typer.echo(found["words"])


@app.command()
def inspect(file: InFile, as_json: AsJson = False) -> None:
    """The recipe, provenance and Content Credentials inside a file, and whether they hold."""
    from studio.cli.inspecting import describe, lines

    found = describe(file)
    if as_json:
        print_json(found)
    else:
        typer.echo("\n".join(lines(found)))
    if found["problem"]:
        raise InputError(found["problem"])


@app.command()
def verify(
    files: Annotated[list[Path], typer.Argument(help="Exported pictures and films.")],
    sound: Annotated[str, typer.Option(help="The sound that a film follows.")] = "",
    as_json: AsJson = False,
) -> int:
    """Render the recipe again, replay the pixel steps, and compare: identical, close, different.

    Exit code 0: identical or close. 1: different, or the recipe cannot be rendered here. 2: no such
    file, or no recipe in it. Of several files the highest counts.
    """
    from studio.cli.verifying import check

    alone, worst, told = len(files) == 1, 0, []
    for found in check(files, sound):
        if alone and found.problem is not None:
            raise found.problem
        before = "" if alone else f"{found.name}: "
        worst = max(worst, found.exit_code)
        told.append(found.as_json() if alone else {"file": found.name} | found.as_json())
        if found.problem is not None:
            say(f"{before}{found.problem}")
        elif not as_json:
            typer.echo(before + found.line)
            for note in found.notes:
                say(before + note)
    if as_json:
        print_json(told[0] if alone else told)
    return worst


@app.command()
def bench(
    as_json: AsJson = False,
    only: Annotated[str, typer.Option(help="Some of P1 … P11, such as P3,P4.")] = "",
    apart: Annotated[
        bool, typer.Option("--apart", help="P2 … P5 with the engine in a process of its own.")
    ] = False,
) -> None:
    """The figures of the studio's budgets, measured here and now."""
    # By name: the bench opens the real window, and nothing here may lead to Qt.
    importlib.import_module("studio.bench.run").bench(only, as_json, apart)


@app.command(
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
def show(context: typer.Context) -> int:
    """Fill a screen with a show that answers to touch and never goes dark; see show --help."""
    from studio.cli.showing import main_show

    return main_show(context.args)


def main_cli(argv: Sequence[str]) -> int:
    """Run a command; gives the exit code. No traceback unless `--debug` is among the words."""
    debug = "--debug" in argv
    if not debug:
        sys.excepthook = _one_line
    words = [word for word in argv if word != "--debug"]
    try:
        command = typer.main.get_command(app)  # calling `app` would replace the hook above
        return int(command.main(words, prog_name="studio", standalone_mode=False) or 0)
    except StudioError as error:
        if debug:
            raise
        say(str(error))
        return error.exit_code
    except _USAGE_ERROR as error:
        say(str(getattr(error, "format_message", error.__str__)()).rstrip(".") + "; see --help.")
        return InputError.exit_code
    except (KeyboardInterrupt, typer.Abort):
        say("Stopped.")
        return 130


def _one_line(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:  # fmt: skip
    """What is left when something breaks that nobody foresaw: one line; the exit code is 1."""
    if kind is not BrokenPipeError:
        reason = " ".join(str(error).split())[:300] or "no reason given"
        say(f"A fault in the studio ({kind.__name__}: {reason}); --debug shows where.")
