"""P4 under load: a control is moved while OSC floods in, and while a film is rendered."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from studio.bench.driver import MODEL, WindowDriver
from studio.bench.figures import Figure, percentile
from studio.bench.window import SIDE_PX, beyond_render
from studio.library.models import InstalledModels
from studio.values.edit import new_recipe
from studio.values.film import Course, Film
from studio.values.film.takes import Shooting
from studio.values.jobs import FilmJob
from studio.values.live.devices import DevicePrefs

REPEATS = 30
A_SECOND = 1000
FILM_S = 600.0
SEND = """
import socket, sys, time
from pythonosc.osc_message_builder import build_msg
to, rate = ("127.0.0.1", int(sys.argv[1])), int(sys.argv[2])
out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
began, n = time.monotonic(), 0
while True:
    for _ in range(10):
        n += 1
        address = "/fade" if n % 2 else "/nobody/waits/for/%d" % (n % 50)
        out.sendto(build_msg(address, [n % 8.0]).dgram, to)
    time.sleep(max(0.0, began + n / rate - time.monotonic()))
"""
"""Every other message is one that Live takes; none of them moves the picture that is timed."""


def measure(apart: bool = False) -> Figure:
    """Each beside a quiet round of the same window: on a busy machine the ratio says more."""
    port = _free_port()
    with WindowDriver(SIDE_PX, apart=apart, listens=DevicePrefs(osc=True, port=port)) as driver:
        quiet = beyond_render(driver, REPEATS)
        with _sender(port):
            driver.pump(500)
            flooded = beyond_render(driver, REPEATS, 1.1)
        with _film(driver):
            driver.pump(500)
            beside = beyond_render(driver, REPEATS, 2.1, rests=False)
    values = {"osc": percentile(flooded, 0.95), "film": percentile(beside, 0.95)}
    details = {"quiet_p95_ms": percentile(quiet, 0.95)}
    for name, found in (("quiet", quiet), ("osc", flooded), ("film", beside)):
        details[f"{name}_median_ms"] = percentile(found, 0.5)
    return Figure("FLOOD", values, details)


@contextmanager
def _sender(port: int) -> Iterator[None]:
    child = subprocess.Popen([sys.executable, "-c", SEND, str(port), str(A_SECOND)])
    try:
        yield
    finally:
        child.terminate()
        child.wait()


@contextmanager
def _film(driver: WindowDriver) -> Iterator[None]:
    """A film of the model in view, longer than anybody waits for it."""
    card = next(m.card for m in InstalledModels().models() if m.card.id == MODEL)
    size = (SIDE_PX, SIDE_PX)
    film = Film.through([new_recipe(card, n, size) for n in (11, 12)], Course(FILM_S, 30.0))
    sizes = {card.sha256: size}
    jobs = driver.window.link.jobs
    job = jobs.start(
        "film", lambda n: FilmJob(n, film, Shooting(30.0), sizes), lambda _: None, lambda _: None
    )
    try:
        yield
    finally:
        jobs.cancel(job)
        driver.until(lambda: not jobs.running)


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
