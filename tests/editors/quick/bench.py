"""Requests on small components written in the test, and what an edit of them changes."""

from collections.abc import Mapping

from sidecar.editors.base import EditRequest
from sidecar.editors.quick.editor import edited
from sidecar.models import Element, MatchedRule

PLAIN = "import './Box.css';\nexport const Box = () => <div className=\"box\">Hello</div>;\n"

PARTS = """import './Box.css';
export const Box = ({ title, children }) => (
  <div className="box">
    <h2 className="box__title">{title}</h2>
    <p className="box__text">{children}</p>
    <i className="box__icon" />
  </div>
);
"""
PARTS_CSS = """.box { color: black }
.box__title { font-size: 20px; color: gray }
.box__text { font-weight: 400 }
.box__icon { width: 8px; height: 8px }
"""


def box(
    css: str,
    prompt: str,
    *,
    tsx: str = PLAIN,
    stories: str = "",
    story: str = "",
    element: Element | None = None,
    reference: str = "",
    design_system: str = "",
) -> EditRequest:
    """A request on a component `Box` with one stylesheet."""
    files = {"src/Box.tsx": tsx, "src/Box.css": css}
    if stories:
        files["src/Box.stories.tsx"] = stories
    return EditRequest(
        prompt=prompt,
        component_path="src/Box.tsx",
        files=files,
        element=element,
        story_id=f"box--{story}" if story else None,
        reference={"src/tokens.css": reference} if reference else {},
        design_system=design_system,
    )


def css_after(css: str, prompt: str, *, element: Element | None = None, tsx: str = PLAIN, reference: str = "") -> str:
    """The stylesheet after an edit; unchanged when the edit is elsewhere."""
    asked = box(css, prompt, element=element, tsx=tsx, reference=reference)
    return edited(asked).files.get("src/Box.css", css)


def tsx_after(tsx: str, prompt: str, *, css: str = "", stories: str = "", story: str = "") -> str:
    """The component after an edit; unchanged when the edit is elsewhere."""
    return edited(box(css, prompt, tsx=tsx, stories=stories, story=story)).files.get("src/Box.tsx", tsx)


def rule(selector: str, properties: Mapping[str, str], **where: str | int | None) -> MatchedRule:
    """A rule of the stylesheet as the page reports it; `file=None` and others override."""
    known = {"file": "src/Box.css", "index": None, "media": None} | where
    return MatchedRule.model_validate({"selector": selector, "properties": dict(properties), **known})


def live(*rules: MatchedRule, tag: str = "div", classes: tuple[str, ...] = ("box",), **computed: str) -> Element:
    """The component's root on the page; underscores in `computed` are hyphens."""
    values = {name.replace("_", "-"): value for name, value in computed.items()}
    return Element(tag=tag, classes=list(classes), rules=list(rules), computed=values)
