"""Whether a prompt asks for new files, and which names they may have. Pure.

The words decide what is allowed, nothing else: a model that feels like adding a file without being asked is refused.
Which paths may be written at all is decided by the path policy afterwards.
"""

import re
from pathlib import PurePosixPath

# A file, in English and German …
_FILE = (
    r"(?:files?|modules?|components?|stylesheets?|css|hooks?|helpers?|subcomponents?|stor(?:y|ies)(?: file)?|tests?|docs?(?: page)?|mdx"
    r"|datei(?:en)?|modul(?:e)?|(?:unter)?komponenten?|stylesheets?|stil(?:datei(?:en)?)?|geschichten?|tests?)"
)
_ASKS = (
    # "a new file", "in a separate component", "eine neue Datei", "in eigene Komponenten"
    re.compile(
        rf"\b(?:new|separate|own|another|neue[rsn]?|eigene[rsnm]?|separate[rsnm]?|weitere[rsn]?)\s+(?:[\w.-]+\s+)?{_FILE}\b"
    ),
    # "extract the icon into …", "move it into its own …", "split this up into …", "lagere … in … aus"
    re.compile(r"\b(?:extract|factor|pull|split|break|move)\b.{0,80}\b(?:into|out|up)\b"),
    re.compile(
        r"\b(?:lager|zieh|teil)\w*\b.{0,80}\b(?:aus|heraus|auf)\b|\b(?:auslagern|ausgelagert|herausziehen|aufteilen)\b"
    ),
    # "add a test for …", "write stories for …", "make a component called Chip", "schreib einen Test"
    re.compile(
        r"\b(?:add|write|create|generate)\s+(?:(?:an?|some|the|me|new|unit)\s+)*"
        r"(?:tests?|stor(?:y|ies) file|stories for|hooks?|mdx|docs? page)\b"
    ),
    re.compile(rf"\b{_FILE}\s+(?:called|named|namens)\b"),
    re.compile(
        r"\b(?:schreib|erstell|erzeug|leg)\w*\s+(?:(?:einen?|ein|ne|'ne|neue[rsn]?|mir)\s+)*"
        r"(?:tests?|stories|geschichten|datei(?:en)?|hooks?)\b"
    ),
    # "create Icon.tsx", "put it in colors.css"
    re.compile(
        r"\b(?:create|add|into|to|in|erstelle?|nach)\s+(?:a\s+)?(?:file\s+)?`?[\w./-]*\w\.(?:tsx?|jsx?|css|scss|less|mdx)\b"
    ),
)
_NEGATED = re.compile(
    r"\b(?:no|without|don'?t (?:add|create|make)(?: an?y?)?|not? in an?|keine?n?|ohne)\s+(?:a\s+)?(?:new\s+|neue[rsn]?\s+|weitere[rsn]?\s+)?"
    r"(?:files?|datei(?:en)?|modules?|components?|komponenten?)\b"
)


def asks_for_files(prompt: str) -> bool:
    """Whether a prompt asks for something that needs a file of its own."""
    text = " ".join(prompt.casefold().split())
    return _NEGATED.search(text) is None and any(pattern.search(text) for pattern in _ASKS)


def place_of_new(name: str, component_path: str) -> str | None:
    """Where a new file goes that an answer calls `name`: the component's own folder, or None for anywhere else.

    Args:
        name: As in the answer: a project-relative path, or a bare file name.
        component_path: The component's file.
    """
    folder = PurePosixPath(component_path).parent
    given = PurePosixPath(name.replace("\\", "/").removeprefix("./").lstrip("/"))
    if given.name in {"", ".", ".."} or ".." in given.parts:
        return None
    if given.parent in {PurePosixPath(), folder}:
        return str(folder / given.name)
    return None
