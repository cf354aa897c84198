from sidecar.wiring.shipped import condition, content_of, stamp

SHIPPED = stamp("export {};\n", "1.2.3")


def test_the_header_names_version_and_hash() -> None:
    """One line, which ESLint understands too; the content follows unchanged."""
    header, _, content = SHIPPED.partition("\n")
    assert header.startswith("/* eslint-disable -- Sidestory 1.2.3 sha256:")
    assert content == content_of(SHIPPED) == "export {};\n"


def test_conditions() -> None:
    """What stands there is ours or not, as we left it or not, of this version or of another."""
    assert condition(SHIPPED, SHIPPED) == "current"
    assert condition(stamp("export {};\n", "1.2.2"), SHIPPED) == "outdated"
    assert condition(stamp("export const a = 1;\n", "1.2.3"), SHIPPED) == "outdated"
    assert condition(SHIPPED + "// mine\n", SHIPPED) == "edited"
    assert condition("export {};\n", SHIPPED) == "foreign"
    assert condition("", SHIPPED) == "foreign"


def test_line_ends_do_not_count() -> None:
    """Git may change them on Windows."""
    assert condition("\ufeff" + SHIPPED.replace("\n", "\r\n"), SHIPPED) == "current"
