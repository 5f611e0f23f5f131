"""What the canvas showed in the last seconds, as recipes: enough to make a film of it again."""

from __future__ import annotations

from collections import deque

from studio.values.recipe import Recipe

SECONDS = 10.0
CAPACITY = 2_000


class Recorder:
    """A ring of (time, recipe); older than `seconds` is forgotten."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._shown: deque[tuple[float, Recipe]] = deque(maxlen=CAPACITY)

    def add(self, when: float, recipe: Recipe) -> None:
        """The canvas showed `recipe` from `when` on."""
        if self._shown and self._shown[-1][1] == recipe:
            return
        self._shown.append((when, recipe))
        while len(self._shown) > 1 and self._shown[1][0] < when - self._seconds:
            self._shown.popleft()

    def clear(self) -> None:
        """Forget: another model was opened."""
        self._shown.clear()

    def frames(self, now: float, fps: float) -> tuple[Recipe, ...]:
        """What was shown at each frame of the last seconds; empty if nothing was."""
        if not self._shown:
            return ()
        start = max(self._shown[0][0], now - self._seconds)
        shown = list(self._shown)
        frames: list[Recipe] = []
        at = 0
        for index in range(max(1, int((now - start) * fps))):
            moment = start + index / fps
            while at + 1 < len(shown) and shown[at + 1][0] <= moment:
                at += 1
            frames.append(shown[at][1])
        return tuple(frames)


def there_and_back(frames: tuple[Recipe, ...]) -> tuple[Recipe, ...]:
    """A loop without a jump: forwards, then backwards without the two ends."""
    return frames + frames[-2:0:-1]
