"""Recognises code that was left out: "… the rest stays the same", `// ...existing code...`. Pure."""

import re
from collections.abc import Collection

_COMMENT = re.compile(r"^\s*(?:\{\s*/\*|/\*+|//+|<!--|#|\*)?(?P<said>.*?)(?:\*+/\s*\}?|-->)?\s*$")
_DOTS = re.compile(r"\.\.\.|…")
_ONLY_DOTS = re.compile(r"^[\s.…\[\](){}]*(?:\.\.\.|…)[\s.…\[\](){}]*$")

# Beside dots one of these words is enough …
_WORD = re.compile(
    r"\b(?:existing|rest|remaining|remainder|unchanged|same|previous|other|others|keep|omitted|snip|as before|more"
    r"|code|unverändert|restliche[rsn]?|bestehende[rsn]?|bleibt)\b",
    re.IGNORECASE,
)
# … without dots it takes a phrase, so that "keep both the same height" stays an ordinary comment.
_PHRASE = re.compile(
    r"^(?:the )?(?:rest|remainder) of (?:the |this |your )?\w+"
    r"(?: \w+)?(?: (?:stays?|remains?|is|goes|unchanged|same|here|as|the|below|above|before)\b.*)?$"
    r"|^(?:the )?(?:rest|everything else|all else)(?: (?:stays?|remains?|is|unchanged|as|the same)\b.*)$"
    r"|^(?:all )?(?:existing|previous|remaining|other|unchanged) (?:\w+ )?"
    r"(?:code|styles?|rules?|imports?|props|content|lines|functions?|declarations?|selectors?)"
    r"(?: (?:stays?|remains?|goes?|unchanged|here|above|below|as|are|is)\b.*)?$"
    r"|^(?:no changes?|unchanged|same as (?:before|above)|omitted for brevity|snip)(?: \w+)?$"
    r"|^(?:der )?rest (?:bleibt|unverändert)\b.*$",
    re.IGNORECASE,
)


def elisions(text: str, present: Collection[str]) -> list[str]:
    """The lines of `text` that stand for code left out.

    Args:
        text: Lines that are to be put into a file.
        present: Lines (stripped) that the file has already: what is there is not an elision.
    """
    return [line for line in text.split("\n") if line.strip() not in present and _is_elision(line)]


def _is_elision(line: str) -> bool:
    found = _COMMENT.match(line)
    said = found["said"].strip() if found else ""
    if not said:
        return False
    if _ONLY_DOTS.match(said):
        return True
    is_comment = line.strip() != said
    if not is_comment:
        return bool(
            _DOTS.match(said) and _WORD.search(said) and not re.match(r"(?:\.\.\.|…)[\w$(\[{]+[,;)\]}]*$", said)
        )
    return bool((_DOTS.search(said) and _WORD.search(said)) or _PHRASE.match(said.strip(" .-()[]—")))
