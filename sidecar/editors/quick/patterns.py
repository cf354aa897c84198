"""What one clause can look like: patterns over the kinds of its tokens, each with the reading it gets.

A pattern names kinds in order: `x?` may be missing, `x+` may repeat, `x/y` is either; `S` is anything that has a
length (`measure+`, `size`, `text` …). `|` separates ways to say it. A reading may still refuse.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from sidecar.editors.quick import readings as to
from sidecar.editors.quick.clause import Clause
from sidecar.editors.quick.readings import Wishes
from sidecar.editors.quick.typography import cased, slant, styled_text, underline, weigh, weight
from sidecar.editors.quick.wishes import Declare, Put, Wish


def read(clause: Clause) -> Wishes:
    """The wishes of a clause without a named part, or None when no pattern fits it."""
    for pattern, build in _RULES:
        if pattern.fullmatch(clause.kinds) and (wishes := build(clause)):
            return wishes
    return None


def aim(wish: Wish, part: str) -> Wish:
    """The wish for a part that the clause names."""
    return replace(wish, part=part)


_SUBJECT = "(?:(?:measure )+|size |text |opacity )"


def _compile(pattern: str) -> list[re.Pattern[str]]:
    return [re.compile("".join(_item(item) for item in way.split())) for way in pattern.split("|")]


def _item(item: str) -> str:
    name, mark = (item[:-1], item[-1]) if item[-1] in "?+*" else (item, "")
    if name == "S":
        return _SUBJECT + mark
    return f"(?:(?:{name.replace('/', '|')}) ){mark}"


_TABLE: list[tuple[str, Callable[[Clause], Wishes]]] = [
    # sizes
    ("S? by? percent bigger+ | S? bigger+ by? percent | by? percent bigger+ S", to.by_percent),
    ("S plus length | plus length S", to.shift),
    ("by? percent more/less S | S by? percent more/less", to.by_percent),
    ("by? percent rounder/squarer | by? percent more/less rounded | rounder by? percent", to.by_percent),
    (
        "grow/shrink S? by percent | S by percent grow/shrink | by percent grow/shrink | grow/shrink percent",
        to.by_percent,
    ),
    ("S? degree? bigger+ | S? bigger degree | degree? bigger S | degree? more/less S", to.by_default),
    ("add more S", to.by_default),
    ("degree? tighter/looser measure+ | measure+ degree? tighter/looser", to.spaced),
    ("measure+ degree? up/down | measure+ up/down degree | degree? up/down measure+", to.by_step),
    ("degree? grow/shrink S? | grow/shrink S? degree", to.by_default),
    ("corners? degree? rounder/squarer | degree? rounder/squarer corners", to.by_default),
    ("corners? degree? more/less rounded/round | degree? more/less rounded/round corners", to.by_default),
    ("corners rounded/round | rounded/round corners | rounded", to.by_default),
    ("S? times as? big | S? times bigger | times S | S times | times | big times", to.times),
    ("grow/shrink S? by/to? times | scale S? by/to? times", to.times),
    ("scale/grow/shrink S? to percent | S to percent grow/shrink", to.to_percent),
    ("scale by? number", to.scale_number),
    ("S? by? length bigger | S? bigger by? length | by? length bigger S", to.shift),
    ("by? length more/less S | by? number more/less measure+", to.shift),
    ("grow/shrink S by length | S by length grow/shrink", to.shift),
    # values
    ("measure to/of? number", to.line_height),
    (
        "corners/rounded to? length/number | length rounded/corners | S to/of? length+ | length+ S | measure+ to/of? number+ | measure+ to/of? percent",
        to.put,
    ),
    ("measure+ length/number length/number+ | length+ of measure+ | percent measure+", to.put),
    (
        "to length S | S to length up/down | grow/shrink S to length | S to length grow/shrink | length big | percent big | size to? length",
        to.put,
    ),
    (
        "S to/of? length/number/sized+ | sized S | sized | corners to? sized | sized corners | add? shadow to? sized | add? sized shadow",
        to.token,
    ),
    ("no measure+ | measure+ no", to.zero),
    ("opacity to/of? percent/number | percent opacity | percent opaque | percent transparency", to.opacity),
    ("degree? more/less transparency/opaque", to.fade),
    ("seethrough", to.fixed(Put("opacity", "0.5"))),
    ("solid", to.fixed(Put("opacity", "1"))),
    ("to? fullwidth", to.fixed(Declare("width", "100%"))),
    ("square | corners square", to.fixed(Put("border-radius", "0"))),
    ("pill | pill corners | corners pill", to.fixed(Put("border-radius", "999px"))),
    # colours
    ("surface+ to? colour | to? colour surface+ | surface? to? colour | text surface? to? colour", to.paint),
    (
        "surface? to? colour instead | colour text instead | to? colour text | surface of? text/border/surface to? colour",
        to.paint,
    ),
    ("surface/border/text+ to? colour | to? colour surface/border/text+", to.paint),
    ("adjective/italic/colour/length+ text | text adjective/italic/colour/length+", styled_text),
    ("adjective italic | italic adjective", styled_text),
    ("surface/border/text? degree? darker/brighter | degree? darker/brighter surface/border/text", to.shade),
    ("surface/border/text? by? percent darker/brighter | surface/border/text? darker/brighter by? percent", to.shade),
    ("by? percent darker/brighter surface/border/text | by? percent lighter surface/border", to.shade),
    ("darker/brighter degree | darker/brighter surface/border/text degree", to.shade),
    ("surface/border degree? lighter | degree? lighter surface/border", to.shade),
    ("surface/border by? percent lighter | surface/border lighter by? percent", to.shade),
    ("colour text? to colour | text colour to colour", to.paint_on),
    ("add? surface? gradient of? colour to colour | add? gradient surface? of? colour to colour", to.gradient),
    ("colour to colour gradient | surface colour to colour gradient", to.gradient),
    # borders
    ("add? weightname border", to.thin_border),
    (
        "add? border+ to/of? length/style/colour/thick+ | add? length/style/colour/thick+ border+ | add border",
        to.border,
    ),
    ("border+ by? percent thicker/thinner | by? percent thicker/thinner border+", to.by_percent),
    ("border+ degree? thicker/thinner | degree? thicker/thinner border+", to.border_steps),
    ("no/hide border/shadow/surface/measure+ | border/shadow/surface/measure+ no/hide", to.remove),
    # shadows
    ("add shadow | add? soft/strong/big/shadowlook shadow | add? shadowlook | add? shadow soft/strong", to.shadow),
    ("degree? stronger/weaker/more/less/bigger shadow | shadow degree? stronger/weaker/bigger", to.shadow),
    ("degree? grow/shrink shadow", to.shadow),
    # type
    ("text? italic", slant),
    ("text? to? transform | to transform text | transform text", cased),
    ("text? underlined | add? underlined text?", underline),
    ("text? to? adjective | adjective text | weight to? number/adjective/weightname", weight),
    ("to? adjective/weightname weight | text adjective | weight adjective", weight),
    (
        (
            "text? degree? bolder | degree? bolder text/weight | degree? lighter weight "
            "| weight degree? bolder/lighter | degree? lighterfont weight? | text degree? lighterfont | degree? lighterfont text"
        ),
        weigh,
    ),
    ("degree? grow/shrink/more/less weight | degree? bigger weight", weigh),
    # alignment
    (
        "align? text align? to? edge | edge text | text edgeword | edgeword text | align edge text | edge align text",
        to.align,
    ),
    ("align? items align? to? edge | edge items | items edgeword | flex to? edge | align edge items", to.align),
    ("edge items vertically | vertically edge items | align? items vertically edge | items edge vertically", to.align),
    ("edge items horizontally | horizontally edge items | align items horizontally edge", to.align),
    # labels
    ("replace? string to string | says? string insteadof string | rename string to string", to.reword),
    ("replace string string", to.reword),
    ("label/text to/says? string | label/text string to? says? | says string | label/text to string says", to.relabel),
    ("rename label/text? to? string | rename to string | string says | rename string", to.relabel),
]
_RULES: Final = [(way, build) for pattern, build in _TABLE for way in _compile(pattern)]

HIDING: Final = frozenset({"hide ", "blend out "})
"""What hides a part that is named beside it; “blende das Icon ein” shows it."""

KINDS: Final = frozenset(re.findall(r"[a-z]{2,}", " ".join([*(pattern for pattern, _ in _TABLE), _SUBJECT, *HIDING])))
"""Every kind of token that some pattern knows."""
