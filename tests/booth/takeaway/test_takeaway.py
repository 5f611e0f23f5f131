"""Pictures on a telephone, and those who come to do harm."""

import http.client
import socket
import threading
import time

import pytest

from studio.booth.takeaway.answers import answer
from studio.booth.takeaway.code import address_rows, wifi_rows
from studio.booth.takeaway.counter import Counter
from studio.booth.takeaway.server import BURST, MOST_OF_ONE, Pace
from studio.booth.takeaway.shelf import MOST, PageWords, Shelf
from studio.errors import InputError

HOST = "127.0.0.1"
HOSTS = frozenset({"192.168.0.7:8000"})


@pytest.fixture
def counter():
    made = Counter(HOST)
    yield made
    made.close()


def split(address):
    path = address.removeprefix(f"http://{HOST}:")
    port, _, name = path.partition("/")
    return int(port), f"/{name}"


def get(port, path, method="GET", headers=None):
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    try:
        connection.request(method, path, headers=headers or {})
        found = connection.getresponse()
        return found.status, dict(found.getheaders()), found.read()
    finally:
        connection.close()


# ---- the shelf ----------------------------------------------------------------------------------
def test_a_picture_expires_and_names_are_not_to_be_guessed():
    now = [0.0]
    shelf = Shelf(lambda: now[0])
    names = {shelf.put(b"x", "image/jpeg", "a.jpg", 60) for _ in range(50)}
    assert len(names) == 50
    assert all(len(name) == 22 for name in names)
    assert shelf.get(names.pop()).data == b"x"
    now[0] = 61.0
    assert all(shelf.get(name) is None for name in names)


def test_the_oldest_make_room():
    shelf = Shelf()
    first = shelf.put(b"x", "image/jpeg", "a.jpg", 60)
    for _ in range(MOST):
        shelf.put(b"y", "image/jpeg", "a.jpg", 60)
    assert shelf.get(first) is None


# ---- answers ------------------------------------------------------------------------------------
def asked(path, host="192.168.0.7:8000", method="GET", shelf=None):
    head = f"{method} {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode("latin-1")
    return answer(head, shelf or Shelf(), HOSTS)


@pytest.mark.parametrize(
    "path",
    ["/", "/..", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//", "/favicon.ico", "*",
     "http://192.168.0.7:8000/x", "/" + "a" * 22, "/" + "a" * 5000, "/\\..\\..\\windows", "x"],
)  # fmt: skip
def test_all_that_is_no_picture_is_the_same_404(path):
    said = asked(path)
    assert said.head.startswith(b"HTTP/1.1 404 ")
    assert (said.head, said.body) == (asked("/nothing").head, asked("/nothing").body)


def test_a_picture_has_a_page_and_nothing_below_it():
    shelf = Shelf()
    name = shelf.put(b"JPEG", "image/jpeg", 'a"><script>.jpg', 60)
    page = asked(f"/{name}", shelf=shelf)
    assert page.head.startswith(b"HTTP/1.1 200 ")
    assert b"<script" not in page.body
    assert b"default-src 'none'" in page.head
    assert asked(f"/{name}/picture", shelf=shelf).body == b"JPEG"
    assert asked(f"/{name}/picture", shelf=shelf, method="HEAD").body == b""
    for other in (f"/{name}/", f"/{name}/picture/x", f"/{name}/../picture", f"/{name}?x=1"):
        assert asked(other, shelf=shelf).head.startswith(b"HTTP/1.1 404 ")


def test_a_page_speaks_the_visitors_language_and_nothing_else():
    shelf = Shelf()
    words = PageWords("Ihr Bild", "Sichern", "<b>{name}</b>")
    page = asked(f"/{shelf.put(b'J', 'image/jpeg', 'a.jpg', 60, words)}", shelf=shelf).body
    assert b"<title>Ihr Bild</title>" in page
    assert b">Sichern</a>" in page
    assert b"&lt;b&gt;{name}&lt;/b&gt;" in page


@pytest.mark.parametrize("host", ["evil.example", "192.168.0.7", "192.168.0.7:8001", "", "a\0b"])
def test_another_name_is_refused(host):
    shelf = Shelf()
    name = shelf.put(b"JPEG", "image/jpeg", "a.jpg", 60)
    assert asked(f"/{name}", host=host, shelf=shelf).head.startswith(b"HTTP/1.1 421 ")


def test_two_hosts_or_none_are_refused():
    for lines in (b"", b"Host: 192.168.0.7:8000\r\nHost: 192.168.0.7:8000\r\n"):
        assert b" 421 " in answer(b"GET / HTTP/1.1\r\n" + lines + b"\r\n", Shelf(), HOSTS).head


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "get", "", "CONNECT"])
def test_nothing_is_taken(method):
    assert b" 405 " in asked("/", method=method).head


def test_rubbish_is_answered():
    for head in (b"", b"\r\n\r\n", bytes(range(256)), b"GET / HTTP/9\r\n\r\n", b"\xff" * 4000):
        assert answer(head, Shelf(), HOSTS).head.startswith(b"HTTP/1.1 4")


def test_pace_lets_a_burst_through_and_then_one_a_second():
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert sum(pace.allows("a") for _ in range(100)) == BURST
    assert pace.allows("b")
    now[0] = 5.0
    assert sum(pace.allows("a") for _ in range(100)) == 5


# ---- the process --------------------------------------------------------------------------------
def test_a_telephone_gets_the_page_and_the_picture(counter):
    picture = bytes(range(256)) * 4000
    port, path = split(counter.hand(picture, "image/jpeg", "evening.jpg", 60))
    status, headers, page = get(port, path)
    assert status == 200
    assert b'download="evening.jpg"' in page
    assert headers["Cache-Control"] == "no-store"
    status, headers, body = get(port, f"{path}/picture")
    assert (status, body, headers["Content-Type"]) == (200, picture, "image/jpeg")
    assert get(port, "/")[0] == 404
    assert get(port, path, headers={"Host": "evil.example"})[0] == 421


def test_a_server_that_was_killed_is_started_again(counter):
    first = counter.hand(b"a", "image/jpeg", "a.jpg", 60)
    counter._process.kill()
    counter._process.wait()
    port, path = split(counter.hand(b"b", "image/jpeg", "b.jpg", 60))
    assert get(port, f"{path}/picture")[2] == b"b"
    assert get(port, split(first)[1])[0] == 404


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "here", "", "224.0.0.1", "1.2.3.4.5"])
def test_it_listens_on_one_address_that_was_chosen(address):
    with pytest.raises(InputError):
        Counter(address)


def test_slow_readers_and_writers_are_bounded_and_the_next_visitor_is_served(counter):
    port, path = split(counter.hand(b"x" * 3_000_000, "image/jpeg", "a.jpg", 600))
    sockets = []
    for n in range(3 * MOST_OF_ONE):
        link = socket.create_connection((HOST, port), 30)
        link.sendall(b"GET /" if n % 2 else f"GET {path}/picture HTTP/1.1\r\n".encode())
        sockets.append(link)
    alive = 0
    time.sleep(0.5)
    for link in sockets:
        link.settimeout(0.2)
        try:
            alive += link.recv(1) != b""
        except TimeoutError:
            alive += 1
        except OSError:
            pass
    assert alive <= MOST_OF_ONE
    for link in sockets:
        link.close()
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        try:
            status, _, body = get(port, f"{path}/picture")
        except OSError:
            time.sleep(0.2)
            continue
        if status == 200:
            assert len(body) == 3_000_000
            return
        time.sleep(1.0)
    pytest.fail("nobody was served any more")


def test_ten_thousand_requests_cost_the_server_nothing_but_answers(counter):
    """All hostile: floods, rubbish, traversal. Afterwards it serves, and has not grown."""
    from studio.booth.memory import resident_bytes

    port, path = split(counter.hand(b"y" * 100_000, "image/jpeg", "a.jpg", 600))
    pid = counter._process.pid
    before = resident_bytes(pid)
    heads = (
        b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", b"\x16\x03\x01" + b"\0" * 60,
        b"GET " + path.encode() + b" HTTP/1.1\r\nHost: evil\r\n\r\n", b"A" * 9000, b"\r\n\r\n",
    )  # fmt: skip

    def harm(start):
        for n in range(start, 10_000, 5):
            try:
                with socket.create_connection((HOST, port), 30) as link:
                    link.sendall(heads[n % len(heads)])
                    if n % 50 == 0:
                        link.recv(100)
            except OSError:
                pass

    threads = [threading.Thread(target=harm, args=(k,)) for k in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    time.sleep(2.5)
    assert counter._process.poll() is None
    again = counter.hand(b"z", "image/jpeg", "z.jpg", 60)
    status = 0
    for _ in range(60):
        try:
            status, _, body = get(port, f"{split(again)[1]}/picture")
        except OSError:
            status = 0
        if status == 200:
            break
        time.sleep(1.0)
    assert (status, body) == (200, b"z")
    assert resident_bytes(pid) - before < 30 << 20


# ---- codes --------------------------------------------------------------------------------------
def test_codes_are_square_and_have_their_three_corners():
    for rows in (address_rows("http://192.168.0.7:8000/" + "a" * 22), wifi_rows("Booth", "secret")):
        count = len(rows)
        assert all(len(row) == count for row in rows)
        for y, x in ((0, 0), (0, count - 7), (count - 7, 0)):
            assert all(rows[y][x : x + 7])
            assert not any(rows[y + 1][x + 1 : x + 6])
