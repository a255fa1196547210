"""Keys, and where they come from. A key never prints itself whole, wherever it ends up."""

from collections.abc import Mapping

KEY_VARIABLE = "OPENROUTER_API_KEY"
MANAGEMENT_KEY_VARIABLE = "OPENROUTER_MANAGEMENT_KEY"
_SHOWN = 3
_LONG_ENOUGH_TO_SHOW = 12


class Key:
    """A secret that shows only its last characters in every print, log and traceback."""

    __slots__ = ("__secret",)

    def __init__(self, secret: str) -> None:
        self.__secret = secret

    def reveal(self) -> str:
        """Return the secret, for the header of a request and for nothing else."""
        return self.__secret

    def __str__(self) -> str:
        shown = self.__secret[-_SHOWN:] if len(self.__secret) >= _LONG_ENOUGH_TO_SHOW else ""
        return f"…{shown}"

    def __repr__(self) -> str:
        return f"Key({self!s})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __reduce__(self) -> str:
        raise TypeError("a key can't be stored")


def key_from(environment: Mapping[str, str], variable: str = KEY_VARIABLE) -> Key | None:
    """Take a key from the environment; None where it is not set."""
    secret = environment.get(variable, "").strip()
    return Key(secret) if secret else None
