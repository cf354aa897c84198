"""Looks while somebody points at an element, or has focused or pressed it: “background red on hover”.

What a wish would change at rest is worked out as ever, and then written into the rule for that state: the one that is
there, or a new one right behind the rule that decides at rest.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sidecar.editors.quick.anatomy import Piece
from sidecar.editors.quick.cascade import layer_of_rule, layers_of_sources
from sidecar.editors.quick.component import JsxElement
from sidecar.editors.quick.layers import Declared, Edit, Kind, Layer, winner
from sidecar.editors.quick.perform import carry_out
from sidecar.editors.quick.scene import Scene
from sidecar.editors.quick.selectors import alternatives
from sidecar.editors.quick.shorthands import longhands
from sidecar.editors.quick.styling import Change, Ledger, base_layer
from sidecar.editors.quick.wishes import Declare, Relabel, Scale, Shade, Shadow, Shift, Weigh, Wish
from sidecar.editors.quick.writing import apply
from sidecar.edits import stylesheet
from sidecar.edits.stylesheet import normal_value
from sidecar.errors import CannotDo

_INTERACTIVE: Final = {"a", "button", "input", "select", "textarea", "summary", "label"}
_NEGATED: Final = re.compile(r":not\([^()]*\)|:enabled(?![\w-])")
_PARTED: Final = re.compile(r"[,;]|\b(?:and|then|but|und|dann|aber)\b")


@dataclass(frozen=True, slots=True)
class State:
    """A passing state: its pseudo-class, and how a sentence about it begins."""

    pseudo: str
    said: str


_HOVER: Final = State(":hover", "On hover")
_FOCUS: Final = State(":focus-visible", "On focus")
_PRESSED: Final = State(":active", "While pressed")
_LEAD: Final = (
    r"(?:(?:on|upon|at|in|while|when|during|bei|beim|im|während|wenn)(?: it'?s| it is| being| the| dem| es)? )"
)
_HOVERING: Final = (
    r"(?:hover(?:ed|ing|n|s)?(?: ?state)?|hover-(?:state|zustand)|mouse ?over|drüberfahren|darüberfahren)"
)
_FOCUSED: Final = r"(?:(?:keyboard )?focus(?:ed)?(?: ?state)?|focus-visible|fokus(?:siert|sieren)?)"
_PRESSING: Final = r"(?:press(?:ed|ing)?|drücken|gedrückt)"
_PHRASES: Final = (  # “hover background red”; “focus” and “press” alone are wishes
    (_HOVER, re.compile(rf"{_LEAD}{_HOVERING}|\bhover(?=\s*:|\s)", re.IGNORECASE)),
    (_FOCUS, re.compile(rf"{_LEAD}{_FOCUSED}", re.IGNORECASE)),
    (_PRESSED, re.compile(rf"{_LEAD}{_PRESSING}", re.IGNORECASE)),
)


def stated(prompt: str, names: Collection[str] = ()) -> tuple[str, State] | None:
    """A prompt without the state that it is about, and that state; None for none, or where only a part of it is about one.

    `names` are those of the component and its parts: a hover card is no card on hover.
    """
    for state, phrase in _PHRASES:
        found = list(phrase.finditer(prompt))
        if len(found) != 1 or any(phrase.search(f"{name} ") for name in names):
            continue
        before, behind = prompt[: found[0].start()], prompt[found[0].end() :]
        if (before[-1:].isalnum() or behind[:1].isalnum()) or (
            before.strip(" ,") and _PARTED.search(f"{before.rstrip(' ,')} {behind}")
        ):
            return None  # “title bold, and red on hover”
        rest = f"{before.rstrip(' ,')} {behind.lstrip(' :,')}".strip()
        return (rest, state) if rest else None
    return None


def perform_in_state(wish: Wish, here: Scene, state: State) -> Ledger:
    """The edits that a wish comes to for one state.

    Raises:
        CannotDo: As `perform`; and where nothing but code could tell the state, or a stronger rule would win in it.
    """
    if isinstance(wish, Relabel) or (isinstance(wish, Declare) and wish.name == "display"):
        raise _not_in(state)
    resting = _Resting(here.sources, here.component.script.path, state=state)
    carry_out(wish, here, resting)
    ledger = Ledger(here.sources, here.component.script.path)
    for (path, name), (layer, new) in resting.wanted.items():
        _write(here, state, (path, name), layer, new, ledger)
    if not ledger.edits:
        raise CannotDo("It is like that already.", "already_so")
    return ledger


def refuse_more(wishes: Sequence[Wish], state: State) -> None:
    """“A bit more” after “darker on hover”: what it is in a state is reckoned from how it is at rest, not from what it was there.

    Raises:
        CannotDo: `not_a_quick_edit`, where a wish is for more or less of something.
    """
    if any(isinstance(wish, Scale | Shift | Shade | Weigh | Shadow) for wish in wishes):
        message = (
            f"{state.said} it is reckoned from how it is at rest: say how much more or less than that it shall be."
        )
        raise CannotDo(message, "not_a_quick_edit")


@dataclass
class _Resting(Ledger):
    """Notes which declarations of which rules a wish would change at rest, and changes none."""

    state: State = _HOVER
    wanted: dict[tuple[str, str], tuple[Layer, dict[str, str]]] = field(default_factory=dict)

    def value(self, layer: Layer, declared: Declared) -> str:
        """What a declaration would say by now."""
        return self._of(layer).get(declared.name, declared.value)

    def replace(self, layer: Layer, declared: Declared, value: str) -> None:
        """Another value for a declaration."""
        if declared.important:
            raise _not_in(self.state)
        self._of(layer)[declared.name] = value

    def add(self, layer: Layer, name: str, value: str) -> None:
        """One more declaration."""
        self._of(layer)[name] = value

    def add_rule(self, path: str, selector: str, sibling: Layer, new: Mapping[str, str]) -> None:
        """A rule for a class that has none."""
        self.wanted.setdefault((path, selector), (sibling, {}))[1].update(new)

    def add_style(self, element: JsxElement, new: Mapping[str, str]) -> None:  # noqa: ARG002 - as in the base class
        """A `style`, which knows no states."""
        raise _not_in(self.state)

    def insert(self, edit: Edit, change: Change) -> None:  # noqa: ARG002 - as in the base class
        """An attribute, which knows none either."""
        raise _not_in(self.state)

    def _of(self, layer: Layer) -> dict[str, str]:
        if layer.kind is not Kind.RULE or layer.conditional or re.search(r"[,&:]", layer.name):
            raise _not_in(self.state)
        return self.wanted.setdefault((layer.path, layer.name), (layer, {}))[1]


def _write(
    here: Scene, state: State, rule: tuple[str, str], layer: Layer, new: Mapping[str, str], ledger: Ledger
) -> None:
    """Declarations into the rule for the state that belongs to a rule at rest."""
    path, name = rule
    piece = next(
        (each for each in here.anatomy.pieces if any((one.path, one.name) == rule for one in each.layers)), None
    )
    around = _around(piece) if piece is not None else None
    selector = f"{around}{state.pseudo} {name}" if around else f"{name}{state.pseudo}"
    there = _rule_in(here, path, selector)
    if there is None:
        at_rest = {each.name: each.value for each in layer.declarations}
        fresh = {key: value for key, value in new.items() if normal_value(at_rest.get(key, "")) != normal_value(value)}
        if fresh:
            ledger.add_rule(path, selector, layer, fresh)
    else:
        for key, value in new.items():
            declared = next((each for each in reversed(there.declarations) if each.name == key), None)
            if declared is None:
                ledger.add(there, key, value)
            else:
                ledger.replace(there, declared, value)
    if piece is not None:
        _check_wins(here, state, piece, (path, there.name if there else selector), new, ledger)


def _around(piece: Piece) -> str | None:
    """The class of the button or link that an element lies in: who points at that points at the element, too."""
    if piece.tag.lower() in _INTERACTIVE:
        return None
    at = piece.parent
    while at is not None and at.tag.lower() not in _INTERACTIVE:
        at = at.parent
    layer = base_layer(at) if at is not None else None
    return layer.name if layer is not None and re.fullmatch(r"\.[\w-]+", layer.name) else None


def _rule_in(here: Scene, path: str, selector: str) -> Layer | None:
    """The rule that is there for a state, whatever else it leaves out: `.button:hover:not(:disabled)`."""
    sheet = here.sheets.get(path)
    for rule in sheet.rules if sheet else ():
        others = alternatives(rule.selector)
        if not rule.media and not rule.nested and len(others) == 1 and _NEGATED.sub("", others[0]) == selector:
            return layer_of_rule(path, rule)
    return None


def _check_wins(
    here: Scene, state: State, piece: Piece, rule: tuple[str, str], new: Mapping[str, str], ledger: Ledger
) -> None:
    """Refuse what another rule would win over in that state."""
    path = rule[0]
    edits = [edit for edit in ledger.edits if edit.path == path]
    after = {**here.sheets, path: stylesheet.parse(apply(here.sources[path], edits).decode())}
    layers = layers_of_sources(piece, after, here.component.states | {state.pseudo[1:], "enabled"})
    if not any((layer.path, layer.name) == rule for layer in layers):
        return  # its classes are made by code that can't be read
    for name in new:
        for longhand in longhands(name):
            found = winner(layers, longhand)
            if found is not None and (found.layer.path, found.layer.name) != rule:
                raise CannotDo(
                    f"{state.said} the {longhand} is decided by {found.layer.name}, which a quick edit doesn't change.",
                    "not_a_quick_edit",
                )


def _not_in(state: State) -> CannotDo:
    return CannotDo(f"A quick edit can't change that for one state only ({state.pseudo}).", "not_a_quick_edit")
