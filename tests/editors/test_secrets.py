import pytest

from sidecar.editors.secrets import secrets_in
from tests.edits.corpus import base_files

PEM = "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nIBAAKC\n-----END RSA PRIVATE KEY-----"
HEX = "3f7a9c1e5b2d8f4a6c0e9b7d1f3a5c8e"


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("const key = 'AKIAIOSFODNN7EXAMPLE';", "AKIAIOSFODNN7EXAMPLE"),
        ("token: ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_abcdefghijklmnopqrstuvwxyz0123456789"),
        ("use sk-ant-api03-abcdefghijklmnop_0123 please", "sk-ant-api03-abcdefghijklmnop_0123"),
        ("fetch('https://admin:hunter22@example.test/')", "hunter22"),
        ("fetch('https://admin:pw@example.test/')", "://admin:pw@"),
        (f"a\n{PEM}\nb", PEM),
        ("const password = 'tr0ub4dor&3';", "tr0ub4dor&3"),
        ('{ apiKey: "abcd1234efgh", secret: `9876zyxw` }', "9876zyxw"),
        ('<Map apiKey="AIzaSyA1234567890abcdefghijklmnopqrstuv" />', "AIzaSyA1234567890abcdefghijklmnopqrstuv"),
        (f"const hash = '{HEX}';", HEX),
        ("const blob = 'dGhpcyBpcyBhIHNlY3JldCBibG9iIDEyMzQ1Njc4OQ';", "dGhpcyBpcyBhIHNlY3JldCBibG9iIDEyMzQ1Njc4OQ"),
        ("Authorization: Bearer abcdefghij0123456789.xyz", "abcdefghij0123456789.xyz"),
        (
            "'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N'",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N",
        ),
        (
            "https://hooks.slack.com/services/T0A1B2C3/B0A1B2C3/a1b2c3d4e5",
            "https://hooks.slack.com/services/T0A1B2C3/B0A1B2C3/a1b2c3d4e5",
        ),
        ("x: AKCp8abcdefgh12345", "AKCp8abcdefgh12345"),
        ("sk_live_abcdefghijklmnopqrst0123", "sk_live_abcdefghijklmnopqrst0123"),
    ],
)
def test_a_secret_is_found_whole(line: str, secret: str) -> None:
    """Keys by their shape, values by their name or their entropy."""
    assert secret in secrets_in(line)


@pytest.mark.parametrize(
    "line",
    [
        '<input type="password" placeholder="Password" />',
        '<PasswordField label="Password" passwordHint="At least 8 characters" />',
        "passwordLabel: 'Your password',",
        "const secretColor = '#a1b2c3d4';",
        "password: process.env.PASSWORD1,",
        "apiKey: `${prefix}123456`,",
        "import { Password2Field } from './PasswordField2';",
        "key: 'button--primary2',",
        "className='components-button--primary-large-with-icon-and-label'",
        "d='M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-10S17.52 2 12 2z'",
        "background: url('data:image/svg+xml;utf8,<svg/>');",
        "--token-shadow: 0 1px 2px rgb(16 24 40 / 5%);",
        "const password = 'MASKED_SECRET_0123456789';",
        "id='0123'",
        "APARTMENTS12",
    ],
)
def test_ordinary_code_has_no_secrets(line: str) -> None:
    """Labels, colours, class names, paths and placeholders are none."""
    assert secrets_in(line) == ()


def test_a_component_has_no_secrets() -> None:
    """Nothing is masked in the files that the other tests edit."""
    assert {secrets_in(text) for text in base_files().values()} == {()}


@pytest.mark.parametrize(
    "filler",
    ["password = 'x' ", "key ", "secret", "a:b,", "eyJ", "sk-ab-", "://a:", "bearer ", "-----BEGIN PRIVATE KEY-----"],
)
def test_long_lines_are_searched_to_their_end(filler: str) -> None:
    """A minified file is one line, and its last secret is found like its first."""
    line = filler * (20_000 // len(filler)) + " { apiKey: 'abcd1234efgh' } AKIAIOSFODNN7EXAMPLE"
    found = "".join(secrets_in(line))
    assert "abcd1234efgh" in found
    assert "AKIAIOSFODNN7EXAMPLE" in found


def test_every_secret_of_a_line_is_found_once() -> None:
    """Also when a line has several."""
    line = "{ apiKey: 'abcd1234', secret: 'efgh5678', password: 'abcd1234' }"
    assert secrets_in(line) == ("abcd1234", "efgh5678")
