"""The one place where a key is attached to a request: only to the API's own host, and only where nobody can read it.

Importing this module loads httpx, which takes a while: import it where a call is made, in a thread.
"""

from collections.abc import Generator

import httpx

from ortui.source.address import keeps_secrets
from ortui.source.errors import AddressError
from ortui.source.secrets import Key


class Bearer(httpx.Auth):
    """A key for one host. Raises AddressError where a key may not go to that host: nothing is sent then."""

    def __init__(self, key: Key, base: httpx.URL) -> None:
        if not keeps_secrets(base.scheme, base.host):
            raise AddressError(f"no key is sent to {base}: it must begin with https:// (http only to this machine)")
        self._key, self._origin = key, origin(base)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Attach the key; raises AddressError for a request to another host."""
        if origin(request.url) != self._origin:
            raise AddressError(f"no key is sent to {request.url.host}: it is not the API's host")
        request.headers["Authorization"] = f"Bearer {self._key.reveal()}"
        yield request

    def hidden_in(self, text: str) -> str:
        """Mask the key in what a server says: some repeat it, and what they say is shown and kept."""
        return self._key.hidden_in(text)

    def hidden_in_bytes(self, body: bytes) -> bytes:
        """Do the same in a body that is not read yet."""
        return body.replace(self._key.reveal().encode(), str(self._key).encode())


def origin(address: httpx.URL) -> tuple[str, str, int | None]:
    """Return what makes two addresses those of one host: the scheme, the name, the port."""
    return address.scheme, address.host, address.port
