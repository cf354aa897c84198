"""Colours that a person can name: CSS names in English, the usual ones in German, and CSS notations."""

import colorsys
import re

# CSS Color 4, section 6.1.
_TABLE = """
aliceblue=f0f8ff antiquewhite=faebd7 aqua=00ffff aquamarine=7fffd4 azure=f0ffff beige=f5f5dc bisque=ffe4c4
black=000000 blanchedalmond=ffebcd blue=0000ff blueviolet=8a2be2 brown=a52a2a burlywood=deb887 cadetblue=5f9ea0
chartreuse=7fff00 chocolate=d2691e coral=ff7f50 cornflowerblue=6495ed cornsilk=fff8dc crimson=dc143c cyan=00ffff
darkblue=00008b darkcyan=008b8b darkgoldenrod=b8860b darkgray=a9a9a9 darkgreen=006400 darkgrey=a9a9a9 darkkhaki=bdb76b
darkmagenta=8b008b darkolivegreen=556b2f darkorange=ff8c00 darkorchid=9932cc darkred=8b0000 darksalmon=e9967a
darkseagreen=8fbc8f darkslateblue=483d8b darkslategray=2f4f4f darkslategrey=2f4f4f darkturquoise=00ced1
darkviolet=9400d3 deeppink=ff1493 deepskyblue=00bfff dimgray=696969 dimgrey=696969 dodgerblue=1e90ff firebrick=b22222
floralwhite=fffaf0 forestgreen=228b22 fuchsia=ff00ff gainsboro=dcdcdc ghostwhite=f8f8ff gold=ffd700 goldenrod=daa520
gray=808080 green=008000 greenyellow=adff2f grey=808080 honeydew=f0fff0 hotpink=ff69b4 indianred=cd5c5c indigo=4b0082
ivory=fffff0 khaki=f0e68c lavender=e6e6fa lavenderblush=fff0f5 lawngreen=7cfc00 lemonchiffon=fffacd lightblue=add8e6
lightcoral=f08080 lightcyan=e0ffff lightgoldenrodyellow=fafad2 lightgray=d3d3d3 lightgreen=90ee90 lightgrey=d3d3d3
lightpink=ffb6c1 lightsalmon=ffa07a lightseagreen=20b2aa lightskyblue=87cefa lightslategray=778899
lightslategrey=778899 lightsteelblue=b0c4de lightyellow=ffffe0 lime=00ff00 limegreen=32cd32 linen=faf0e6
magenta=ff00ff maroon=800000 mediumaquamarine=66cdaa mediumblue=0000cd mediumorchid=ba55d3 mediumpurple=9370db
mediumseagreen=3cb371 mediumslateblue=7b68ee mediumspringgreen=00fa9a mediumturquoise=48d1cc mediumvioletred=c71585
midnightblue=191970 mintcream=f5fffa mistyrose=ffe4e1 moccasin=ffe4b5 navajowhite=ffdead navy=000080 oldlace=fdf5e6
olive=808000 olivedrab=6b8e23 orange=ffa500 orangered=ff4500 orchid=da70d6 palegoldenrod=eee8aa palegreen=98fb98
paleturquoise=afeeee palevioletred=db7093 papayawhip=ffefd5 peachpuff=ffdab9 peru=cd853f pink=ffc0cb plum=dda0dd
powderblue=b0e0e6 purple=800080 rebeccapurple=663399 red=ff0000 rosybrown=bc8f8f royalblue=4169e1 saddlebrown=8b4513
salmon=fa8072 sandybrown=f4a460 seagreen=2e8b57 seashell=fff5ee sienna=a0522d silver=c0c0c0 skyblue=87ceeb
slateblue=6a5acd slategray=708090 slategrey=708090 snow=fffafa springgreen=00ff7f steelblue=4682b4 tan=d2b48c
teal=008080 thistle=d8bfd8 tomato=ff6347 turquoise=40e0d0 violet=ee82ee wheat=f5deb3 white=ffffff whitesmoke=f5f5f5
yellow=ffff00 yellowgreen=9acd32
"""

CSS_COLOURS: dict[str, str] = {name: f"#{value}" for name, value in (pair.split("=") for pair in _TABLE.split())}

_GERMAN = {
    "beige": "beige",
    "blau": "blue",
    "braun": "brown",
    "dunkelblau": "darkblue",
    "dunkelgrau": "dimgray",
    "dunkelgrün": "darkgreen",
    "dunkelrot": "darkred",
    "gelb": "yellow",
    "gold": "gold",
    "golden": "gold",
    "grau": "gray",
    "grün": "green",
    "hellblau": "lightblue",
    "hellgrau": "lightgray",
    "hellgrün": "lightgreen",
    "himmelblau": "skyblue",
    "koralle": "coral",
    "lila": "purple",
    "magenta": "magenta",
    "orange": "orange",
    "pink": "pink",
    "rosa": "pink",
    "rot": "red",
    "schwarz": "black",
    "silber": "silver",
    "türkis": "turquoise",
    "violett": "violet",
    "weiß": "white",
    "weiss": "white",
}
_ENDINGS = ("", "e", "er", "em", "en", "es")
_TWO_WORDS = re.compile(r"(light|dark|deep|hot|medium|pale|royal|sky|steel|slate|sea|forest|lime)(\w+)")

GERMAN_COLOURS: dict[str, str] = {
    german + ending: english for german, english in _GERMAN.items() for ending in _ENDINGS
} | {"lila": "purple", "rosa": "pink"}
GERMAN_COLOURS |= {name.replace("ü", "ue").replace("ß", "ss"): english for name, english in GERMAN_COLOURS.items()}

SPACED_COLOURS: dict[str, str] = {
    f"{found[1]} {found[2]}": name
    for name in CSS_COLOURS
    if name not in {"darkgray", "darkgrey"} and (found := _TWO_WORDS.fullmatch(name))
} | {"dark gray": "dimgray", "dark grey": "dimgray"}  # CSS's darkgray is lighter than its gray

# Colours that CSS has no name for, but design systems do.
_MORE_WORDS = {
    "amber", "apricot", "aubergine", "burgundy", "charcoal", "cobalt", "emerald", "fuchsia", "jade", "lilac", "mauve",
    "mint", "mustard", "ochre", "peach", "petrol", "ruby", "sapphire", "scarlet", "sky blue", "ultramarine",
    "berry", "blush", "bronze", "champagne", "cherry", "copper", "cream", "graphite", "honey", "lemon", "moss", "rose", "rust",
    "sage", "sand", "sky", "slate", "taupe", "zinc",
}  # fmt: skip
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_GREY_SATURATION = 0.15
_HUE_NEARNESS = 25 / 360
_LIGHTNESS_NEARNESS = 0.25


def is_hex(text: str) -> bool:
    """Whether it is a CSS hex colour."""
    return _HEX.fullmatch(text) is not None


def is_colour_word(name: str) -> bool:
    """Whether a name can only be a colour, unlike `primary` or `subtle`, which tokens may be called too."""
    name = name.lower()
    words = (CSS_COLOURS, GERMAN_COLOURS, SPACED_COLOURS, _MORE_WORDS)
    return (
        any(name in known for known in words) or name.startswith(("#", "--")) or name.endswith((")", "color", "colour"))
    )


def rgb(value: str) -> tuple[float, float, float] | None:
    """Red, green and blue from 0 to 1 of a hex or named colour; None for any other notation."""
    value = CSS_COLOURS.get(value.lower(), value)
    if not is_hex(value):
        return None
    digits = value[1:]
    if len(digits) in {3, 4}:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def alike(one: str, other: str) -> bool:
    """Whether people could call both by one name: about the same hue, or both grey and about as light."""
    first, second = rgb(one), rgb(other)
    if first is None or second is None:
        return False
    (hue_1, light_1, saturation_1), (hue_2, light_2, saturation_2) = (
        colorsys.rgb_to_hls(*first),
        colorsys.rgb_to_hls(*second),
    )
    if min(saturation_1, saturation_2) < _GREY_SATURATION:
        return max(saturation_1, saturation_2) < 2 * _GREY_SATURATION and abs(light_1 - light_2) < _LIGHTNESS_NEARNESS
    distance = abs(hue_1 - hue_2)
    return min(distance, 1 - distance) < _HUE_NEARNESS and abs(light_1 - light_2) < _LIGHTNESS_NEARNESS
