from pathlib import Path

from sidecar.editors.agent.environment import environment


def test_no_secret_of_the_shell_is_in_reach() -> None:
    """All but what programs need is emptied, the key of another service above all; the home is another one."""
    shell = {
        "PATH": "/bin",
        "AWS_SECRET_ACCESS_KEY": "canary",
        "HOME": "/home/ada",
        "CLAUDE_CONFIG_DIR": "/home/ada/.claude",
    }
    found = environment(shell, Path("/state"), api_key="key", base_url=None)
    assert {**shell, **found} == found  # the SDK puts it over what is inherited
    assert "canary" not in found.values()
    assert (found["PATH"], found["HOME"], found["ANTHROPIC_API_KEY"]) == ("/bin", "/state", "key")
    assert not [value for value in found.values() if "ada" in value]
    assert "ANTHROPIC_BASE_URL" not in found


def test_the_network_is_reached_as_set() -> None:
    """The server of the settings, and the proxies of the machine."""
    found = environment({"HTTPS_PROXY": "http://proxy"}, Path("/state"), api_key="key", base_url="http://server")
    assert (found["ANTHROPIC_BASE_URL"], found["HTTPS_PROXY"]) == ("http://server", "http://proxy")
