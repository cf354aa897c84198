"""Keeps secrets on this machine: a model works on placeholders, and its answer is turned back. Pure.

A placeholder depends on the secret and on a key of this process, so that it is the same in every turn (the cached prefix
stays), means nothing outside, and can't be guessed back.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sidecar.editors.base import EditRequest, Failure
from sidecar.models import Element, Turn

PLACEHOLDER = re.compile(r"MASKED_SECRET_[0-9a-f]{10}")
"""What stands for a secret: a word in every language that is edited here."""

_KNOWN_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Masks:
    """The secrets of one request, by their placeholders."""

    secrets: Mapping[str, str]

    def hide(self, text: str) -> str:
        """The text with placeholders; of two secrets at one place the longer one is hidden."""
        if not self.secrets:
            return text
        placeholders = {secret: placeholder for placeholder, secret in self.secrets.items()}
        longest_first = sorted(placeholders, key=len, reverse=True)
        return re.sub("|".join(map(re.escape, longest_first)), lambda found: placeholders[found[0]], text)

    def reveal(self, text: str) -> str:
        """The text with its secrets; placeholders that aren't of this request stay."""
        return PLACEHOLDER.sub(lambda found: self.secrets.get(found[0], found[0]), text)


def masked(
    request: EditRequest, find: Callable[[str], Iterable[str]], key: bytes, known: Sequence[str] = ()
) -> tuple[EditRequest, Masks]:
    """A request without secrets, and the way back.

    Args:
        request: What was asked.
        find: The secrets in a text.
        key: Makes the placeholders, at most 64 bytes.
        known: Secrets whatever they look like, e.g. the model's own key; short ones are no secrets.
    """
    masks = masks_for(_texts(request), find, key, known)
    return (_mapped(request, masks.hide), masks) if masks.secrets else (request, masks)


def masks_for(
    texts: Iterable[str], find: Callable[[str], Iterable[str]], key: bytes, known: Sequence[str] = ()
) -> Masks:
    """The secrets in texts; for the arguments see `masked`."""
    found = dict.fromkeys(secret for secret in known if len(secret) >= _KNOWN_SHORTEST)
    for text in texts:
        found.update(dict.fromkeys(secret for secret in find(text) if not PLACEHOLDER.search(secret)))
    return Masks({_placeholder(secret, key): secret for secret in found})


def hidden_in(request: EditRequest) -> int:
    """How many different secrets a masked request stands without."""
    return placeholders_in(_texts(request))


def placeholders_in(texts: Iterable[str]) -> int:
    """How many different placeholders stand in masked texts."""
    return len({found for text in texts for found in PLACEHOLDER.findall(text)})


def _placeholder(secret: str, key: bytes) -> str:
    return f"MASKED_SECRET_{hashlib.blake2b(secret.encode(), key=key, digest_size=5).hexdigest()}"


def _texts(request: EditRequest) -> list[str]:
    """Every text of a request that a model may get to see."""
    texts: list[str] = []

    def note(text: str) -> str:
        texts.append(text)
        return text

    _mapped(request, note)
    return texts


def _mapped(request: EditRequest, change: Callable[[str], str]) -> EditRequest:
    return replace(
        request,
        prompt=change(request.prompt),
        files={path: change(text) for path, text in request.files.items()},
        element=_element(request.element, change) if request.element else None,
        history=[_turn(turn, change) for turn in request.history],
        earlier=[change(line) for line in request.earlier],
        design_system=change(request.design_system),
        reference={path: change(text) for path, text in request.reference.items()},
        references=[change(line) for line in request.references],
        failure=_failure(request.failure, change) if request.failure else None,
    )


def _turn(turn: Turn, change: Callable[[str], str]) -> Turn:
    return turn.model_copy(
        update={
            "user_prompt": change(turn.user_prompt),
            "ai_response": change(turn.ai_response),
            "error": change(turn.error) if turn.error else None,
        }
    )


def _failure(failure: Failure, change: Callable[[str], str]) -> Failure:
    frame = [(number, change(line)) for number, line in failure.frame]
    return replace(failure, message=change(failure.message), frame=frame)


def _element(element: Element, change: Callable[[str], str]) -> Element:
    rules = [
        rule.model_copy(
            update={
                "selector": change(rule.selector),
                "properties": {name: change(value) for name, value in rule.properties.items()},
            }
        )
        for rule in element.rules
    ]
    return element.model_copy(
        update={
            "id": change(element.id) if element.id else element.id,
            "classes": [change(name) for name in element.classes],
            "text": change(element.text) if element.text else element.text,
            "selector": change(element.selector) if element.selector else element.selector,
            "ancestors": [change(ancestor) for ancestor in element.ancestors],
            "computed": {name: change(value) for name, value in element.computed.items()},
            "rules": rules,
        }
    )
