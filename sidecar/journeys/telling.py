"""What was changed so far, told from the turns, without a model. Pure."""

from collections.abc import Sequence
from typing import Final, Literal

from sidecar.models import Session, Turn

_MOST: Final = 20
_LONGEST: Final = 160
_SAID: Final = {
    "en": {
        "nothing": "Nothing was changed yet.",
        "head": "What led to version {number}:",
        "more": "… and {count} changes before that.",
        "version": "version {number}",
        "now": "There are {count} versions; you are at version {number}.",
    },
    "de": {
        "nothing": "Noch wurde nichts geändert.",
        "head": "Was zu Version {number} geführt hat:",
        "more": "… und {count} Änderungen davor.",
        "version": "Version {number}",
        "now": "Es gibt {count} Versionen, du bist bei Version {number}.",
    },
}


def summary(turns: Sequence[Turn], session: Session, language: Literal["en", "de"]) -> str:
    """A list of the changes on the path to the head, the newest last, as Markdown."""
    said = _SAID[language]
    made = [turn for turn in turns if turn.success and turn.version_id is not None]
    if not made:
        return said["nothing"]
    lines = [said["head"].format(number=session.current_version_id)]
    if len(made) > _MOST:
        lines.append(said["more"].format(count=len(made) - _MOST))
    for turn in made[-_MOST:]:
        where = said["version"].format(number=turn.version_id)
        lines.append(f"- {where}: “{_cut(turn.user_prompt)}” → {_cut(turn.ai_response)}")
    lines.append(said["now"].format(count=session.last_version_id, number=session.current_version_id))
    return "\n".join(lines)


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
