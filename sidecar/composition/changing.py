"""Puts the services about changes together: prompts, undo and its like, and receipts that are asked for again."""

from dataclasses import dataclass

from sidecar.composition.parts import Parts
from sidecar.composition.watching import Watching
from sidecar.context.understanding import Engine
from sidecar.journeys.comprehension import Comprehension
from sidecar.journeys.conversing import Conversing
from sidecar.journeys.prompting import Prompting
from sidecar.journeys.recheck import Rechecking
from sidecar.journeys.rewind import Rewinding


@dataclass(frozen=True, slots=True)
class Changing:
    """The services about changes."""

    prompting: Prompting
    comprehension: Comprehension
    conversing: Conversing
    rewinding: Rewinding
    rechecking: Rechecking


def wire_changes(parts: Parts, seen: Watching) -> Changing:
    """The services."""
    sessions, policy = parts.sessions, parts.policy
    prompting = Prompting(
        sessions=sessions,
        components=parts.components,
        policy=policy,
        editor=parts.editor,
        changer=parts.changer,
        locks=parts.locks,
        late=parts.late,
        recovery=parts.recovery,
        spending=parts.spending,
        now=parts.clock,
    )
    rewinding = Rewinding(
        sessions=sessions,
        policy=policy,
        changer=parts.changer,
        locks=parts.locks,
        late=parts.late,
        recovery=parts.recovery,
    )
    comprehension = Comprehension(sessions, parts.components, Engine())
    return Changing(
        prompting=prompting,
        comprehension=comprehension,
        conversing=Conversing(
            sessions=sessions,
            policy=policy,
            comprehension=comprehension,
            prompting=prompting,
            rewinding=rewinding,
        ),
        rewinding=rewinding,
        rechecking=Rechecking(
            sessions=sessions,
            policy=policy,
            receipts=seen.receipts,
            locks=parts.locks,
            stories_using=seen.stories_using,
            late=parts.late,
        ),
    )
