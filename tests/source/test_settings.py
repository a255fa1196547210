"""Settings: what can be followed is, what can't be is told in one line, and nothing is fatal or written."""

from decimal import Decimal
from pathlib import Path

import pytest

from ortui.domain.tier import TierLimits
from ortui.source.settings import Settings, load_settings

_WHOLE = """
theme = "light"
columns = ["in", "cost", "in"]

[views]
"cheap with tools" = "has:tools in<0.2"

[tiers]
mid = 0.2
standard = "2"
premium = 20

[keys]
"prices.sort" = "s,f3"

[fees]
smallest = 10

[fees.card]
percent = 5.25
minimum = 0.80

[fees.crypto]
percent = 4
"""

_KNOWN = "known: theme, columns, tiers, keys, views, fees, key_command, management_key_command"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Name a file that does not exist yet."""
    return tmp_path / "config" / "settings.toml"


def _load(file: Path, content: str | bytes) -> tuple[Settings, tuple[str, ...]]:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    settings, notices = load_settings(file)
    assert all(notice.isprintable() and len(notice) <= 700 for notice in notices)
    return settings, notices


def test_without_a_file_the_defaults_hold_and_nothing_is_made(file: Path) -> None:
    assert load_settings(file) == (Settings(), ())
    assert not file.parent.exists()
    assert Settings() == Settings("", TierLimits(Decimal("0.15"), Decimal(1), Decimal(10)), {}, {})


def test_a_whole_file_is_followed(file: Path) -> None:
    settings, notices = _load(file, _WHOLE)
    assert notices == ()
    assert settings.theme == "light"
    assert settings.tiers == TierLimits(Decimal("0.2"), Decimal(2), Decimal(20))
    assert settings.keys == {"prices.sort": "s,f3"}
    assert settings.columns == ("in", "cost")  # each once
    assert settings.views == {"cheap with tools": "has:tools in<0.2"}
    assert settings.fees == {
        "smallest": 10,
        "card": {"percent": Decimal("5.25"), "minimum": Decimal("0.80")},
        "crypto": {"percent": 4},
    }


@pytest.mark.parametrize("content", ["", "\n# nothing\n", b"\xef\xbb\xbf", b"\xef\xbb\xbftheme = 'dark'\r\n"])
def test_files_of_other_editors_are_read(content: str | bytes, file: Path) -> None:
    settings, notices = _load(file, content)
    assert notices == ()
    assert settings.theme == ("dark" if b"theme" in (content if isinstance(content, bytes) else b"") else "")


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        ("theme = ", "the settings are not TOML: Invalid value (at end of document)"),
        ("theme = 'dark'\ntheme = 'light'", "the settings are not TOML: Cannot overwrite a value"),
        ("\x1b[31m", "the settings are not TOML: "),
        ("x = " + "[" * 5000, "the settings are not TOML: "),
        ("x = " + "9" * 5000, "the settings are not TOML: "),
        ("x = 1e99999999999999999999", "the settings are not TOML: a number has too many digits"),
        (b"theme = '\xff'", "the settings can't be read: it is not UTF-8 text"),
    ],
)
def test_a_broken_file_is_told_left_and_replaced_by_the_defaults(
    content: str | bytes, beginning: str, file: Path
) -> None:
    settings, (notice,) = _load(file, content)
    assert settings == Settings()
    assert notice.startswith(beginning)
    assert str(file) in notice
    assert file.read_bytes() == (content.encode() if isinstance(content, str) else content)


def test_a_folder_in_its_place_is_told(file: Path) -> None:
    file.mkdir(parents=True)
    assert load_settings(file) == (Settings(), (f"the settings can't be read: a folder is in its place ({file})",))


@pytest.mark.parametrize(
    ("content", "notice"),
    [
        (
            "colour = 1",
            f"settings: unknown: colour; {_KNOWN}",
        ),
        (
            "a = 1\nb = 2",
            f"settings: unknown: a, b; {_KNOWN}",
        ),
        ("[tiers]\nmiddle = 1", "settings: unknown in [tiers]: middle; known: mid, standard, premium"),
        ("[fees]\npaypal = 1", "settings: unknown in [fees]: paypal; known: card, crypto, smallest, largest, byok"),
        ("[fees.card]\nrate = 1", "settings: unknown in [fees.card]: rate; known: percent, minimum"),
        ("[fees.crypto]\nrate = 1", "settings: unknown in [fees.crypto]: rate; known: percent, minimum"),
        ("tiers = 5", "settings: tiers is not a table; write it like [tiers]"),
        ("keys = 'q'", "settings: keys is not a table; write it like [keys]"),
        ("fees = 5.5", "settings: fees is not a table; write it like [fees]"),
        ("[fees]\ncard = 5.5", "settings: fees.card is not a table; write it like [fees.card]"),
        ("[[tiers]]\nmid = 1", "settings: tiers is not a table; write it like [tiers]"),
        ("[keys]\nquit = 5", 'settings: keys.quit is not text; write it like "prices.sort" = "s,f3"'),
        ("theme = 'pink'", "settings: theme is “pink”; choose dark, light, terminal"),
        ("theme = 5", "settings: theme is “5”; choose dark, light, terminal"),
        ("theme = ['dark']", "settings: theme is “['dark']”; choose dark, light, terminal"),
        ('theme = "\\u001b[31m\\u202e"', "settings: theme is “[31m”; choose dark, light, terminal"),
        (
            '"\\u001b[2J" = 1',
            f"settings: unknown: [2J; {_KNOWN}",
        ),
        ("columns = 'in'", 'settings: columns is not a list; write it like columns = ["in", "out", "cost"]'),
        ("views = 'in<1'", "settings: views is not a table; write it like [views]"),
        ("[views]\nfew = 5", 'settings: views.few is not text; write it like "cheap" = "in<0.2 tools"'),
        ("[tiers]\nmid = 2", "settings: tiers must rise from mid to standard to premium; the usual limits hold"),
        ("[tiers]\npremium = 1", "settings: tiers must rise from mid to standard to premium; the usual limits hold"),
        (
            "[tiers]\nmid = -1",
            "settings: tiers.mid “-1” is not an amount in USD; write it like 100 or 5.80; the usual limits hold",
        ),
        (
            "[tiers]\nmid = nan",
            "settings: tiers.mid “NaN” is not an amount in USD; write it like 100 or 5.80; the usual limits hold",
        ),
        (
            "[tiers]\nmid = true",
            "settings: tiers.mid “True” is not an amount in USD; write it like 100 or 5.80; the usual limits hold",
        ),
    ],
)
def test_what_can_not_be_followed_is_told_and_the_rest_holds(content: str, notice: str, file: Path) -> None:
    settings, notices = _load(file, content)
    assert notices == (notice,)
    assert settings._replace(fees={}) == Settings()


def test_one_odd_thing_does_not_spoil_the_others(file: Path) -> None:
    settings, notices = _load(file, "colour = 1\ntheme = 'dark'\n[tiers]\npremium = 50\n[keys]\na = 1\nb = 'x'\n")
    assert len(notices) == 2
    assert settings == Settings("dark", TierLimits(premium=Decimal(50)), {"b": "x"})


def test_what_a_stranger_wrote_into_views_and_columns_is_harmless(file: Path) -> None:
    settings, notices = _load(
        file, 'columns = ["in", 5, "\\u001b[2Jout", ""]\n[views]\n"\\u202ecba" = "\\u001b[31mred"\n'
    )
    assert notices == ()
    assert settings.columns == ("in", "[2Jout")
    assert settings.views == {"cba": "[31mred"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('key_command = "pass show openrouter"', ("pass", "show", "openrouter")),
        ("key_command = 'op read \"op://my vault/key\"'", ("op", "read", "op://my vault/key")),
        ('key_command = ["pass", "show", "open router"]', ("pass", "show", "open router")),
        ('key_command = ""', ()),
        ("key_command = []", ()),
    ],
)
def test_the_command_that_prints_a_key(line: str, words: tuple[str, ...], file: Path) -> None:
    assert _load(file, line) == (Settings(key_command=words), ())
    assert _load(file, f"management_{line}") == (Settings(management_key_command=words), ())


@pytest.mark.parametrize("odd", ["5", "true", '["pass", 5]', "{a = 1}", "'pass \"sk-or-secret'", '"sk-or-secret\\\\"'])
def test_what_is_no_command_is_said_without_repeating_it(odd: str, file: Path) -> None:
    settings, (notice,) = _load(file, f"key_command = {odd}")
    assert settings == Settings()
    assert notice.startswith("settings: key_command ")
    assert "secret" not in notice
