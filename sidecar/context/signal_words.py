"""Words of which `signals` must know more than the lexicon tells; folded."""

from typing import Final

ORDER: Final = (
    "first", "to the end", "to the start", "to the front", "to the back", "at the end", "at the start", "zuerst",
    "at the very end", "to the very end", "at the very start", "at the very beginning", "at the very top", "at the very bottom",
    "all the way to the top", "all the way to the bottom", "ganz nach oben", "ganz nach unten", "ganz nach vorne", "ganz nach hinten",
    "zuletzt", "ans ende", "an den anfang", "nach vorne", "nach hinten",
)  # fmt: skip
"""Sides that are places among siblings, not in the layout."""

HARD_ADDS: Final = {
    "add", "insert", "append", "include", "attach", "create", "introduce", "put in", "show a", "show an", "display a",
    "hinzufuegen", "fuege", "einfuegen", "ergaenzen", "ergaenze", "hinzu", "noch ein", "noch eine", "noch einen", "einbauen", "anhaengen", "place a",
}  # fmt: skip
"""Verbs that add something also when the component has such a thing already."""

THICKNESS: Final = {
    "too thick",
    "too thin",
    "zu duenn",
    "zu dick",
    "thick",
    "thin",
    "thicker",
    "thinner",
    "dick",
    "duenn",
    "dicker",
    "duenner",
    "finer",
}
"""Said of letters it is their weight, said of anything else its edge."""

LETTERS: Final = {
    "bigger", "larger", "smaller", "big", "large", "small", "tiny", "huge", "tinier", "enlarge", "shrink", "grow", "scale", "scale up",
    "scale down", "size up", "size down", "mini", "massive", "groesser", "kleiner", "gross", "klein", "vergroessern",
    "verkleinern", "vergroessere", "verkleinere", "winzig", "riesig", "doppelt so gross", "halb so gross", "twice as big",
    "half as big", "half the size", "double the size", "oversized", "skalieren", "upscale", "resize", "higher", "lower",
    "beefier", "slimmer",
}  # fmt: skip
"""Said of a text it is the size of its letters."""

APART: Final = {
    "spread out", "closer together", "close together", "too close together", "dicht beieinander", "zu dicht beieinander", "zu nah beieinander", "further apart", "farther apart", "apart", "closer", "naeher zusammen", "auseinander",
    "weiter auseinander", "naeher", "auseinanderziehen",
}  # fmt: skip
"""How elements stand to each other."""

TOGETHER: Final = (
    "together",
    "zusammen",
    "aneinander",
    "aufeinander",
    "voneinander",
    "auseinander",
    "beieinander",
    "each other",
)
"""How words end that tell of the space between several."""

PRESSED: Final = {
    "too close",
    "zu nah",
    "crammed",
    "squished together",
    "squashed",
    "gequetscht",
    "zusammengequetscht",
    "crowded",
    "too crowded",
    "almost touch",
    "almost touching",
    "nearly touch",
    "nearly touching",
    "beruehren sich",
    "beruehren sich fast",
}
"""Said of several it is the space between them."""

BETWEEN: Final = {"between", "in between", "zwischen", "dazwischen"}
"""Where the distance of elements is."""

VERTICAL: Final = {
    "above", "over", "below", "under", "underneath", "beneath", "ueber", "oberhalb", "unter", "unterhalb", "darueber", "darunter",
}  # fmt: skip
"""Where one line lies that belongs to several."""

EDGES: Final = {"line", "rule", "divider", "separator"}
"""What is an edge of something, where the component has no such element."""

CORNERS: Final = {
    "corner", "corners", "radius", "corner radius", "border radius", "rounded corners", "rounder", "ecke", "ecken", "eckenradius",
    "eckenrundung", "runder", "pill", "pillenform", "rounding", "roundness", "rundung",
}  # fmt: skip
"""How round something is, which has no colour and no line."""

LINES: Final = {
    "line",
    "border",
    "outline",
    "ring",
    "hairline",
    "stroke",
    "linie",
    "rahmen",
    "strich",
    "kontur",
    "umrandung",
}
"""Edges that have a colour of their own."""

SPACES: Final = {
    "space",
    "gap",
    "spacing",
    "distance",
    "abstand",
    "abstaende",
    "zwischenraum",
    "zwischenraeume",
    "luecke",
}
"""What lies between elements, when there are several."""

STRENGTH: Final = {"kraeftiger", "stronger", "staerker", "heavier", "lighter", "leichter", "heller"}
"""Said of letters it is their weight, said of anything else its colour."""

WEIGHTS: Final = {str(each) for each in range(100, 1000, 50)}
"""Figures without a unit that are weights of letters."""

STATES: Final = {
    "disabled", "checked", "unchecked", "deaktiviert", "ausgewaehlt", "angehakt", "optional", "deaktiviert darstellen",
}  # fmt: skip
"""States that tell which look is meant, when a look is told."""

PROPS: Final = {
    "prop",
    "props",
    "variant",
    "variants",
    "variante",
    "size prop",
    "property called",
    "new variant",
    "neue variante",
}
"""Words for props and variants themselves."""

LETTERY: Final = {"letters", "letter", "characters", "digits", "buchstaben", "lettern", "ziffern"}
"""Said of these, what stands apart is their tracking."""

PICTURES: Final = {"icon", "picture", "logo", "mark", "image", "check", "arrow", "chevron", "star", "avatar", "photo"}
"""What shows something: another one is other content."""

ONLY: Final = {"only", "erst", "nur", "not until"}
"""Before a condition: at no other time."""

SHOWING: Final = (
    "show",
    "display",
    "reveal",
    "visible",
    "appear",
    "zeig",
    "anzeig",
    "angezeigt",
    "einblend",
    "eingeblend",
    "sichtbar",
    "erschein",
)
"""How words begin for what can be seen, at times."""

HOVERING: Final = {
    "on hover", "hover", "hovered", "hovering", "when hovered", "hovern", "beim hovern", "drueberfahren", "beim drueberfahren", "bei hover",
}  # fmt: skip
"""When the mouse is over it."""

DISABLED: Final = (
    "disable",
    "inactive",
    "locked",
    "deaktivier",
    "inaktiv",
    "gesperrt",
    "sperr",
    "clickable",
    "klickbar",
)
"""How words begin for what can't be used, until something is done."""

LIMITS: Final = {"at most", "at least", "maximum", "minimum", "hoechstens", "mindestens", "maximal", "minimal"}
"""Said of a figure they are no rule for what may be typed."""

LETTERING: Final = {"font", "type", "lettering", "schrift"}
"""Nouns for letters, of which a colour may be told."""

WORDY: Final = {"shorter", "longer", "kuerzer", "laenger"}
"""Said of a text it is how much it says."""

PLAIN_SIZE: Final = {"size", "groesse"}
"""Size in general: that of letters, when it is said of a text."""

FOCUS: Final = {"focus", "fokus", "fokussieren"}
"""Words for the focus, which is behaviour, unless it can't be seen."""

SEEN: Final = {
    "visible", "see", "seeing", "seen", "visibility", "invisible", "missing", "kaum", "sichtbar", "erkennt", "erkennen", "sieht", "sehen",
    "deutlicher", "recognisable", "clearly visible", "gut sichtbar", "erkennbar",
}  # fmt: skip
"""Words that say that something can be seen, or can't."""

ONE_LINE: Final = {
    "one line", "on one line", "single line", "in one line", "same line", "on the same line", "in einer zeile", "einzeilig",
}  # fmt: skip
"""Said of a text it is about its letters, said of several elements about how they stand."""

TURNING: Final = {
    "make",
    "turn",
    "convert",
    "change",
    "mach",
    "mache",
    "machen",
    "transform",
    "verwandle",
    "verwandeln",
}
"""Verbs that make one thing of another."""

SLIDING: Final = {"slide", "lift", "drag", "stick", "squeeze"}
"""Verbs that say how something looks or behaves, unless a place follows that it shall be moved to."""

HIDING: Final = (
    "hide",
    "hidden",
    "hiding",
    "ausblend",
    "ausgeblend",
    "versteck",
    "verberg",
    "verborgen",
    "disappear",
    "verschwind",
)
"""How words begin for what can't be seen any more."""

SCREENS: Final = {
    "screen", "screens", "mobile", "phone", "phones", "desktop", "tablet", "space", "room", "width", "handy", "bildschirm", "platz", "mobil",
    "breite",
}  # fmt: skip
"""What a condition is about that asks for no behaviour: there is less room."""
