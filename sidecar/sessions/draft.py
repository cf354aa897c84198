"""One save of a session, collected and then turned into one batch."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from sidecar.models import Keyframe, Session, Turn, Usage, Version, Wire
from sidecar.sessions import blobs, keys
from sidecar.stores.base import Append, Batch, Enter, Expiry, Key, Leave, Put

_TICK = timedelta(microseconds=1)
_TITLE = 200  # characters of a prompt that are enough to know a session by


class Draft:
    """What one save changes. Its size depends on the change alone, never on what the session already holds.

    Args:
        session: The session as it is stored.
        revision: The revision of that document, or `ABSENT` for a new session.
        now: The time of the save.
        after: The session's last save comes after this too, whatever the clock says: order must survive clock jumps.

    Attributes:
        session: The session as it will be.
    """

    def __init__(self, session: Session, revision: int, now: datetime, after: datetime | None = None) -> None:
        self._revision = revision
        self._now = now
        self._versions: dict[int, Version] = {}
        self._blobs: dict[str, bytes] = {}
        self._turns: list[Turn] = []
        saved = max(now, (after or session.last_modified) + _TICK)
        self.session = session.model_copy(update={"last_modified": saved, "imported_as": None})

    def point(self, **pointers: Any) -> None:
        """Change pointers and counters of the session."""
        self.session = self.session.model_copy(update=pointers)

    def keep(self, version: Version) -> None:
        """Save a version, new or changed."""
        self._versions[version.version_id] = version

    def amend(self, version: Version, **changes: Any) -> Version:
        """Change members of a version, on top of what this draft changed already; gives the new one."""
        changed = self._versions.get(version.version_id, version).model_copy(update=changes)
        self.keep(changed)
        return changed

    def store(
        self,
        files: Mapping[str, bytes | None],
        known: Iterable[str | None] = (),
        keyframes: Mapping[str, bytes] = MappingProxyType({}),
    ) -> dict[str, str | None]:
        """Save contents, unless their digest is `known` to be stored; gives the manifest of `files`.

        `keyframes` are the contents of the session's keyframes of these paths, as far as they are to be packed against;
        a content that is stored whole becomes the keyframe of its path.
        """
        skip = set(known)
        manifest: dict[str, str | None] = {}
        for path, content in files.items():
            manifest[path] = digest = None if content is None else blobs.digest(content)
            if content is None or digest is None or digest in skip:
                continue
            skip.add(digest)
            self._blobs[digest] = packed = blobs.pack(content, keyframes.get(path))
            frame = self.session.keyframes.get(path)
            if frame is None or blobs.keyframe_of(packed) is None:
                frame = Keyframe(digest=digest)
            else:
                frame = frame.model_copy(update={"count": frame.count + 1})
            self.point(keyframes={**self.session.keyframes, path: frame})
        return manifest

    def star(self, version: Version, *, starred: bool) -> Version:
        """Star a version or take its star away; gives the new one."""
        others = set(self.session.starred) - {version.version_id}
        self.point(starred=sorted(others | {version.version_id} if starred else others))
        return self.amend(version, starred=starred)

    def say(self, turn: Turn) -> None:
        """Append a turn; its code is in its version and is not stored again. The session's totals grow with it."""
        self._turns.append(turn.model_copy(update={"code_snapshot": ""}))
        self.point(
            turn_count=self.session.turn_count + 1,
            usage=self.session.usage + (turn.usage or Usage()),
            cost_micros=self.session.cost_micros + (turn.cost_micros or 0),
        )
        if turn.success and self.session.first_prompt is None:
            self.point(first_prompt=turn.user_prompt[:_TITLE])

    def batch(self, uid: str, ttl: timedelta) -> Batch:
        """The batch, which applies only while the session is as it was read. With a star in it, the session stays."""
        session = self.session
        head = keys.head(session)
        score = session.last_modified.timestamp() * 1000
        return Batch(
            uid=uid,
            puts=[
                Put(head, _json(session), expect=self._revision),
                Put(Key(keys.SESSION_IDS, session.session_id), head.name.encode()),
                *(
                    Put(key, _json(version))
                    for key, version in zip(
                        keys.versions(session, self._versions), self._versions.values(), strict=True
                    )
                ),
                *(
                    Put(key, packed)
                    for key, packed in zip(keys.blobs(session, self._blobs), self._blobs.values(), strict=True)
                ),
            ],
            appends=[Append(keys.turns(session), _json(turn)) for turn in self._turns],
            leaves=[] if session.unsettled else [Leave(keys.PENDING, head.name)],
            enters=[
                Enter(index, head.name, score)
                for index in (
                    keys.SESSIONS,
                    keys.of_component(session.component_path),
                    *([keys.PENDING] * session.unsettled),
                )
            ],
            expiry=Expiry(keys.everything(head.name), None if session.starred else self._now + ttl),
        )


def _json(document: Wire) -> bytes:
    return document.model_dump_json(by_alias=True).encode()
