"""`sidestory init`: puts Sidestory into a project's dev servers, and takes it out again.

`plan` and `plan_undo` only read, `render` shows, `apply` writes. Import it where it is used: it parses with tree-sitter.
"""

from sidecar.wiring.planning import FileChange, Plan, plan, plan_undo, render
from sidecar.wiring.writing import apply

__all__ = ["FileChange", "Plan", "apply", "plan", "plan_undo", "render"]
