"""The OpenAPI 3.1 document of the application's operations. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from sidecar import __version__
from sidecar.api.answers import Refusal
from sidecar.api.operations import JSON, Number, Operation

TOKEN = "token"  # noqa: S105  the name of the scheme
_REFERENCE = "#/components/schemas/{model}"
_REFUSED = {
    400: "The request can't be read as what the route takes.",
    401: "The token is missing or wrong.",
    403: "Host, Origin or the path policy forbids it.",
    404: "What was named does not exist; `near` may list near names.",
    409: "Something else came first; both sides were kept.",
    413: "The request is larger than what is taken.",
    415: "Send the request as `application/json`.",
    422: "Understood, but it can't be done.",
    429: "Too many requests; `Retry-After` says when to try again.",
    502: "The model or the dev server failed.",
    503: "The store can't be used, so nothing was done.",
}


def document(operations: Sequence[Operation]) -> dict[str, Any]:
    """The document; schemas have the names of their models."""
    types = dict.fromkeys([Refusal, *(each for operation in operations for each in _types(operation))])
    schemas, defined = _Schemas(ref_template=_REFERENCE).generate_definitions(
        [(each, "validation", TypeAdapter(each).core_schema) for each in types]
    )
    found = {each: schemas[(each, "validation")] for each in types}
    definitions: dict[str, Any] = {str(name): schema for name, schema in defined.items()}
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        paths.setdefault(operation.path_format, {})[operation.method.lower()] = _operation(
            operation, found, definitions
        )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Sidestory",
            "version": __version__,
            "description": "An AI sidecar for Storybook and Vite. Every refusal has one shape, `Refusal`.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": tag} for tag in dict.fromkeys(operation.tag for operation in operations) if tag],
        "paths": paths,
        "components": {
            "schemas": _used(paths, definitions),
            "securitySchemes": {TOKEN: {"type": "apiKey", "in": "header", "name": "X-Sidestory-Token"}},
        },
    }


class _Schemas(GenerateJsonSchema):
    """Without titles that only repeat a member's name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  pydantic's signature
        return False


def _used(paths: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """The definitions that are referred to, directly or by another one: queries are written out as parameters."""
    waiting, used = [*_references(paths)], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting += _references(definitions[name])
    return {name: definitions[name] for name in sorted(used)}


def _references(schema: Any) -> Iterator[str]:
    """The names of the definitions that a schema refers to."""
    match schema:
        case {"$ref": str(reference)}:
            yield reference.rpartition("/")[2]
        case dict():
            for each in schema.values():
                yield from _references(each)
        case list():
            for each in schema:
                yield from _references(each)
        case _:
            pass


def _types(operation: Operation) -> Iterator[Any]:
    yield from (each for each in (operation.takes, operation.asks, operation.gives) if each is not None)


def _operation(
    operation: Operation, schemas: Mapping[Any, Mapping[str, Any]], definitions: Mapping[str, Any]
) -> dict[str, Any]:
    said: dict[str, Any] = {
        "operationId": _identifier(operation),
        "summary": operation.summary,
        "tags": [operation.tag] if operation.tag else [],
        "parameters": [*_path_parameters(operation), *_query_parameters(operation.asks, schemas, definitions)],
        "responses": _responses(operation, schemas),
        "security": [] if operation.open_to_all else [{TOKEN: []}],
    }
    if operation.takes is not None:
        said["requestBody"] = {"required": True, "content": {JSON: {"schema": schemas[operation.takes]}}}
    elif operation.document is not None:
        said["requestBody"] = {
            "required": True,
            "description": operation.document,
            "content": {JSON: {"schema": {}}},
        }
    return said


def _identifier(operation: Operation) -> str:
    """E.g. `post_design_sessions_id_edit`."""
    words = re.findall(r"[A-Za-z0-9]+", operation.path_format.removeprefix("/__ai-"))
    return "_".join([operation.method.lower(), *words])


def _path_parameters(operation: Operation) -> Iterator[dict[str, Any]]:
    for name, convertor in operation.param_convertors.items():
        whole = isinstance(convertor, Number)
        schema = {"type": "integer", "minimum": 0, "exclusiveMaximum": 10**9} if whole else {"type": "string"}
        yield {"name": name, "in": "path", "required": True, "schema": schema}


def _query_parameters(
    model: type[BaseModel] | None, schemas: Mapping[Any, Mapping[str, Any]], definitions: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    if model is None:
        return
    schema = definitions[schemas[model]["$ref"].rpartition("/")[2]]
    for name, member in schema["properties"].items():
        yield {"name": name, "in": "query", "required": name in schema.get("required", ()), "schema": _given(member)}


def _given(member: Mapping[str, Any]) -> Mapping[str, Any]:
    """The schema of a query parameter that is given: in a query nothing is null."""
    if "anyOf" not in member:
        return member
    rest = {key: value for key, value in member.items() if key not in {"anyOf", "default"}}
    kinds = [each for each in member["anyOf"] if each != {"type": "null"}]
    return rest | (kinds[0] if len(kinds) == 1 else {"anyOf": kinds})


def _responses(operation: Operation, schemas: Mapping[Any, Mapping[str, Any]]) -> dict[str, Any]:
    given = schemas[operation.gives] if operation.gives is not None else {"type": "string"}
    content = {media: {"schema": given if media == JSON else {"type": "string"}} for media in operation.media}
    answer: dict[str, Any] = {"description": HTTPStatus(operation.answered).phrase}
    if content:
        answer["content"] = content
    responses: dict[str, Any] = {str(operation.answered): answer}
    for status in operation.refuses:
        refusal = {"description": _REFUSED[status], "content": {JSON: {"schema": schemas[Refusal]}}}
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            refusal["headers"] = {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer"}}}
        responses[str(status)] = refusal
    return responses
