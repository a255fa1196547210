"""The body of an answer, read and unpacked here, so that a small one can't unpack to more than is wanted of it.

The client would unpack whatever it gets, layer upon layer, before anybody could count.
"""

import zlib

import httpx

from ortui.source.errors import BadAnswerError, TooLargeError

ACCEPTED = "gzip"
"""The packing that requests ask for, and the only one that answers may have."""
MOST_PARTS = 20_000
"""A real answer comes in some fifty."""
_PACKED = frozenset({ACCEPTED, "x-gzip"})
_PLAIN = frozenset({"", "identity"})
_MOST_DIGITS = 15
"""Of a length; by how much a longer one is too long does not matter."""


def read_body(response: httpx.Response, largest: int) -> bytes:
    """Read a body that has at most ``largest`` bytes, as it travels and unpacked.

    Raises TooLargeError as soon as it is known to have more, BadAnswerError where it can't be unpacked, and what the
    client raises where it does not arrive.
    """
    packing = response.headers.get("Content-Encoding", "").strip().lower()
    if packing not in _PACKED | _PLAIN:
        raise BadAnswerError("the API's answer is packed in a way nobody asked for")
    if _announced(response) > largest:
        raise _too_large(largest)
    inflate = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS) if packing in _PACKED else None
    body, arrived = bytearray(), 0
    for number, part in enumerate(response.iter_raw()):
        arrived += len(part)
        if number > MOST_PARTS:  # each takes time, in which the screen can do nothing
            raise BadAnswerError(f"the API's answer comes in more than {MOST_PARTS:,} pieces")
        body += part if inflate is None else _unpack(inflate, part, largest + 1 - len(body))
        if max(arrived, len(body)) > largest:  # what arrives may also unpack to nothing, for ever
            raise _too_large(largest)
    if inflate is not None and not inflate.eof:
        raise _broken()
    return bytes(body)


def _unpack(inflate: "zlib._Decompress", part: bytes, most: int) -> bytes:
    try:
        unpacked = inflate.decompress(part, most)
    except zlib.error as error:
        raise _broken() from error
    if inflate.unused_data:
        raise _broken()
    return unpacked


def _announced(response: httpx.Response) -> int:
    length = response.headers.get("Content-Length", "")
    return int(length[:_MOST_DIGITS]) if length.isascii() and length.isdigit() else 0


def _broken() -> BadAnswerError:
    return BadAnswerError("the API's answer can't be unpacked")


def _too_large(largest: int) -> TooLargeError:
    return TooLargeError(f"the API's answer is larger than {largest // 1024**2} MiB")
