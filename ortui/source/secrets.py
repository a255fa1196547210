"""Keys, and where they come from. A key never prints itself whole, wherever it ends up."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from ortui.source.errors import SettingsError

if TYPE_CHECKING:  # a name in an annotation; who has no settings need not read how they are read
    from ortui.source.settings import Settings

KEY_VARIABLE = "OPENROUTER_API_KEY"
MANAGEMENT_KEY_VARIABLE = "OPENROUTER_MANAGEMENT_KEY"
NO_KEY = f"no key: set {KEY_VARIABLE}, or key_command in the settings"
_VARIABLES = frozenset((KEY_VARIABLE, MANAGEMENT_KEY_VARIABLE))
_SHOWN = 3
_LONG_ENOUGH_TO_SHOW = 12
_SENDABLE = re.compile(r"[A-Za-z0-9._~+/=:-]{1,1000}")
_MARK_BYTES = 8


class Key:
    """A secret that shows only its last characters in every print, log and traceback."""

    __slots__ = ("__secret",)

    def __init__(self, secret: str) -> None:
        self.__secret = secret

    def reveal(self) -> str:
        """Return the secret, for the header of a request and for nothing else."""
        return self.__secret

    def mark(self, salt: str) -> str:
        """Return a short name that tells this key from others, and from which it can't be found again."""
        from hashlib import blake2s  # noqa: PLC0415 - takes a while, and only what is kept needs it

        salted = f"{salt}\n{self.__secret}".encode("utf-8", "surrogateescape")
        return blake2s(salted, digest_size=_MARK_BYTES, person=b"ortui").hexdigest()

    def hidden_in(self, text: str) -> str:
        """Return a text with this key masked wherever it stands in it."""
        return text.replace(self.__secret, str(self)) if self.__secret else text

    def __str__(self) -> str:
        shown = self.__secret[-_SHOWN:] if len(self.__secret) >= _LONG_ENOUGH_TO_SHOW else ""
        return f"…{shown}"

    def __repr__(self) -> str:
        return f"Key({self!s})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __getstate__(self) -> NoReturn:
        raise TypeError("a key can't be stored")

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key can't be stored")


class Keys(NamedTuple):
    """The keys there are."""

    api: Key | None = None
    """An ordinary key; one that was typed may be of either kind."""
    management: Key | None = None
    notices: tuple[str, ...] = ()
    """Why one that was set can't be used, in sentences."""

    def __bool__(self) -> bool:
        return self.api is not None or self.management is not None

    def mark(self, salt: str) -> str:
        """Return a short name that tells these keys from others."""
        return "-".join("none" if key is None else key.mark(salt) for key in (self.api, self.management))


def read_key(text: str, what: str) -> Key:
    """Read a key as it was set, printed or typed; raises SettingsError that does not repeat it."""
    secret = text.strip()
    if not secret:
        raise SettingsError(f"{what} is empty")
    if _SENDABLE.fullmatch(secret) is None:
        raise SettingsError(f"{what} is not a key: it holds blanks or signs that no key has")
    return Key(secret)


def keys_here(environment: Mapping[str, str], settings_file: Path) -> Keys:
    """Find the keys as ``find_keys`` does, reading the settings only where there are any."""
    if not settings_file.exists():
        return _find_both(environment, (), ())
    from ortui.source.settings import load_settings  # noqa: PLC0415 - most people have none, and wait for nothing

    return find_keys(environment, load_settings(settings_file)[0])


def find_keys(environment: Mapping[str, str], settings: "Settings") -> Keys:
    """Find the keys: each from its variable, else from the command that the settings name for it.

    A command may take a while. Raises nothing: what fails is among the notices.
    """
    return _find_both(environment, settings.key_command, settings.management_key_command)


def _find_both(environment: Mapping[str, str], for_api: tuple[str, ...], for_management: tuple[str, ...]) -> Keys:
    api, of_api = _find(environment, KEY_VARIABLE, "key_command", for_api)
    management, of_management = _find(environment, MANAGEMENT_KEY_VARIABLE, "management_key_command", for_management)
    return Keys(api, management, tuple(filter(None, (of_api, of_management))))


def _find(
    environment: Mapping[str, str], variable: str, setting: str, command: tuple[str, ...]
) -> tuple[Key | None, str]:
    try:
        if is_set(environment, variable):
            return read_key(environment[variable], variable), ""
        if command:
            from ortui.source.key_command import run  # noqa: PLC0415 - most people set their key, and wait for nothing

            others = {name: value for name, value in environment.items() if name not in _VARIABLES}
            return read_key(run(command, setting, others), f"what {setting} prints first"), ""
    except SettingsError as error:
        return None, str(error)
    return None, ""


def is_set(environment: Mapping[str, str], variable: str) -> bool:
    """Whether a variable holds anything."""
    return bool(environment.get(variable, "").strip())
