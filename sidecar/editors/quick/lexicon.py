"""The words a quick edit understands, English and German, each with its kind and meaning.

A phrase that isn't here is not understood, and then nothing is done; so a word belongs here only when it cannot mean
something else in a prompt. Words of the kind `noise` may stand anywhere without changing what is asked for.
"""

from typing import Final

DISTANCE: Final = "distance"
"""“Abstand”: the gap beside an element that has nothing in it, else its padding."""

Meaning = tuple[str, object]

_NOISE = """
please, pls, kindly, hi, hey, hello, thanks, thank you, could you, can you, would you, will you, could we, can we,
i would like to, i'd like to, i would like you to, i'd like you to, i would like, i'd like, i want you to, i want to,
i want, i need, we need, let's, let us, make, set, change, turn, give, have, get, use, apply, put, switch, update,
adjust, paint, it, its, it's, this, the, a, an, to be, be, should, should be, should have, to have,
with, of it, to it, on it, from it, around it, element, me, my, our, your, you, just, now, also, even, still,
bitte, mal, doch, kannst du, könntest du, kann man, können wir, ich möchte, ich hätte gern, ich hätte gerne,
ich will, wir brauchen, mach, mache, machen, setz, setze, setzen, ändere, ändern, gib, ihn, sie, es, er, ihm, ihr,
den, die, das, der, dem, des, ein, eine, einen, einem, einer, soll, sollte, sollen, sein, sein soll, bekommen, haben,
soll haben, element, mit, danke, hallo, jetzt, noch, hinzu,
hm, hmm, ok, okay, maybe, perhaps, exactly, genau, i think, i guess, i'd say, tbh, though, them, they, these, those, that, this one, that one, here,
in here, could be, should get, needs, need, some, as well, both, bump, bring, while we're at it, while you're at it, while you're there,
is enough, are enough, is plenty, are plenty, will do, would do,
ma, nu, nun, hier, da, drin, da drin, hier drin, dran, nen, nem, ne, dit, dieser, diese, dieses, diesen, diesem, dafür, dafuer, dazu,
vielleicht, gern, gerne, ruhig, lieber, eher, darf, dürfen, könnte, kann, kannste, braucht, brauchen, kriegt, kriegen, bekommt, auch,
insgesamt, beide, beides, reicht, reichen, reicht völlig, reichen völlig, genügt, genügen
"""

_MEASURES = """
padding: padding, paddings, inner padding, inner spacing, abstand, abstände, innenabstand, innenabstände, polsterung
margin: margin, margins, outer margin, outer spacing, außenabstand, außenabstände
gap: gap, gaps, spacing between, zwischenraum, lücke
border-radius: radius, radii, border radius, corner radius, corners radius, rounding, roundness, roundedness, eckenradius, radien
font-size: font size, text size, fontsize, type size, size of the text, size of the font, schriftgröße, schriftgrösse, textgröße, textgrösse
line-height: line height, leading, zeilenhöhe, zeilenabstand
letter-spacing: letter spacing, letterspacing, tracking, laufweite, buchstabenabstand
width: width, breite
height: height, höhe
min-width: min width, minimum width, mindestbreite
max-width: max width, maximum width, maximalbreite
min-height: min height, minimum height, mindesthöhe
max-height: max height, maximum height, maximalhöhe
border-width: border width, border thickness, rahmenbreite, rahmenstärke, rahmendicke
border-top-width: border top width
border-right-width: border right width
border-bottom-width: border bottom width
border-left-width: border left width
"""

_EDGES = {
    "top": ("top", "oberer"),
    "right": ("right", "rechter"),
    "bottom": ("bottom", "unterer"),
    "left": ("left", "linker"),
    "inline": (
        "inline", "horizontal", "sideways", "horizontaler", "left and right", "on both sides", "on the sides", "at the sides", "links und rechts",
        "an den seiten",
    ),
    "block": ("block", "vertical", "vertikaler", "top and bottom", "oben und unten"),
}  # fmt: skip

_COMPARATIVES = """
size +: bigger, larger, größer, grösser, groesser
size -: smaller, tinier, kleiner
width +: wider, broader, breiter
width -: narrower, schmaler, schmäler
height +: taller, höher
height -: niedriger
"""

_KINDS = """
self: component, whole component, komponente, ganze komponente
size: size, overall size, größe, grösse, gesamtgröße, dimensions
text: text, texts, txt, font, type, typography, lettering, schrift, texte
surface background: background, backgrounds, background color, background colour, bg, bg color, bg colour, hintergrund, hintergrundfarbe
surface text: text color, text colour, font color, font colour, foreground, foreground color, textfarbe, schriftfarbe
surface border: border color, border colour, rahmenfarbe
surface any: color, colour, farbe
border border: border, borders, rahmen, umrandung
border border-top: top border, border top
border border-right: right border, border right
border border-bottom: bottom border, border bottom
border border-left: left border, border left
gradient: gradient, linear gradient, color gradient, colour gradient, verlauf, farbverlauf
shadow: shadow, shadows, drop shadow, box shadow, schatten, schlagschatten, schattenwurf
opacity: opacity, deckkraft, opazität
weight: weight, font weight, text weight, schriftstärke, schriftgewicht
corners: corner, corners, edges, ecke, ecken, kanten
more: more, mehr, extra
less: less, weniger
grow: increase, enlarge, scale up, size up, grow, expand, bump up, erhöhe, erhöhen, vergrößere, vergrößern, vergrössern, vergrössere
shrink: decrease, reduce, shrink, lower, scale down, size down, cut down, verkleinere, verkleinern, verringere, verringern, reduziere, reduzieren
scale: scale, resize, skaliere, skalieren
no: no, none, without, wieder weg, lose, remove, delete, drop, get rid of, take away, take off, kein, keine, keinen, ohne, weg, entferne, entfernen, lösche, löschen
hide: hide, verstecke, verstecken, verberge, verbergen, ausblenden
blend: blende, blenden
out: aus
transform uppercase: uppercase, upper case, caps, in caps, in uppercase, all caps, in all caps, capital letters, in capital letters, in capitals, großbuchstaben, in großbuchstaben, grossbuchstaben, in grossbuchstaben, versalien, in versalien
transform lowercase: lowercase, lower case, in lowercase, small letters, kleinbuchstaben, in kleinbuchstaben
transform capitalize: capitalize, capitalise, capitalized, capitalised
transform none: sentence case, in sentence case, not uppercase, no uppercase, not in uppercase, not all caps, no all caps, no capital letters, not capitalized, normal case, keine großbuchstaben, nicht in großbuchstaben, keine versalien
underlined underline: underline, underlined, an underline, with underline, with an underline, unterstreiche, unterstreichen, unterstrichen, mit unterstrich
underlined none: not underlined, no underline, no underlines, without underline, without an underline, don't underline, nicht unterstrichen, ohne unterstrich, ohne unterstreichung, keine unterstreichung, kein unterstrich
fullwidth: full width, the full width, full available width, volle breite, in voller breite, ganze breite, über die volle breite, über die ganze breite
add: add, füge, hinzufügen
instead: instead, stattdessen
insteadof: instead of, rather than, statt, anstatt
tighter: tighter, enger, closer
looser: looser
up: up, rauf
down: down, runter, herunter
by: by, um
to: to, nach, durch, gegen, ->, →, down to, up to, back to, drop to, go, go to, go for, go with, try, runter auf, rauf auf, hoch auf, zurück auf, at, :, =, auf, in, into, zu, on
of: of, from, von, vom, im, am, for, für
rounded: rounded, abgerundet
round: round, abgerundete, abgerundeten, runde, runden
rounder: rounder, runder, abgerundeter, softer corners, runder abgerundet
square: square corners, sharp corners, square corner, squared corners, hard corners, angular corners, unrounded, no rounding, no rounded corners, no round corners, without rounded corners, eckig, eckige ecken, spitze ecken, nicht abgerundet, keine abgerundeten ecken, keine runden ecken, ohne abgerundete ecken
squarer: sharper corners, squarer, squarer corners, eckiger, less round, weniger rund, less rounded, weniger abgerundet, less rounding, weniger runde
pill: pill, pill shape, pill shaped, fully rounded, fully round, completely rounded, completely round, capsule, vollständig abgerundet, ganz rund, komplett rund, pillenform, pillenförmig
thicker: thicker, dicker
thinner: thinner, dünner
bolder: bolder, more bold, heavier, fetter, stärker fett
darker: darker, darken, dunkler, abdunkeln
brighter: brighter, brighten, lighten, aufhellen, lighter in color, lighter in colour, heller
lighter: lighter
lighterfont: less bold, less heavy, weniger fett, lighter font, font lighter, lighter weight, lighter in weight, thinner font, thinner text, dünnere schrift, leichtere schrift
adjective 700: bold, fett, fette, fetten, fetter text
adjective 600: semibold, semi bold, demibold, demi bold, halbfett, halbfette
adjective 800: extrabold, extra bold
adjective 500: medium weight
adjective 300: light weight
italic italic: italic, italics, kursiv, kursive, kursiver, kursiven, kursiver text
italic normal: not italic, no italics, nicht kursiv
adjective 400: normal weight, regular weight, not bold, nicht fett, unbold
weightname 100: thin
weightname 400: normal, regular
weightname 500: medium
weightname 300: light
weightname 900: black weight
soft: soft, subtle, gentle, weicher, weichen, dezenten, sanften, sanfter, zarten, zarter
strong: strong, heavy, deep, starken, starker, kräftigen
stronger: stronger, deeper, more prominent, stärker, stärkeren, stärkerer, kräftigeren
weaker: weaker, softer, subtler, more subtle, fainter, schwächer, schwächeren, schwächerer, dezenter
shadowlook soft: light shadow, leichter schatten, leichten schatten
shadowlook medium: medium shadow, mittlerer schatten, mittleren schatten
transparency: transparent, translucent, see through, transparenz, durchsichtig
opaque: opaque, undurchsichtig, deckend
seethrough: half transparent, semi transparent, half opacity, semitransparent, halbtransparent, half opaque, halb transparent
solid: fully opaque, full opacity, not transparent, voll deckend
style solid: solid, durchgezogen, durchgezogener, durchgezogenen
style dashed: dashed, gestrichelt, gestrichelter, gestrichelten
style dotted: dotted, gepunktet, gepunkteter, gepunkteten
style double: double line
edge left: left, links
edge right: right, rechts
edge center: center, centre, middle, centered, centred, zentriert, mittig, zentriere, zentrieren
edge start: start
edge end: end
edge top: top, oben
edge bottom: bottom, unten
edge space-between: space between
edge justify: justified, blocksatz
edgeword left: linksbündig, left aligned, aligned left, flush left
edgeword right: rechtsbündig, right aligned, aligned right, flush right
edgeword center: center aligned, centre aligned, aligned center
align: align, aligned, alignment, justify, ausrichten, ausgerichtet, ausrichtung
items: items, contents, content, children, inhalt, inhalte
vertically: vertically, vertikal, senkrecht
horizontally: horizontally, waagerecht
label: label, caption, wording, beschriftung, aufschrift
says: say, says, read, reads, saying, lauten, lautet, heißen, heißt, call
replace: replace, ersetze, ersetzen, tausche
rename: rename, umbenennen, benenne
thick: thick, dick, dicken
flex align-items: align items
flex justify-content: justify content
"""

_DEGREES = """
small: step, shade, hair, smidge, stufe, nummer, spur, tacken, one step, a step, a notch, notch, a shade, a hair, a smidge, a tick, a fraction, a tiny bit, tiny bit, eine nummer, ne nummer, eine stufe, ne stufe, einen tick, nen tick, tick, nen tacken, eine spur, ne spur, bisschen, bissl, a bit, a little, a little bit, a tad, slightly, somewhat, a touch, bit, little, tad, touch, etwas, ein bisschen, ein wenig, leicht, minimal
great: way, a good deal, a good bit, quite a bit, ordentlich, um einiges, much, a lot, lot, far, significantly, considerably, viel, deutlich, wesentlich, erheblich
"""

_TIMES = """
2: double, twice, doubled, two times, doppelt, verdoppeln, verdopple, zweimal, doppelte
3: triple, thrice, three times, tripled, dreifach, dreifache, dreimal
4: quadruple, four times
0.5: half, halved, halve, halbiere, halbieren, halb, hälfte, halbe
"""

_BIG = """
size: big, large, groß, gross, as big, as large, so groß, so gross
width: wide, broad, breit, so breit, as wide
height: tall, high, hoch, so hoch, as tall, as high
"""

_WRITTEN_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_GERMAN_COMPARATIVES = (
    "größer",
    "grösser",
    "groesser",
    "kleiner",
    "breiter",
    "schmaler",
    "höher",
    "niedriger",
    "runder",
    "abgerundeter",
    "dicker",
    "dünner",
    "dunkler",
    "heller",
)

COLOUR_SUFFIXES: Final = ("color", "colour")


def _rows(table: str) -> list[tuple[str, list[str]]]:
    rows: list[tuple[str, list[str]]] = []
    for line in table.strip().splitlines():
        head, _, words = line.partition(": ")
        rows.append((head, [word.strip() for word in words.split(",") if word.strip()]))
    return rows


def _measures() -> dict[str, Meaning]:
    found: dict[str, Meaning] = {}
    for name, words in _rows(_MEASURES):
        for word in words:
            found[word] = ("measure", name)
            if name not in {"padding", "margin"}:
                continue
            for edge, adjectives in _EDGES.items():
                for adjective in adjectives:
                    found[f"{adjective} {word}"] = ("measure", f"{name}-{edge}")
                    found[f"{word} {adjective}"] = ("measure", f"{name}-{edge}")
    return found | dict.fromkeys(("abstand", "abstände"), ("measure", DISTANCE))


def _lexicon() -> dict[str, Meaning]:
    words: dict[str, Meaning] = {
        word.strip(): ("noise", None) for word in _NOISE.replace("\n", " ").split(",") if word.strip()
    }
    for head, phrases in _rows(_KINDS):
        kind, _, value = head.partition(" ")
        words.update(dict.fromkeys(phrases, (kind, value)))
    for head, phrases in _rows(_COMPARATIVES):
        measure, _, sign = head.partition(" ")
        words.update(dict.fromkeys(phrases, ("bigger", (measure, 1 if sign == "+" else -1))))
    for phrase in [word for word in words if word.endswith(_GERMAN_COMPARATIVES)]:
        words.update(dict.fromkeys((phrase + ending for ending in ("e", "en", "er", "es", "em")), words[phrase]))
    for name, phrases in _rows(_DEGREES):
        words.update(dict.fromkeys(phrases, ("degree", name)))
    for factor, phrases in _rows(_TIMES):
        words.update(dict.fromkeys(phrases, ("times", float(factor))))
    for measure, phrases in _rows(_BIG):
        words.update(dict.fromkeys(phrases, ("big", measure)))
    return _unfolded(words | _measures())


def _unfolded(words: dict[str, Meaning]) -> dict[str, Meaning]:
    """With umlauts written out, too: “schriftgroesse”."""
    return {phrase.translate(_WRITTEN_OUT): meaning for phrase, meaning in words.items()} | words


LEXICON: Final = _lexicon()
