from sidecar.editors.quick.layers import Declared, Kind, Layer, winner


def layer(name: str, *declared: Declared, kind: Kind = Kind.RULE) -> Layer:
    """A layer with these declarations."""
    return Layer(kind, "a.css", name, declared)


def test_the_strongest_layer_wins() -> None:
    """The last layer that sets a longhand, and in it the last declaration, shorthands included."""
    weak = layer(".a", Declared("padding", "1px"), Declared("color", "red"))
    strong = layer(".b", Declared("padding", "2px"), Declared("padding-left", "3px"))
    found = winner([weak, strong], "padding-left")
    assert found is not None
    assert (found.layer.name, found.declared.value) == (".b", "3px")
    top, colour = winner([weak, strong], "padding-top"), winner([weak, strong], "color")
    assert top is not None
    assert colour is not None
    assert (top.declared.value, colour.layer.name) == ("2px", ".a")


def test_important_beats_strength() -> None:
    """Of several important ones the strongest."""
    weak = layer(".a", Declared("color", "red", important=True), Declared("color", "blue"))
    found = winner([weak, layer(".b", Declared("color", "lime"))], "color")
    assert found is not None
    assert found.declared.value == "red"


def test_nothing_wins_where_nothing_is_set() -> None:
    """An unset longhand has no winner."""
    assert winner([layer(".a", Declared("color", "red"))], "gap") is None


def test_what_may_be_edited() -> None:
    """Own rules and style objects, nothing else; a value without text is computed."""
    assert [kind for kind in Kind if layer("x", kind=kind).editable] == [Kind.RULE, Kind.STYLE]
    assert Declared("color", "").computed
