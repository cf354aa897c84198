"""The pages that people open: HTML from `templates/pages`, in which whatever people and models wrote is text."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sidecar.resources import templates_dir

if TYPE_CHECKING:
    from jinja2 import Environment

Filters = Mapping[str, Callable[..., Any]]

_NONE: Filters = MappingProxyType({})
_POLICY = (
    "default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_KILO, _MEGA = 1_000, 1_000_000


def page(template: str, own: Filters = _NONE, /, **values: Any) -> str:
    """A page's HTML; `own` are filters that only this page has."""
    environment = _environment()
    environment.filters.update(own)
    return environment.get_template(template).render(**values)


def security_headers(nonce: str) -> dict[str, str]:
    """What goes with a page, so that only its own script runs, and nobody frames or keeps it."""
    return {
        "Content-Security-Policy": _POLICY.format(nonce=nonce),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }


def shown_bytes(count: int) -> str:
    """Bytes for people."""
    for unit, scale in (("MB", _MEGA), ("kB", _KILO)):
        if count >= scale:
            return f"{count / scale:.1f} {unit}"
    return f"{count} B"


def minute(moment: str) -> str:
    """An ISO time to the minute."""
    return moment[:16].replace("T", " ")


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  loaded when a page is opened

    environment = Environment(
        loader=FileSystemLoader(templates_dir() / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"bytes": shown_bytes, "minute": minute}
    return environment
