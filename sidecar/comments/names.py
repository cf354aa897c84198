"""The names under which comments and proposals are stored; in Redis, where other programs read them, they have a prefix.

::

    comments:<componentPath>          JSON: all comments of the component (seed 000)
    comment-ids                       hash comment id → component path
    comments                          index of component paths by the time of their last change
    proposed:<componentPath>          JSON: the newest proposal (seed 000)
    proposed:<componentPath>:all      hash proposal id → JSON
    proposal-ids                      hash proposal id → component path
    proposals                         index of proposal ids by the time they were made
    comment-queue                     in Redis a stream of component paths; here an index of them
    comment-queue:<componentPath>     here: JSON, who works on it until when
"""

from sidecar.stores.base import Key

COMMENTS = "comments"
COMMENT_IDS = "comment-ids"
PROPOSALS = "proposals"
PROPOSAL_IDS = "proposal-ids"
QUEUE = "comment-queue"


def board(component_path: str) -> Key:
    """The comments of a component."""
    return Key(f"{COMMENTS}:{component_path}")


def path_of_comment(comment_id: str) -> Key:
    """Which component a comment is about."""
    return Key(COMMENT_IDS, comment_id)


def newest_proposal(component_path: str) -> Key:
    """The newest proposal of a component."""
    return Key(f"proposed:{component_path}")


def proposal(component_path: str, proposal_id: str) -> Key:
    """One proposal."""
    return Key(f"proposed:{component_path}:all", proposal_id)


def path_of_proposal(proposal_id: str) -> Key:
    """Which component a proposal is about."""
    return Key(PROPOSAL_IDS, proposal_id)


def lease(component_path: str) -> Key:
    """Who works on a component's comments, where there is no Redis."""
    return Key(f"{QUEUE}:{component_path}")
