"""The settings: a TOML file that a person writes and ortui only reads. What can't be followed is reported, never fatal.

theme = "light"          # dark, light or terminal (its own colours)

columns = ["in", "out", "cost", "context"]   # of the table, in this order

key_command = "pass show openrouter"   # prints the key; run without a shell, where OPENROUTER_API_KEY is not set
management_key_command = ["pass", "show", "openrouter management"]   # the same for a management key

[tiers]                  # where price classes begin, USD a million prompt tokens
mid = 0.15
standard = 1
premium = 10

[keys]                   # functions by their id (the help lists them), keys by comma
"prices.sort" = "s,f3"

[views]                  # searches by name
"cheap with tools" = "has:tools in<0.2"

[fees.card]              # what buying credits costs, where it is not what ships
percent = 5.5
minimum = 0.80

[fees.byok]              # the same of bringing your own key
free_usd = 25000         # of list price a month
"""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ortui.domain.errors import InvalidInputError
from ortui.domain.money import read_usd
from ortui.domain.tier import TierLimits
from ortui.source.disk import read_file
from ortui.source.errors import LONGEST_SENTENCE, UnreadableError
from ortui.source.plain_data import lines, obj
from ortui.source.text import clean

THEMES = ("dark", "light", "terminal")
_KNOWN: dict[str, tuple[str, ...]] = {
    "": ("theme", "columns", "tiers", "keys", "views", "fees", "key_command", "management_key_command"),
    "tiers": ("mid", "standard", "premium"),
    "keys": (),  # whatever functions the screen has
    "views": (),  # whatever names the person gives
    "fees": ("card", "crypto", "smallest", "largest", "byok"),
    "fees.card": ("percent", "minimum"),
    "fees.crypto": ("percent", "minimum"),
    "fees.byok": ("percent", "free_usd", "enterprise_free_usd", "free_requests"),
}


class Settings(NamedTuple):
    """What a person has set."""

    theme: str = ""
    """One of ``THEMES``; empty where none is set."""
    tiers: TierLimits = TierLimits()
    keys: Mapping[str, str] = MappingProxyType({})
    """The id of a function → its keys, comma separated."""
    fees: Mapping[str, object] = MappingProxyType({})
    """As in the file; ``load_fee_rules`` and ``load_byok_rules`` read them."""
    columns: tuple[str, ...] = ()
    """The columns of the table and their order; empty where none are named."""
    views: Mapping[str, str] = MappingProxyType({})
    """Search lines by their names."""
    key_command: tuple[str, ...] = ()
    """The words of the command that prints the key; empty where none is named."""
    management_key_command: tuple[str, ...] = ()
    """The same for a management key."""


def load_settings(file: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read the settings, and say what in them can't be followed. Without a file, or with a broken one: the defaults."""
    try:
        data = read_file(file)
        text = (data or b"").decode("utf-8-sig")
    except (UnicodeDecodeError, UnreadableError) as error:
        said = "it is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else error
        return Settings(), (clean(f"the settings can't be read: {said} ({file})", LONGEST_SENTENCE),)
    if not text:
        return Settings(), ()
    import tomllib  # noqa: PLC0415 - most people have no such file, and no start need wait for its reader

    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except (InvalidOperation, RecursionError, ValueError) as error:
        reason = "a number has too many digits" if isinstance(error, InvalidOperation) else clean(str(error))
        words = f"the settings are not TOML: {reason} ({file}); they were left as they are"
        return Settings(), (clean(words, LONGEST_SENTENCE),)
    settings, notices = _read(table)
    return settings, tuple(clean(notice, LONGEST_SENTENCE) for notice in notices)


def _read(table: Mapping[str, object]) -> tuple[Settings, list[str]]:
    notices: list[str] = []
    _check_keys(table, notices)
    theme = table.get("theme", "")
    if theme not in ("", *THEMES):
        notices.append(f"settings: theme is “{clean(str(theme), 40)}”; choose {', '.join(THEMES)}")
        theme = ""
    columns = table.get("columns", [])
    if not isinstance(columns, list):
        notices.append('settings: columns is not a list; write it like columns = ["in", "out", "cost"]')
    return Settings(
        str(theme),
        _read_tiers(obj(table.get("tiers")), notices),
        _read_texts(obj(table.get("keys")), "keys", '"prices.sort" = "s,f3"', notices),
        obj(table.get("fees")),
        lines(columns),
        _read_texts(obj(table.get("views")), "views", '"cheap" = "in<0.2 tools"', notices),
        _read_command(table, "key_command", notices),
        _read_command(table, "management_key_command", notices),
    ), notices


def _check_keys(table: Mapping[str, object], notices: list[str]) -> None:
    for place, known in _KNOWN.items():
        above, _, name = place.rpartition(".")
        found = obj(table.get(above)) if above else table
        if name:
            value = found.get(name, {})
            if not isinstance(value, Mapping):
                notices.append(f"settings: {place} is not a table; write it like [{place}]")
            found = obj(value)
        strange = [clean(key, 40) for key in found if known and key not in known]
        if strange:
            where = f" in [{place}]" if place else ""
            notices.append(f"settings: unknown{where}: {', '.join(strange)}; known: {', '.join(known)}")


def _read_texts(table: Mapping[str, object], place: str, example: str, notices: list[str]) -> dict[str, str]:
    texts = {clean(name): clean(value) for name, value in table.items() if isinstance(value, str)}
    notices.extend(
        f"settings: {place}.{clean(name, 40)} is not text; write it like {example}"
        for name, value in table.items()
        if not isinstance(value, str)
    )
    return texts


def _read_command(table: Mapping[str, object], name: str, notices: list[str]) -> tuple[str, ...]:
    """Read the words of a command. What is wrong with it is said without repeating it: it may hold a secret."""
    value = table.get(name, [])
    if isinstance(value, str):
        import shlex  # noqa: PLC0415 - takes a while, and most people name no command

        try:
            return tuple(shlex.split(value))
        except ValueError:
            notices.append(f"settings: {name} has a quotation mark or a backslash that nothing follows")
            return ()
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return tuple(value)
    notices.append(f'settings: {name} is not a command; write it like {name} = "pass show openrouter"')
    return ()


def _read_tiers(table: Mapping[str, object], notices: list[str]) -> TierLimits:
    default = TierLimits()
    try:
        mid, standard, premium = (
            read_usd(str(table[name]), what=f"settings: tiers.{name}") if name in table else getattr(default, name)
            for name in ("mid", "standard", "premium")
        )
    except InvalidInputError as error:
        notices.append(f"{error}; the usual limits hold")
        return default
    if not mid < standard < premium:
        notices.append("settings: tiers must rise from mid to standard to premium; the usual limits hold")
        return default
    return TierLimits(mid, standard, premium)
