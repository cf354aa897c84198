"""Giving an element's properties other values where these are decided."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from sidecar.editors.base import CssTarget
from sidecar.editors.quick.anatomy import Piece
from sidecar.editors.quick.component import JsxElement
from sidecar.editors.quick.layers import Declared, Edit, Kind, Layer, Winner
from sidecar.editors.quick.shorthands import combined, longhands, rewrite
from sidecar.editors.quick.writing import added, new_rule, new_style, replaced
from sidecar.edits.stylesheet import normal_value
from sidecar.errors import CannotDo

_KEYWORDS = {"inherit", "initial", "unset", "revert"}


@dataclass(frozen=True, slots=True)
class Change:
    """One declaration that an edit touched, for the message: what it was (None: not there) and is."""

    name: str
    before: str | None
    after: str
    place: tuple[str, int] | None = None


@dataclass
class Ledger:
    """The edits and changes of one wish, and the rules they are in."""

    sources: Mapping[str, bytes]
    component_path: str = ""
    changes: list[Change] = field(default_factory=list)
    targets: list[CssTarget] = field(default_factory=list)
    settled: set[tuple[str, int, str]] = field(default_factory=set)
    _added: list[Edit] = field(default_factory=list)
    _replaced: dict[tuple[str, int], tuple[Layer, Declared, str]] = field(default_factory=dict)

    @property
    def edits(self) -> list[Edit]:
        """Every edit of the wish."""
        values = [
            replaced(layer, declared, value, self.sources[layer.path])
            for layer, declared, value in self._replaced.values()
        ]
        return [*values, *self._added]

    def value(self, layer: Layer, declared: Declared) -> str:
        """What a declaration says by now."""
        return self._replaced.get((layer.path, declared.start), (layer, declared, declared.value))[2]

    def replace(self, layer: Layer, declared: Declared, value: str) -> None:
        """Another value for a declaration."""
        place = (layer.path, declared.start)
        if normal_value(value) == normal_value(self.value(layer, declared)):
            return
        if place in self._replaced:
            self.changes = [change for change in self.changes if change.place != place]
        self._replaced[place] = (layer, declared, value)
        self._note(layer, Change(declared.name, declared.value, value, place))

    def add(self, layer: Layer, name: str, value: str) -> None:
        """One more declaration in a layer."""
        self._added.append(added(layer, name, value, self.sources[layer.path]))
        self._note(layer, Change(name, None, value))

    def add_rule(self, path: str, selector: str, sibling: Layer, new: Mapping[str, str]) -> None:
        """A rule of its own for a class that has none."""
        self._added.append(new_rule(path, selector, new, sibling, self.sources[path]))
        self.changes.extend(Change(name, None, value) for name, value in new.items())
        self.targets.append(CssTarget(path, selector))

    def add_style(self, element: JsxElement, new: Mapping[str, str]) -> None:
        """A `style` for an element that has neither class nor style."""
        self._added.append(new_style(self.component_path, element, new))
        self.changes.extend(Change(name, None, value) for name, value in new.items())

    def insert(self, edit: Edit, change: Change) -> None:
        """An edit outside of rules and style objects, such as an attribute."""
        self._added.append(edit)
        self.changes.append(change)

    def _note(self, layer: Layer, change: Change) -> None:
        self.changes.append(change)
        target = CssTarget(layer.path, layer.name)
        if layer.kind is Kind.RULE and target not in self.targets:
            self.targets.append(target)


def put(piece: Piece, name: str, values: Mapping[str, str], ledger: Ledger) -> None:
    """Give longhands their values, each in the declaration that decides it; those that nothing sets are added.

    Args:
        piece: The element.
        name: The property that stands for all of them together, e.g. `padding`; it is what gets added.
        values: The value of each longhand.
        ledger: Takes the edits.

    Raises:
        CannotDo: A deciding declaration may not be edited or can't say it.
    """
    grouped: dict[tuple[str, int, str], tuple[Winner, dict[str, str]]] = {}
    missing: dict[str, str] = {}
    overridden: dict[str, str] = {}
    for longhand, value in values.items():
        found = piece.winner(longhand)
        if found is None:
            missing[longhand] = value
        elif found.layer.editable:
            key = (found.layer.path, found.declared.start, found.declared.name)
            grouped.setdefault(key, (found, {}))[1][longhand] = value
        else:
            overridden[longhand] = value
    for found, changes in grouped.values():
        losing = [name for name in longhands(found.declared.name) if piece.winner(name) != found]
        _change(found, changes, losing, ledger)
    if overridden:
        _override(piece, combined(name, overridden), overridden, ledger)
    if missing:
        _add(piece, combined(name, missing), ledger)


def base_layer(piece: Piece) -> Layer | None:
    """The layer that a property nothing sets belongs to: the weakest own rule, else the first style object."""
    own = [layer for layer in piece.layers if layer.editable and not layer.conditional]
    rules = [layer for layer in own if layer.kind is Kind.RULE]
    with_class = [layer for layer in rules if "." in layer.name]
    alone = [layer for layer in with_class if "," not in layer.name]  # a list's rule is about other elements too
    return next(iter([*alone, *with_class, *rules, *own]), None)


def _change(found: Winner, changes: Mapping[str, str], losing: Sequence[str], ledger: Ledger) -> None:
    """Change the longhands of one declaration, each once: parts that share a rule come by several times.

    `losing` are its longhands that another declaration decides: what it says of them doesn't matter.
    """
    layer, declared = found
    new = {name: value for name, value in changes.items() if (layer.path, declared.start, name) not in ledger.settled}
    ledger.settled.update((layer.path, declared.start, name) for name in new)
    if not new:
        return
    rewritten = _rewritten(found, ledger.value(layer, declared), new, losing)
    if rewritten is not None:
        ledger.replace(layer, declared, rewritten)
        return
    for name, value in new.items():  # `font: inherit`, say, with one more declaration after it
        ledger.add(layer, name, value)


def _rewritten(found: Winner, before: str, changes: Mapping[str, str], losing: Sequence[str]) -> str | None:
    """The declaration's value with the changes; None when the shorthand can't say them but a declaration after it can."""
    declared = found.declared
    if declared.computed:
        raise CannotDo(
            f"The {declared.name} of {found.layer.name} is computed in the code, which a quick edit can't change.",
            "not_a_quick_edit",
        )
    value = rewrite(declared.name, before, changes, losing)
    addable = declared.name in {"font", "border"} or before in _KEYWORDS
    if value is None and (not addable or declared.name in changes or declared.important):
        raise CannotDo(
            f"“{declared.name}: {before}” in {found.layer.name} can't be changed by a quick edit.", "not_a_quick_edit"
        )
    return value


def _override(piece: Piece, new: Mapping[str, str], decided: Collection[str], ledger: Ledger) -> None:
    """Rules that may not be edited decide: the strongest own rule may be stronger still."""
    own = [layer for layer in piece.layers if layer.editable and not layer.conditional]
    for longhand in decided:
        found = piece.winner(longhand)
        if found is None:
            continue
        beaten = own and not found.declared.important and _after(piece.layers, own[-1], found.layer)
        if not beaten or found.layer.kind is Kind.STATE:
            where = f" in {found.layer.path}" if found.layer.path else ""
            raise CannotDo(
                f"The {longhand} is decided by {found.layer.name}{where}, which a quick edit doesn't change.",
                "not_a_quick_edit",
            )
    for name, value in new.items():
        ledger.add(own[-1], name, value)


def _after(layers: Sequence[Layer], one: Layer, other: Layer) -> bool:
    places = {id(layer): place for place, layer in enumerate(layers)}
    return places[id(one)] > places[id(other)]


def _add(piece: Piece, new: Mapping[str, str], ledger: Ledger) -> None:
    layer = base_layer(piece)
    if layer is None:
        _add_elsewhere(piece, new, ledger)
        return
    for prop, value in new.items():
        ledger.add(layer, prop, value)


def _add_elsewhere(piece: Piece, new: Mapping[str, str], ledger: Ledger) -> None:
    """A class without a rule gets one beside its siblings; an element without class and style gets a style."""
    sibling = _sibling_rule(piece)
    own = next((name.name for name in piece.jsx.classes if name.sure), None) if piece.jsx else None
    if own is not None and sibling is not None:
        ledger.add_rule(sibling.path, f".{own}", sibling, new)
        return
    if piece.jsx is not None and piece.tag.islower() and not {"className", "style"} & set(piece.jsx.attributes):
        ledger.add_style(piece.jsx, new)
        return
    raise CannotDo(
        "Nothing in the component's own files styles that element, so a quick edit can't.", "not_a_quick_edit"
    )


def _sibling_rule(piece: Piece) -> Layer | None:
    parent = piece.parent
    while parent is not None:
        layer = base_layer(parent)
        if layer is not None:
            return layer if layer.kind is Kind.RULE else None
        parent = parent.parent
    return None
