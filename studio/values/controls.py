"""Parameters that a generator declares; the panel is built from these."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from studio.errors import RecipeError

ControlKind = Literal["float", "int", "bool", "choice", "text", "picture"]
MAX_TEXT = 4000
"""Most letters of a text; a recipe with a longer one could not be read back."""
ControlValue = bool | int | float | Annotated[str, msgspec.Meta(max_length=MAX_TEXT)]


class Control(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False
):
    """One parameter: `low`, `high` bound numbers; `choices` are (value, label) pairs.

    `mark` controls are the few that belong on the panel at first sight; the others fold away.
    `unit` is what stands behind the number, `group` the section it belongs to. `fresh` is what new
    recipes say where that is not the default: `default` is what recipes mean that say nothing,
    those of earlier editions among them, and may not change.
    """

    key: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]{0,31}$")]
    label: str
    kind: ControlKind
    default: ControlValue
    low: float = 0.0
    high: float = 1.0
    step: float = 0.0
    choices: tuple[tuple[str, str], ...] = ()
    unit: str = ""
    group: str = "Picture"
    help: str = ""
    mark: bool = True
    fresh: ControlValue | None = None

    @property
    def start(self) -> ControlValue:
        """What a new place has, and what a reset goes back to."""
        return self.default if self.fresh is None else self.fresh

    def check(self, value: ControlValue) -> ControlValue:
        """`value` in this control's own type.

        Raises:
            RecipeError: wrong kind or outside the range; says what is allowed.
        """
        match self.kind:
            case "bool" if isinstance(value, bool):
                return value
            case "int" if isinstance(value, int) and not isinstance(value, bool):
                return int(self._bounded(value))
            case "float" if isinstance(value, int | float) and not isinstance(value, bool):
                return float(self._bounded(value))
            case "choice" if value in {name for name, _ in self.choices}:
                return value
            case "text" | "picture" if isinstance(value, str):
                if len(value) > MAX_TEXT:
                    raise RecipeError(
                        f"{self.label} is {len(value)} letters long; at most {MAX_TEXT}."
                    )
                return value
            case _:
                raise RecipeError(f"{self.label} is {value!r}; {self._allowed()}.")

    def parse(self, text: str) -> ControlValue:
        """The value that `text` means (from a command line or a field).

        Raises:
            RecipeError: it means none.
        """
        try:
            match self.kind:
                case "bool":
                    words = {"on": True, "true": True, "yes": True, "1": True}
                    words |= {"off": False, "false": False, "no": False, "0": False}
                    return words[text.strip().lower()]
                case "int":
                    return self.check(int(text))
                case "float":
                    return self.check(float(text))
                case _:
                    return self.check(text)
        except (KeyError, ValueError):
            raise RecipeError(f"{self.label} is {text[:40]!r}; {self._allowed()}.") from None

    def _bounded(self, value: float) -> float:
        if not self.low <= value <= self.high:  # also refuses NaN
            raise RecipeError(f"{self.label} is {value:g}; {self._allowed()}.")
        return value

    def _allowed(self) -> str:
        match self.kind:
            case "bool":
                return "expected on or off"
            case "choice":
                return "expected one of " + ", ".join(name for name, _ in self.choices)
            case "int" | "float":
                return f"expected a number from {self.low:g} to {self.high:g}"
            case _:
                return "expected text"


def check_controls(
    declared: tuple[Control, ...], values: dict[str, ControlValue]
) -> dict[str, ControlValue]:
    """Every declared control with its value, the default where `values` has none.

    Raises:
        RecipeError: an unknown key, or a value its control refuses.
    """
    known = {control.key: control for control in declared}
    for key in values:
        if key not in known:
            names = ", ".join(known) or "none"
            raise RecipeError(f"The model has no control {key[:40]!r}; it has {names}.")
    return {key: c.check(values.get(key, c.default)) for key, c in known.items()}
