"""What was understood, in a few words for people, in the prompt's language. Pure."""

from typing import Final

from sidecar.context.elements import Part
from sidecar.context.intent import Intent
from sidecar.context.naming import Names, names_of, spoken_words
from sidecar.context.understanding import EditContext

_LONGEST: Final = 32
_TYPES: Final = {
    "en": {
        "size": "size", "color": "colour", "spacing": "spacing", "typography": "type", "border": "border",
        "effect": "effect", "layout": "layout", "content": "text", "structure": "structure", "variant": "variant",
        "behavior": "behaviour", "accessibility": "accessibility",
    },
    "de": {
        "size": "Größe", "color": "Farbe", "spacing": "Abstände", "typography": "Schrift", "border": "Rand",
        "effect": "Effekt", "layout": "Anordnung", "content": "Text", "structure": "Aufbau", "variant": "Variante",
        "behavior": "Verhalten", "accessibility": "Barrierefreiheit",
    },
}  # fmt: skip
_SAID: Final = {
    "en": {
        "undo": "Undo the last change", "undo_steps": "Undo the last {steps} changes", "redo": "Redo what was undone",
        "restore": "Go back to version {version}", "restore_unknown": "Go back to another version",
        "history": "What was changed", "question": "A question", "edit": "{what} of {label}",
        "edit_unknown": "A change of {label}", "which": "Which one: {labels}?", "or": "or", "then": ", then ",
        "before": " (as before)",
    },
    "de": {
        "undo": "Letzte Änderung rückgängig machen", "undo_steps": "Die letzten {steps} Änderungen rückgängig machen",
        "redo": "Wiederherstellen, was rückgängig gemacht wurde", "restore": "Zurück zu Version {version}",
        "restore_unknown": "Zurück zu einer anderen Version", "history": "Was geändert wurde", "question": "Eine Frage",
        "edit": "{what}: {label}", "edit_unknown": "Änderung: {label}", "which": "Welches: {labels}?", "or": "oder",
        "then": ", dann ", "before": " (wie zuletzt)",
    },
}  # fmt: skip
_NAMED: Final = {"button", "link", "label", "title", "input", "field", "icon", "card", "item", "text", "tile"}


def described(context: EditContext) -> str:
    """One line: “size of the icon”, “Undo the last change”, “Which one: cancel button or confirm button?”."""
    said = _SAID[context.language]
    names = names_of(context.parts)
    if context.candidates:
        labels = [label(part, names) for part in context.candidates]
        listed = f" {said['or']} ".join([", ".join(labels[:-1]), labels[-1]])
        return said["which"].format(labels=listed)
    lines = list(dict.fromkeys(_line(intent, context, names) for intent in context.intents))
    small = context.language == "en"  # German nouns have capitals wherever they stand
    return said["then"].join(
        line if not place or not small else line[:1].lower() + line[1:] for place, line in enumerate(lines[:3])
    )


def label(part: Part | None, names: Names) -> str:
    """What people call an element: its text and what it is, else the words of its class; the component by its name."""
    if part is None or part is names.parts.root:
        return names.parts.name
    found = names.by_part.get(part.id, {})
    kind = next((name for name in sorted(found, key=lambda name: -found[name]) if name in _NAMED), "")
    if part.text and len(part.text) <= _LONGEST:
        return f"“{part.text}” {kind}".strip()
    own = " ".join(names.own.get(part.id, ())) or " ".join(spoken_words(part.tag))
    return own if not kind or kind in own.split() else f"{own} {kind}"


def _line(intent: Intent, context: EditContext, names: Names) -> str:
    said = _SAID[context.language]
    match intent.kind:
        case "undo" if intent.amount is not None and intent.amount.steps:
            return said["undo_steps"].format(steps=intent.amount.steps)
        case "restore":
            return said["restore" if intent.version_id else "restore_unknown"].format(version=intent.version_id)
        case "edit":
            about = label(intent.target, names) + (said["before"] if _inherited(intent, context) else "")
            if intent.edit_type is None:
                return said["edit_unknown"].format(label=about)
            what = _TYPES[context.language][intent.edit_type]
            return _capital(said["edit"].format(what=what, label=about))
        case kind:
            return said[kind]


def _inherited(intent: Intent, context: EditContext) -> bool:
    """Whether nothing but the last turn tells what an edit is about: no word of the prompt, and no element that is picked."""
    if intent.named or intent.target in {None, context.parts.root, context.picked}:
        return False
    return not any(other.named and other.target is intent.target for other in context.intents)


def _capital(line: str) -> str:
    return line[:1].upper() + line[1:]
