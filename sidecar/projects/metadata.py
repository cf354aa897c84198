"""Reads title, description and tags out of an answer. Pure."""

import json
from collections.abc import Iterator
from contextlib import suppress

from pydantic import ValidationError

from sidecar.errors import UpstreamFailed
from sidecar.projects.models import Metadata


def metadata_in(answer: str) -> Metadata:
    """The first JSON object of an answer that is metadata, wherever it stands; blanks and repeated tags are tidied.

    Raises:
        UpstreamFailed: `model_unreadable_metadata`.
    """
    for found in _objects(answer):
        try:
            read = Metadata.model_validate(found)
        except ValidationError:
            continue
        tags = dict.fromkeys(" ".join(tag.lower().split()) for tag in read.tags)
        return Metadata(
            title=" ".join(read.title.split()) or "Untitled",
            description=" ".join(read.description.split()) or read.title,
            tags=[tag for tag in tags if tag],
        )
    message = "Claude's answer has no title, description and tags that can be read. Nothing was changed; try again."
    raise UpstreamFailed(message, "model_unreadable_metadata")


def _objects(text: str) -> Iterator[object]:
    """Every JSON object that begins somewhere in a text."""
    decoder, at = json.JSONDecoder(), text.find("{")
    while at >= 0:
        with suppress(ValueError):
            yield decoder.raw_decode(text, at)[0]
        at = text.find("{", at + 1)
