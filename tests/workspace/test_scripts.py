from sidecar.workspace.scripts import child, parse_script, text_of


def test_typescript_proper_has_casts() -> None:
    """`<T>x` is a cast in `.ts` and an element in `.tsx`: each ending is read by its own grammar."""
    assert not parse_script("a.ts", "const a = <Foo>bar;").root.has_error
    assert parse_script("a.tsx", "const a = <Foo>bar;").root.has_error
    assert not parse_script("a.js", "const a = <b>c</b>;").root.has_error


def test_captures_are_in_source_order() -> None:
    """What a query captures comes in the order of the source, by the right grammar."""
    for path in ("a.ts", "a.tsx"):
        script = parse_script(path, "const b = 1; const a = 2;")
        names = script.captures("(variable_declarator name: (identifier) @name)", "name")
        assert [text_of(node) for node in names] == ["b", "a"]
        assert script.captures("(class_declaration) @class", "class") == []


def test_children_and_texts() -> None:
    """A missing node has no children and no text."""
    root = parse_script("a.ts", "let ä = 1;").root
    assert text_of(child(child(child(root, "lexical_declaration"), "variable_declarator"), "identifier")) == "ä"
    assert child(None, "x") is None
    assert text_of(None) == ""
