"""Pictures that may wait: keyed, deduplicated, the most recent group first."""

from __future__ import annotations

from studio.values.messages import ThumbRequest

SHARE = 0.2
"""While a long job runs, small pictures get this much time for each second of it."""
MOST_S = 0.5
"""What they may save up."""


class Background:
    """The queue of the background lane. Not locked: the mailbox holds its lock around every call.

    Groups are served latest first, since what was asked for last is what is on the screen; within
    a group the order of asking holds.
    """

    def __init__(self) -> None:
        self._groups: dict[str, dict[str, ThumbRequest]] = {}
        self._group_of: dict[str, str] = {}
        self._credit_s = 0.0

    @property
    def due(self) -> bool:
        """Whether one may go between two steps of a long job, so that what is seen is not empty."""
        return self._credit_s > 0 and bool(self._group_of)

    def waited(self, seconds: float) -> None:
        """A step of a long job took so long."""
        self._credit_s = min(MOST_S, self._credit_s + SHARE * seconds)

    def drew(self, seconds: float) -> None:
        """One of these took so long."""
        self._credit_s = min(self._credit_s, MOST_S) - seconds

    def __len__(self) -> int:
        return len(self._group_of)

    def add(self, request: ThumbRequest) -> None:
        """Queue a request in place of an earlier one with the same key."""
        self._forget(request.key)
        group = self._groups.pop(request.group, {})
        self._groups[request.group] = group  # now the most recent
        group[request.key] = request
        self._group_of[request.key] = request.group

    def put_back(self, request: ThumbRequest) -> None:
        """Queue an interrupted request again, first of its group, unless it was replaced."""
        if request.key in self._group_of:
            return
        group = self._groups.get(request.group, {})
        self._groups[request.group] = {request.key: request, **group}
        self._group_of[request.key] = request.group

    def take(self) -> ThumbRequest | None:
        """The next request, removed from the queue."""
        if not self._groups:
            return None
        group = self._groups[next(reversed(self._groups))]
        request = next(iter(group.values()))
        self._forget(request.key)
        return request

    def remove(self, request: ThumbRequest) -> bool:
        """Remove exactly this request; False if it is not (or no longer) queued."""
        group = self._groups.get(request.group, {})
        if group.get(request.key) is not request:
            return False
        self._forget(request.key)
        return True

    def drop_group(self, group: str) -> None:
        """Forget all requests of a group."""
        for key in self._groups.pop(group, {}):
            del self._group_of[key]

    def drop_before(self, epoch: int) -> None:
        """Forget requests of earlier model switches; epoch 0 belongs to none."""
        queued = [r for group in self._groups.values() for r in group.values()]
        for request in queued:
            if 0 < request.epoch < epoch:
                self._forget(request.key)

    def clear(self) -> None:
        """Forget everything."""
        self._groups.clear()
        self._group_of.clear()

    def _forget(self, key: str) -> None:
        name = self._group_of.pop(key, None)
        if name is None:
            return
        del self._groups[name][key]
        if not self._groups[name]:
            del self._groups[name]
