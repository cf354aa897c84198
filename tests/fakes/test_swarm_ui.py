import json
import urllib.request
from typing import Any

import pytest

from tests.fakes.swarm_ui import SwarmUi
from tests.snapshots.samples import prompt


def test_an_image_needs_a_session_and_all_parameters() -> None:
    """As SwarmUI's API has it; what was made is kept."""
    with SwarmUi() as swarm:
        assert swarm.answer("/API/GenerateText2Image", {"session_id": "x"})[0] == 400
        session = swarm.answer("/API/GetNewSession", {})[1]["session_id"]
        assert swarm.answer("/API/GenerateText2Image", {"session_id": session, "prompt": "x"})[0] == 400
        status, answer = swarm.answer("/API/GenerateText2Image", {"session_id": session, "images": 1, **prompt("x")})
        assert (status, answer) == (200, {"images": ["View/local/raw/1.png"]})
        assert [each["prompt"] for each in swarm.made] == ["x"]
        assert swarm.answer("/API/Other", {})[0] == 404


@pytest.mark.parametrize(("path", "status"), [("/API/GetNewSession", 200)])
def test_it_speaks_http(path: str, status: int) -> None:
    """JSON in, JSON out."""
    with SwarmUi() as swarm:
        request = urllib.request.Request(f"{swarm.url}{path}", b"{}", {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=20) as response:
            answer: dict[str, Any] = json.load(response)
    assert response.status == status
    assert answer["session_id"]
