"""The quick editor: small changes of looks and labels, understood and made on this machine, without a model.

It acts only when every word of the prompt means something to it; else it says what it understood. See `grammar` for
what it understands and `scaling` for what "larger" means.
"""

import re
from collections.abc import AsyncGenerator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from sidecar.editors.base import CssTarget, Done, EditEvent, EditRequest, Status, Step
from sidecar.editors.quick import script
from sidecar.editors.quick.broken import broken
from sidecar.editors.quick.carriers import COMPONENT, piece_of
from sidecar.editors.quick.following import followed, follows
from sidecar.editors.quick.grammar import NotUnderstood, Understood, understand
from sidecar.editors.quick.layers import Edit
from sidecar.editors.quick.message import sentence
from sidecar.editors.quick.parts import english, part_names, root_names, within
from sidecar.editors.quick.perform import perform
from sidecar.editors.quick.remarks import of_contrast, of_schemes, of_sizes, touches_colours
from sidecar.editors.quick.scales import sizes
from sidecar.editors.quick.scaling import subtree
from sidecar.editors.quick.scene import Scene, scene
from sidecar.editors.quick.sharing import HiddenState, also, refuse_hidden_state
from sidecar.editors.quick.states import perform_in_state, refuse_more, stated
from sidecar.editors.quick.styling import Change
from sidecar.editors.quick.tokens import Variables, colour_names, variables
from sidecar.editors.quick.wishes import Wish, describe
from sidecar.editors.quick.words import Vocabulary, signed
from sidecar.editors.quick.writing import apply
from sidecar.edits import stylesheet
from sidecar.errors import CannotDo

_LONGEST = 80  # letters of a prompt that are said again
_SAY_WHAT = "Say what should change, such as “more padding” or “padding 20px”."

EXAMPLES = (
    "make it 30% larger",
    "background turquoise",
    "more rounded",
    "padding 12px 20px",
    "bold white text",
    "2px solid red border",
    "add a soft shadow",
    "label 'Save'",
)


class QuickEditor:
    """Implements `Editor` without a model; it takes nothing and keeps nothing."""

    name = "quick"

    async def edit(self, request: EditRequest) -> AsyncGenerator[EditEvent]:
        """One status and the result.

        Raises:
            CannotDo: `not_a_quick_edit` with `examples`, `nearest` and `unknown`, or `already_so`.
        """
        yield Status("editing")
        yield edited(request)


def takes(request: EditRequest) -> bool:
    """Whether a request would be done, or is done already; nothing is."""
    try:
        edited(request)
    except CannotDo as refusal:
        return refusal.code == "already_so"
    return True


def edited(request: EditRequest) -> Done:
    """The result of a request, or `CannotDo`."""
    try:
        done = _said(request)
        _refuse_broken(request, done)
    except CannotDo as refusal:
        details = {"examples": list(EXAMPLES), "nearest": "", "unknown": "", **refusal.details}
        half = broken(request.files, request.files) if refusal.code == "not_a_quick_edit" else ""
        raise CannotDo(half or refusal.message, refusal.code, details) from refusal
    return done


def _refuse_broken(request: EditRequest, done: Done) -> None:
    """A stylesheet that a person left half typed is not written: nobody can tell which rule a line would stand in."""
    sheets = [path for path in done.files if path.endswith(".css") and path in request.files]
    if half := broken(request.files, sheets):
        raise CannotDo(half, "not_a_quick_edit")


def _said(request: EditRequest) -> Done:
    """The prompt as it was said; else, or where that would mean something else, in the steps that it comes to."""
    if not request.steps or signed(request.prompt):  # steps are told in words, which have no signs
        return _edited(request)
    if not request.as_said:
        return _in_steps(request)
    try:
        return _edited(request)
    except CannotDo as refusal:
        if refusal.code != "not_a_quick_edit":
            raise
        try:
            return _in_steps(request)
        except CannotDo as other:
            raise (other if other.code == "already_so" or isinstance(other, HiddenState) else refusal) from other


def _in_steps(request: EditRequest) -> Done:
    """All steps, or none."""
    files: dict[str, str] = dict(request.files)
    done: list[Done] = []
    satisfied: CannotDo | None = None
    alone: list[tuple[str, Mapping[str, str]]] = []
    for step in request.steps:
        try:
            made = _edited(replace(request, prompt=step.text, files=files), step, request.prompt)
            by_itself = made if not done else _edited(replace(request, prompt=step.text), step, request.prompt)
        except CannotDo as refusal:
            if refusal.code != "already_so":
                raise
            satisfied = refusal
            continue
        if (step.text, by_itself.files) in alone:
            continue  # “both buttons taller”, which have one rule: that was done
        alone.append((step.text, by_itself.files))
        files |= made.files
        done.append(made)
    changed = {path: text for path, text in files.items() if text != request.files[path]}
    if not changed:
        raise satisfied or CannotDo("It is like that already.", "already_so")
    targets = tuple(dict.fromkeys(target for made in done for target in made.targets))
    return Done(changed, " ".join(made.message for made in done), QuickEditor.name, targets)


def _edited(request: EditRequest, step: Step | None = None, said: str = "") -> Done:
    said = said or request.prompt
    focus = step if step is not None and step.line is not None else None
    if request.mode == "plan":
        raise CannotDo("Quick edits change files; planning needs a model.", "not_a_quick_edit")
    if request.plan:  # what was agreed on is in there, whatever the prompt alone would come to
        raise CannotDo("Quick edits follow prompts; carrying out a plan needs a model.", "not_a_quick_edit")
    known = variables(
        stylesheet.parse(text)
        for files in (request.files, request.reference)
        for path, text in files.items()
        if path.endswith(".css")
    )
    first = scene(request, request.files, known, focus)
    vocabulary = _vocabulary(request, first, known, within_focus=focus is not None)
    prompt, state = stated(request.prompt, {*vocabulary.parts, *vocabulary.roots}) or (request.prompt, None)
    wishes = _wishes(prompt, step.again if step else "", vocabulary, first)
    if state is not None and step is not None and step.again:
        refuse_more(wishes, state)
    files: dict[str, str] = dict(request.files)
    done: list[tuple[Wish, list[Change]]] = []
    targets: list[CssTarget] = []
    beside = ""
    here = first
    satisfied: CannotDo | None = None
    for wish in wishes:
        if done:
            here = scene(request, files, known, focus)
        try:
            ledger = perform(wish, here) if state is None else perform_in_state(wish, here, state)
        except CannotDo as refusal:
            if refusal.code != "already_so":
                others = ", ".join(describe(other) for other in wishes if other is not wish)
                details = {"nearest": _possible(others, vocabulary, first)} | dict(refusal.details)
                raise CannotDo(refusal.message, refusal.code, details) from refusal
            satisfied = refusal
            continue
        piece = piece_of(here, wish.part)
        refuse_hidden_state(here, piece, ledger, said)
        beside += also(here, piece, ledger, said)
        _change(files, ledger.edits)
        done.append((wish, ledger.changes))
        targets.extend(target for target in ledger.targets if target not in targets)
    changed = {path: text for path, text in files.items() if text != request.files[path]}
    if not changed:
        raise satisfied or CannotDo("It is like that already.", "already_so")
    check(request.files, changed)
    beside += "".join(dict.fromkeys(of_sizes(changes) for _, changes in done))
    beside += "".join(dict.fromkeys(of_schemes(wish, known) for wish, _ in done))
    if state is None and any(touches_colours(changes) for _, changes in done):
        after = scene(request, files, known, focus)
        beside += of_contrast(after, [piece_of(after, wish.part) for wish, _ in done])
    spoken = focus.label if focus else _beside(here) or _spoken(request, here)
    told = sentence(spoken, done)
    told = told if state is None else f"{state.said}: {told[0].lower()}{told[1:]}"
    return Done(changed, told + beside, QuickEditor.name, tuple(targets))


def _vocabulary(request: EditRequest, here: Scene, known: Variables, *, within_focus: bool = False) -> Vocabulary:
    names = part_names(here.component)
    if within_focus:  # “text bold” of a button is about the button's, and not about a part that is called text
        own = {id(piece) for piece in subtree(here.anatomy, here.anatomy.focus)}
        names = {name: place for name, place in names.items() if id(here.anatomy.pieces[place]) in own}
    roots = root_names(here.component)
    parts = {name: english(name, names) for name in names}
    full = _spoken(request, here)
    roots = frozenset(name for name in roots if name == full or name not in parts)
    if not here.anatomy.focus_is_root:  # the page's element is a part: naming the component means the whole of it
        parts |= dict.fromkeys(roots, COMPONENT)
        roots = frozenset()
    named = {name: size for name, size in sizes(known).items() if name.partition(" ")[2] not in parts}
    places = {key: names[key] for key in parts.values() if key in names}
    if COMPONENT in parts.values():
        places[COMPONENT] = 0
    inside = within(here.component, places)
    return Vocabulary(colour_names(request.design_system, known), parts, roots, frozenset(known.values), named, inside)


def _wishes(prompt: str, again: str, vocabulary: Vocabulary, here: Scene) -> tuple[Wish, ...]:
    """What a prompt asks for, or so much of it as `again` says."""
    if not again and not follows(prompt, vocabulary):
        return _understood(prompt, vocabulary, here)
    before = understand(prompt, vocabulary)
    if isinstance(before, NotUnderstood):
        raise CannotDo(f"I can't tell what “{_short(again or prompt)}” is about. {_SAY_WHAT}", "not_a_quick_edit")
    if not again:
        return before.wishes
    wishes = followed(before.wishes, again, vocabulary, prompt)
    if wishes is None:
        said = ", ".join(describe(wish) for wish in before.wishes)
        raise CannotDo(f"I can't tell what “{again}” means after “{said}”. {_SAY_WHAT}", "not_a_quick_edit")
    return wishes


def _understood(prompt: str, vocabulary: Vocabulary, here: Scene) -> tuple[Wish, ...]:
    reading = understand(prompt, vocabulary)
    if isinstance(reading, NotUnderstood):
        nearest = _possible(reading.nearest, vocabulary, here)
        hint = f" The nearest I can do is “{nearest}”." if nearest else f" Try “{EXAMPLES[0]}” or “{EXAMPLES[1]}”."
        raise CannotDo(
            f"I didn't understand “{_short(reading.unknown)}” well enough to change anything.{hint}",
            "not_a_quick_edit",
            {"nearest": nearest, "unknown": reading.unknown},
        )
    return reading.wishes


def _short(said: str) -> str:
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def _possible(offer: str, vocabulary: Vocabulary, here: Scene) -> str:
    """An offer that would be understood and could be carried out here, or ""."""
    reading = understand(offer, vocabulary) if offer else None
    if not isinstance(reading, Understood):
        return ""
    try:
        for wish in reading.wishes:
            perform(wish, here)
    except CannotDo:
        return ""
    return offer


def _change(files: dict[str, str], edits: list[Edit]) -> None:
    for path in {edit.path for edit in edits}:
        source = apply(files[path].encode(), [edit for edit in edits if edit.path == path])
        files[path] = source.decode()


def check(before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Refuse new texts of files that are less valid than those before, by tree-sitter's count of mistakes."""
    for path, text in after.items():
        if _errors(path, text) > _errors(path, before[path]):
            raise CannotDo(
                f"The change would not be valid in {PurePosixPath(path).name}, so nothing was changed.",
                "not_a_quick_edit",
            )


def _errors(path: str, text: str) -> int:
    if path.endswith(".css"):
        return stylesheet.parse(text).errors
    return stylesheet.count_errors(script.parse(path, text).root)


def _spoken(request: EditRequest, here: Scene) -> str:
    stem = here.component.name or PurePosixPath(request.component_path).stem
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in stem).strip()


def _beside(here: Scene) -> str:
    """What the picked element is called: as a part of the component, or by its class; "" for the component's root."""
    picked = here.anatomy.focus
    if here.anatomy.focus_is_root:
        return ""
    if picked.jsx is not None:
        place = here.anatomy.pieces.index(picked)
        return next((name for name, at in part_names(here.component).items() if at == place), picked.tag)
    return " ".join(re.findall(r"[^\W_]+", min(picked.sure_classes, key=len, default="")))
