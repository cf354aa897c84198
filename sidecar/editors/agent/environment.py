"""What the agent's program gets to know of its surroundings. Pure."""

from collections.abc import Mapping
from pathlib import Path

# What programs need to run at all, and to reach the network.
_KEPT = frozenset(
    {
        "PATH",
        "LANG",
        "LC_ALL",
        "TZ",
        "TMPDIR",
        "TEMP",
        "TMP",
        "SYSTEMROOT",
        "COMSPEC",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
        "NODE_EXTRA_CA_CERTS",
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "NO_PROXY",
        "http_proxy",
        "https_proxy",
        "no_proxy",
    }
)


def environment(inherited: Mapping[str, str], home: Path, *, api_key: str, base_url: str | None) -> dict[str, str]:
    """The variables for the agent's program.

    The SDK puts them over those of this process, and can't take any away: all others become empty, so that no secret
    of the person's shell is in reach.
    """
    passed = {name: value if name in _KEPT else "" for name, value in inherited.items()}
    server = {"ANTHROPIC_BASE_URL": base_url} if base_url else {}
    return (
        passed
        | server
        | {
            "HOME": str(home),
            "USERPROFILE": str(home),
            "CLAUDE_CONFIG_DIR": str(home / "claude"),
            "ANTHROPIC_API_KEY": api_key,
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
            "CLAUDE_CODE_MAX_RETRIES": "1",
            "CLAUDE_CODE_DISABLE_NONSTREAMING_FALLBACK": "1",
        }
    )
