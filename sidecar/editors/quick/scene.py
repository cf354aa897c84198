"""What a wish is carried out on: the component as it is, and the element in its centre."""

from collections.abc import Mapping
from dataclasses import dataclass

from sidecar.editors.base import EditRequest, Step
from sidecar.editors.quick.anatomy import Anatomy, anatomy
from sidecar.editors.quick.cascade import Sheets
from sidecar.editors.quick.component import Component, read_component
from sidecar.editors.quick.hiding import shares
from sidecar.editors.quick.tokens import Variables
from sidecar.edits import stylesheet
from sidecar.errors import CannotDo


@dataclass(frozen=True)
class Scene:
    """The component as it is before one wish, with everything that the wish may look at."""

    component: Component
    anatomy: Anatomy
    sheets: Sheets
    sources: Mapping[str, bytes]
    known: Variables


def scene(request: EditRequest, files: Mapping[str, str], known: Variables, focus: Step | None = None) -> Scene:
    """Read the component from its files as they are now; a step's element wins over the page's."""
    sheets = {path: stylesheet.parse(text) for path, text in files.items() if path.endswith(".css")}
    tag = request.element.tag.lower() if request.element else None
    component = read_component(request.component_path, files, request.story_id, tag)
    sources = {path: text.encode() for path, text in files.items()}
    live = request.element if focus is None else None
    return Scene(component, _focused(anatomy(component, sheets, live), focus), sheets, sources, known)


def _focused(found: Anatomy, focus: Step | None) -> Anatomy:
    """The anatomy with the element of a step in its centre."""
    if focus is None:
        return found
    for piece in found.pieces:
        node = piece.jsx.node if piece.jsx is not None else None
        if node is not None and (node.start_point[0] + 1, piece.tag) == (focus.line, focus.tag):
            if shares(piece, found):
                message = (
                    f"The {focus.label} has its styles in common with others, so a quick edit can't change it alone."
                )
                raise CannotDo(message, "not_a_quick_edit")
            return Anatomy(found.pieces, piece, focus_is_root=piece is found.pieces[0])
    raise CannotDo(f"A quick edit can't find the {focus.label}.", "not_a_quick_edit")
