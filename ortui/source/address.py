"""Where requests go: OpenRouter's API, or the compatible server a person names."""

import ipaddress
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from ortui.source.errors import AddressError

BASE_URL_VARIABLE = "OPENROUTER_BASE_URL"
OPENROUTER = "https://openrouter.ai/api/v1"
_ODD_IN_ADDRESS = re.compile(r"[?#\\\s]")


def base_url(environment: Mapping[str, str]) -> str:
    """Find the address of the API, without a slash at its end.

    Raises AddressError for one that is neither https nor a loopback address: keys would travel in the clear.
    """
    address = environment.get(BASE_URL_VARIABLE, "").strip().rstrip("/") or OPENROUTER
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise AddressError(f"{BASE_URL_VARIABLE} is not an address: {error}; write it like {OPENROUTER}") from error
    if parts.username is not None:
        raise AddressError(f"{BASE_URL_VARIABLE} must not hold a name or a password; write it like {OPENROUTER}")
    if not host or _ODD_IN_ADDRESS.search(address) or not address.isprintable():
        raise AddressError(f"{BASE_URL_VARIABLE} “{address}” is not an address; write it like {OPENROUTER}")
    if not keeps_secrets(parts.scheme, host):
        raise AddressError(f"{BASE_URL_VARIABLE} “{address}” must begin with https:// (http only to this machine)")
    return address


def keeps_secrets(scheme: str, host: str) -> bool:
    """Whether what is sent there can't be read on the way: it is encrypted, or does not leave this machine."""
    return scheme == "https" or (scheme == "http" and _is_loopback(host))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
