"""New texts that were typed without quotes: “the title should be called Releases”, “Popular → Best value”, “Heading: Good to see you”. Pure."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from sidecar.context.lexicon import folded, forms, table
from sidecar.context.naming import Names

_SAID: Final = re.compile(
    r"(?:\b(?:called|named|name it|call it)\s(?=[A-ZÄÖÜ])"
    r"|(?<![^\W\d_])(?P<subject>[^\W\d_]{1,40})(?: should| must| to| now)?\s(?:reads?|says?)\s(?=[A-ZÄÖÜ])"
    r"|(?P<arrow>->|→)\s?(?=[A-ZÄÖÜ]))(?P<text>[^,.;:!?\n\"“”„→]+)"
)
_CALLED: Final = re.compile(
    r"(?:(?:^|[,;.]\s|\b(?:and|und|please|bitte)\s)(?:[Cc]all|[Nn]ame|[Nn]enne?)\s(?:the|this|that|den|die|das)"
    r"\s(?P<subject>[^\W\d_]{1,40})\s(?=[A-ZÄÖÜ])"
    r"|(?:^|(?<![^\W\d_])(?P<named>[^\W\d_]{1,40})\s)(?:[Ss]oll|[Ss]ollte|[Mm]uss)"
    r"\s(?=[A-ZÄÖÜ][^,.;:!?\n\"“”„→]{0,80}\s(?:heißen|heissen|lauten)\b))"
    r"(?P<text>[^,.;:!?\n\"“”„→]+)"
)  # “call the title Releases”, “der Titel soll Neuigkeiten heißen”
_AFTER_A_NAME: Final = re.compile(
    r"^(?:[^\W\d_]{1,40}\s){0,2}(?P<subject>[^\W\d_]{1,40}):\s(?P<text>[A-ZÄÖÜ][^:;\n\"“”„]*)$"
)
_END: Final = re.compile(
    r"\s(?:heißen|heissen|lauten|and|und|but|aber|should|soll|must|muss|instead|please|pls|bitte|statt|stattdessen)\b"
)
_TELLING: Final = {"property", "look", "colour", "decisive", "act"}
_IT: Final = {"it", "this", "which"}
_FEW: Final = 8  # words
_LONGEST: Final = 500  # characters; who writes more quotes


def unquoted(prompt: str, names: Names) -> Iterator[tuple[int, int]]:
    """Where such texts stand in a prompt: start and end of each."""
    if len(prompt) > _LONGEST:
        return
    for match in chain(_SAID.finditer(prompt), _CALLED.finditer(prompt)):
        groups = match.groupdict()
        text = _END.split(groups["text"], maxsplit=1)[0].rstrip()
        subject = groups["subject"] or groups.get("named")
        if not _may_be_one(text) or (subject and not _named(subject, names)):
            continue
        if groups.get("arrow") or not _shown(text, names):
            yield match.start("text"), match.start("text") + len(text)
    found = _AFTER_A_NAME.match(prompt)
    text = found["text"].rstrip(" .!") if found else ""
    if found and _may_be_one(text) and _named(found["subject"], names):
        yield found.start("text"), found.start("text") + len(text)


def _named(subject: str, names: Names) -> bool:
    """Whether what is said to read so is an element, or stands for one; “the spec says …” is no text."""
    key = folded(subject)
    called = {table().get(form, {}).get("thing", form) for form, _ in forms(key)}
    return key in _IT or any(names.knows(word) for word in called) or any(key in phrase for phrase in names.phrases)


def _shown(text: str, names: Names) -> bool:
    """Whether a text begins with one that the component shows, by which an element is called: “the link named Reviews first”."""
    return any(f"{folded(text)} ".startswith(f"{phrase} ") for phrase in names.phrases)


def _may_be_one(text: str) -> bool:
    """Whether it is short, and no word of it says how something shall be (“badge: Bold”, “→ red”), nor all of them where (“→ Left”)."""
    words = re.findall(r"[^\W_]+", folded(text))
    if not 0 < len(words) <= _FEW or any(word[0].isdigit() for word in words):
        return False
    known = [{kind for form, _ in forms(word) for kind in table().get(form, {})} for word in words]
    return not any(kinds & _TELLING for kinds in known) and not all("place" in kinds for kinds in known)
