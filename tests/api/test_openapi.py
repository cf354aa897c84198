"""The OpenAPI document: made from the declarations alone."""

from collections.abc import Iterator
from typing import Annotated, Any

from jsonschema_rs import validator_for
from pydantic import Field

from sidecar.api.answers import Success
from sidecar.api.openapi import document
from sidecar.api.operations import Operation
from sidecar.api.requests import Number
from sidecar.api.routes import ROUTES
from sidecar.models import Wire
from tests.api.test_operations import ROUTES as SMALL
from tests.api.test_operations import Asked, say


def references(node: Any) -> Iterator[str]:
    """All references in a document."""
    if isinstance(node, dict):
        if isinstance(found := node.get("$ref"), str):
            yield found
        for each in node.values():
            yield from references(each)
    elif isinstance(node, list):
        for each in node:
            yield from references(each)


def test_a_small_document() -> None:
    """Parameters, body, answers with their statuses, and who needs a token."""
    made = document(SMALL)
    assert made["openapi"] == "3.1.0"
    assert list(made["paths"]) == ["/say/{id}", "/say", "/plain"]
    post = made["paths"]["/say/{id}"]["post"]
    assert post["operationId"] == "post_say_id"
    assert post["requestBody"]["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Asked"}
    assert list(post["responses"]) == ["201", "400", "401", "403", "404", "409", "413", "415", "503"]
    assert [(each["name"], each["in"], each["required"]) for each in post["parameters"]] == [("id", "path", True)]
    get = made["paths"]["/say"]["get"]
    assert [(each["name"], each["required"]) for each in get["parameters"]] == [("someWords", True), ("times", False)]
    page = made["paths"]["/plain"]["get"]
    assert page["security"] == []
    assert page["responses"]["200"]["content"] == {"text/html": {"schema": {"type": "string"}}}
    assert sorted(made["components"]["schemas"]) == ["Asked", "Refusal", "Said"]


def test_queries_are_parameters_and_no_schemas() -> None:
    """Nothing is null in a query, and a number's bounds are JSON Schema's."""

    class Query(Wire):
        """What is asked."""

        page: Number = 3
        name: Annotated[str, Field(max_length=5)] | None = None

    async def ask(request: Any, asked: Query) -> Success:
        """Ask."""
        return Success(success=True)

    made = document([Operation("GET", "/ask", ask, asks=Query, gives=Success)])
    page, name = made["paths"]["/ask"]["get"]["parameters"]
    assert page["schema"] == {"type": "integer", "minimum": 0, "exclusiveMaximum": 10**9, "default": 3}
    assert name["schema"] == {"type": "string", "maxLength": 5}
    assert sorted(made["components"]["schemas"]) == ["Refusal", "Success"]


def test_too_many_requests_says_when_to_come_back() -> None:
    """The header is documented where the status is."""
    made = document([Operation("POST", "/say/{id}", say, takes=Asked)])
    assert "Retry-After" in made["paths"]["/say/{id}"]["post"]["responses"]["429"]["headers"]


def test_the_whole_document() -> None:
    """Every route is in it, under an id of its own, in a family, with a summary; every reference leads somewhere."""
    made = document(ROUTES)
    said = [operation for methods in made["paths"].values() for operation in methods.values()]
    assert len(said) == len(ROUTES)
    assert len({operation["operationId"] for operation in said}) == len(said)
    assert all(operation["summary"] and operation["tags"] for operation in said)
    names = {reference.rpartition("/")[2] for reference in references(made["paths"])}
    assert names <= made["components"]["schemas"].keys()
    for name in made["components"]["schemas"]:
        validator_for({"$ref": f"#/components/schemas/{name}", "components": made["components"]})
