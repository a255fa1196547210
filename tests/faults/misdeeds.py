"""Each misdeed of a server with the one sentence that a person is told, which is the same for every command."""

from typing import NamedTuple

from ortui.source.retry import Patience
from tests.faults import bad_server as bad
from tests.faults.bad_server import Misdeed
from tests.faults.impatient import LONG_ENOUGH, SHORT

_BROKE_OFF = "the connection to the API broke off"
_NO_END = f"the API's answer had no end after {SHORT.in_all:g} seconds"
_SILENCE = "the API did not answer in time"
_TOO_LARGE = "the API's answer is larger than "
_UNUSABLE = "the API's answer can't be used: "


class Case(NamedTuple):
    """A misdeed, and what is told of it."""

    misdeed: Misdeed
    sentence: str
    """How it begins."""
    patience: Patience = LONG_ENOUGH


LINES = {
    "refuses by a reset": Case(bad.resets, _BROKE_OFF),
    "resets within the body": Case(bad.resets_within, _BROKE_OFF),
    "closes without a word": Case(bad.sends(b""), _BROKE_OFF),
    "says nothing": Case(bad.silent, _SILENCE, SHORT),
    "falls silent within the body": Case(bad.silent_within, _SILENCE, SHORT),
    "drips": Case(bad.drips(0.02), _NO_END, SHORT),
    "sends half the announced length": Case(bad.sends_half, f"{_BROKE_OFF}: "),
    "sends half of an unannounced length": Case(bad.sends_half_unannounced, f"{_UNUSABLE}it is cut off or not JSON"),
    "chunks for ever": Case(bad.chunks_for_ever, _TOO_LARGE),
    "sends 200 MB": Case(bad.floods(200, announced=True), _TOO_LARGE),
    "sends 200 MB unannounced": Case(bad.floods(200, announced=False), _TOO_LARGE),
    "a head without end": Case(bad.headers_for_ever, "the API does not answer in HTTP: "),
    "a header without end": Case(bad.one_header_for_ever, "the API does not answer in HTTP: "),
    "continues for ever": Case(bad.continues_for_ever, "the head of the API's answer is larger than any real one"),
    "crumbles": Case(bad.crumbles, "the API's answer comes in more than 20,000 pieces"),
    "chunks with long remarks": Case(
        bad.explains_chunks, "the API's answer, as it is sent, is larger than any real one"
    ),
    "garbage for a status line": Case(
        bad.sends(b"SSH-2.0-OpenSSH_9.9\r\n\r\n"), "the API does not answer in HTTP: illegal status line"
    ),
    "noughts for a status line": Case(bad.sends(b"\x00" * 300 + b"\r\n\r\n"), "the API does not answer in HTTP: "),
    "a status of letters": Case(bad.sends(b"HTTP/1.1 ok\r\n\r\n"), "the API does not answer in HTTP: "),
    "a length of words": Case(
        bad.sends(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}"), "the API does not answer in HTTP: "
    ),
    "a length of 10,000 digits": Case(
        bad.sends(b"HTTP/1.1 200 OK\r\nContent-Length: " + b"9" * 10_000 + b"\r\n\r\n{}"),
        "the API does not answer in HTTP: ",
    ),
    "a chunk of no size": Case(
        bad.sends(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nmany\r\n"), "the API does not answer in HTTP: "
    ),
}
"""What goes wrong on the line."""

PACKED = {
    "gzip of 4 GB": Case(bad.bombs(4), _TOO_LARGE),
    "gzip within gzip": Case(bad.bombs(4, layers=2), "the API's answer is packed in a way nobody asked for"),
    "gzip cut off": Case(bad.packed(lambda body: body[:-20]), "the API's answer can't be unpacked"),
    "gzip with a wrong checksum": Case(
        bad.packed(lambda body: body[:-8] + bytes(8)), "the API's answer can't be unpacked"
    ),
    "gzip with something behind it": Case(bad.packed(lambda body: body + b"x"), "the API's answer can't be unpacked"),
    "gzip that is none": Case(bad.packed(lambda body: b"{}" + body), "the API's answer can't be unpacked"),
    "another packing": Case(bad.packed(lambda body: body, "br"), "the API's answer is packed in a way nobody asked"),
}
"""What goes wrong in unpacking."""

BODIES = {
    "a web page": Case(
        bad.says(b"<html>Sign in</html>", 200, "Content-Type: text/html"), f"{_UNUSABLE}it is a web page"
    ),
    "a picture": Case(bad.says(b"\x89PNG\r\n", 200, "Content-Type: image/png"), f"{_UNUSABLE}it is not UTF-8 text"),
    "nothing": Case(bad.says(b""), f"{_UNUSABLE}it is empty"),
    "no UTF-8": Case(bad.says(b'{"data": ["\xff"]}'), f"{_UNUSABLE}it is not UTF-8 text (byte 11)"),
    "UTF-16": Case(bad.says('{"data": []}'.encode("utf-16")), f"{_UNUSABLE}it is not UTF-8 text"),
    "nested 100,000 deep": Case(bad.says(b"[" * 100_000), f"{_UNUSABLE}it is nested too deeply"),
    "nested 100,000 deep in an object": Case(bad.says(b'{"data":' * 100_000), f"{_UNUSABLE}it is nested too deeply"),
    "a number for an answer": Case(bad.says(b"9" * 10_000), f"{_UNUSABLE}it holds no list of "),
    "null": Case(bad.says(b"null"), f"{_UNUSABLE}it holds no list of "),
    "two lists": Case(bad.says(b'{"data": [{"id": "a"}], "data": []}'), f"{_UNUSABLE}it holds no list of "),
    "an error with status 200": Case(
        bad.says(b'{"error": {"code": 503, "message": "Busy\\u001b[2J"}}'), f"{_UNUSABLE}it holds an error instead of "
    ),
    "an error beside data": Case(
        bad.says(b'{"error": {"code": 502}, "data": []}'), f"{_UNUSABLE}it holds an error instead of "
    ),
}
"""What goes wrong in an answer that arrives whole."""

STATUSES = {
    "redirects in a circle": Case(bad.redirects_for_ever, "the API redirects more than 3 times"),
    "redirects to another host": Case(
        bad.redirects_to("http://127.0.0.1:1/api"), "the API points to another host (http://127.0.0.1:1/api)"
    ),
    "redirects to what is no address": Case(bad.redirects_to("http://["), "the API points to another host (http://[)"),
    "304 without having been asked": Case(bad.refuses(304), "the API answered 304"),
    "a refusal of 20 MB": Case(bad.refuses(500, body=b" " * 20 * 1024**2), "the API answered 500 (Status 500)"),
    "a refusal cut off": Case(bad.sends(bad.head(900, 503) + b'{"err'), "the API answered 503 (Status 503)"),
    "429 for a year": Case(
        bad.refuses(429, "Retry-After: 31536000"),
        "the API answered 429 (Status 429): its own words; it wants to be asked again in 365 days",
    ),
    "429 until a date": Case(
        bad.refuses(429, "Retry-After: Fri, 31 Dec 2100 23:59:59 GMT"),
        "the API answered 429 (Status 429): its own words; it wants to be asked again in ",
    ),
    "429 until nonsense": Case(bad.refuses(429, "Retry-After: soon"), "the API answered 429 (Status 429): its own"),
    "429 for 400 digits": Case(
        bad.refuses(429, "Retry-After: " + "9" * 400),
        "the API answered 429 (Status 429): its own words; it wants to be asked again in ",
    ),
}
"""What a whole answer refuses, or sends elsewhere."""

NUMBERS = {
    f"{status}": Case(bad.refuses(status), f"the API answered {status} (Status {status})")
    for status in (204, 206, *range(400, 530), 599)
}
"""Each status that is none of success."""

CASES = LINES | PACKED | BODIES | STATUSES
