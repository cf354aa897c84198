"""From the rules that the page reports, or from the sources alone, to the layers that style an element."""

import re
from collections.abc import Iterator, Mapping, Sequence

from sidecar.editors.quick.layers import Declared, Kind, Layer
from sidecar.editors.quick.selectors import Matchable, alternatives, is_state, is_transient, parse, resolved, same
from sidecar.edits.stylesheet import Rule, Stylesheet, normal_media
from sidecar.models import MatchedRule

Sheets = Mapping[str, Stylesheet]


def layers_of_page(rules: Sequence[MatchedRule], sheets: Sheets) -> list[Layer]:
    """The layers for rules as the page reports them, the weakest first; passing states such as `:hover` are left out.

    Rules of the own sheets are found in the source, so that their declarations are those of the file, not those that
    the browser kept; a rule that cannot be found there (the file changed meanwhile) counts as foreign.
    """
    found: list[Layer] = []
    for rule in rules:
        if all(is_transient(selector) for selector in alternatives(rule.selector)):
            continue
        sources = _sources(rule, sheets)
        if sources:
            path, own = sources
            found.extend(layer_of_rule(path, each, state=_state(rule.selector)) for each in own)
        else:
            found.append(_foreign(rule))
    return found


def layers_of_sources(element: Matchable, sheets: Sheets, states: frozenset[str] = frozenset()) -> list[Layer]:
    """The layers for an element of the JSX by its classes alone, the weakest first; media conditions are taken as off.

    `states` are the lasting states that the element is known to be in, e.g. `disabled`.
    """
    found: list[tuple[bool, tuple[int, int, int], int, Layer]] = []
    for path, sheet in sheets.items():
        for rule in sheet.rules:
            if rule.media or any(not scope.startswith(("@layer", "@supports")) for scope in rule.scopes):
                continue
            for text in alternatives(resolved(rule.selector, rule.parents)):
                resting = _resting(text, states)
                if is_state(resting) or not parse(_without_negations(resting)).matches(element):
                    continue
                layer = layer_of_rule(path, rule, state=is_state(text))
                layered = any(scope.startswith("@layer") for scope in rule.scopes)
                found.append((not layered, parse(text).specificity, len(found), layer))
    return [layer for *_, layer in sorted(found, key=lambda each: each[:3])]


def layer_of_rule(path: str, rule: Rule, *, state: bool = False) -> Layer:
    """A rule of a source file as a layer."""
    return Layer(
        Kind.STATE if state else Kind.RULE,
        path,
        rule.selector,
        tuple(
            Declared(each.name, each.value, each.important, each.value_start, each.value_end)
            for each in rule.declarations
        ),
        (rule.body_start, rule.body_end),
        conditional=bool(rule.media),
    )


def _state(selector: str) -> bool:
    return all(is_state(each) for each in alternatives(selector))


def _sources(rule: MatchedRule, sheets: Sheets) -> tuple[str, list[Rule]] | None:
    """The source rules of a reported rule: the rule itself, with the declarations of its own nested at-rules apart."""
    path = rule.file or ""
    sheet = sheets.get(path)
    if sheet is None:
        return None
    page_media = normal_media(rule.media or "")
    candidates = [
        each
        for each in sheet.rules
        if _same_rule(each, rule.selector, hashed=".module." in path) and _same_media(each, page_media)
    ]
    if not candidates:
        return None
    exact = [each for each in candidates if each.index == rule.index]
    if not exact and len({each.index for each in candidates}) > 1:
        nearest = min(candidates, key=lambda each: abs(each.index - (rule.index or 0)))
        exact = [each for each in candidates if each.index == nearest.index]
    return path, exact or candidates


def _same_rule(rule: Rule, selector: str, *, hashed: bool) -> bool:
    written = [rule.selector, resolved(rule.selector, rule.parents)] if rule.nested else [rule.selector]
    return any(same(each, selector, hashed=hashed) for each in written)


def _same_media(rule: Rule, media: str) -> bool:
    ours = [normal_media(condition) for condition in rule.media]
    return media in {" and ".join(ours), ours[-1] if ours else "", ",".join(ours)}


def _foreign(rule: MatchedRule) -> Layer:
    declared = tuple(_reported(rule.properties))
    kind = Kind.STATE if _state(rule.selector) else Kind.FOREIGN
    return Layer(kind, rule.file or "", rule.selector, declared, conditional=bool(rule.media))


def _reported(properties: Mapping[str, str]) -> Iterator[Declared]:
    for name, value in properties.items():
        bare = re.sub(r"\s*!important\s*$", "", value)
        yield Declared(name, bare, important=bare != value)


def _resting(selector: str, states: frozenset[str]) -> str:
    """A selector without the states that hold."""
    for state in states:
        selector = re.sub(rf":{state}(?![\w-])", "", selector)
    return selector


def _without_negations(selector: str) -> str:
    """`:not(:disabled)` and the like hold for the component at rest."""
    return re.sub(r":not\(:[\w-]+\)", "", selector)
