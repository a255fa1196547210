"""What happened to a connection, in words for a person.

Importing this module loads httpx, which takes a while: import it where a call is made, in a thread.
"""

import re
from collections.abc import Callable

import httpx

from ortui.source.text import clean

_NUMBER_OF_REASON = re.compile(r"^\[[^]]*\] ")
_NOT_ABOUT_HTTP = ("peer closed connection", "Server disconnected")
_AS_BYTES = re.compile(r"bytearray\(b(.*)\)", re.DOTALL)
_SHOWN = 100


def what_broke(error: httpx.TransportError, hide: Callable[[str], str]) -> str:
    """Tell no connection, one that broke off, and one that speaks something else apart.

    What must not be said is hidden first: of a secret that was cut, the rest would not be known for one.
    """
    reason = _NUMBER_OF_REASON.sub("", hide(str(error))).rstrip(".") or type(error).__name__
    if isinstance(error, httpx.RemoteProtocolError) and not reason.startswith(_NOT_ABOUT_HTTP):
        shown = clean(_AS_BYTES.sub(r"\1", reason), _SHOWN)
        return f"the API does not answer in HTTP: {shown}"
    if isinstance(error, httpx.ReadError | httpx.WriteError | httpx.ProtocolError):
        return f"the connection to the API broke off: {reason}"
    return f"the API can't be reached: {reason}"
