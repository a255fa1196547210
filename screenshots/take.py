"""Takes the pictures in this folder: the real program on the bundled prices, at the sizes people use.

python screenshots/take.py [NAME…]      # all of them, or those whose name begins so
"""

import asyncio
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from ortui.domain.account import Account, AccountCredits, ActivityRow, FreeRequests, KeyFacts, Reset, Spend
from ortui.domain.catalogue import Catalogue
from ortui.domain.endpoint import Listing
from ortui.domain.generation import Generation
from ortui.domain.model import Model
from ortui.source.accounts import FetchedAccount, LoadedAccount
from ortui.source.endpoints import FetchedListing
from ortui.source.endpoints_file import Loaded
from ortui.source.errors import UnreachableError
from ortui.source.parse import read_answer
from ortui.source.parse_endpoints import read_endpoints
from ortui.source.paths import Paths
from ortui.source.secrets import Keys, read_key
from ortui.ui.app import Ortui
from ortui.ui.machine import setup_from
from ortui.ui.setup import NoMemory

FOLDER = Path(__file__).parent
DATA = FOLDER.parent / "tests" / "data"
RECORDED, BY_HOUR = DATA / "endpoints.json", DATA / "by_hour.json"
MOMENT = datetime(2026, 8, 22, 20, 0, tzinfo=UTC)
"""The clock of the pictures: they are the same on every day."""
FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)
WORK = ("2", "s", *"coding", "enter")
"""A coding agent's turn: 90,000 prompt tokens, 80 % from cache, 1,500 completion tokens, 200 times a day."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the size of the terminal, the keys pressed before it is taken."""

    name: str
    size: tuple[int, int]
    keys: Sequence[str] = ()
    theme: str = "dark"
    is_by_hour: bool = False
    """Whether a model has the prices by the hour that it had on 16 August 2026; none that ships has such prices."""
    account: Account | None = None
    """What is made up of the account behind a key; None where there is no key."""


SATURDAY = 5
NEEDS = "needs a management key"
_SPENT = Spend(Decimal("310.20"), Decimal("4.10"), Decimal("18.60"), Decimal("25.50"))
_KEY = KeyFacts(
    label="sk-or-v1-0e6…890",
    name="agent",
    limit=Decimal(100),
    limit_remaining=Decimal("74.50"),
    has_limit=True,
    reset=Reset.MONTHLY,
    spend=_SPENT,
    is_management=False,
    created_at=datetime(2026, 1, 5, tzinfo=UTC),
    expires_at=datetime(2027, 1, 1, tzinfo=UTC),
    free_requests=FreeRequests(1000, 10, 990),
)
_NO_LIMIT = _KEY._replace(name="home", limit=None, limit_remaining=None, has_limit=False, reset=None, expires_at=None)
_CI = _KEY._replace(
    name="ci", limit=Decimal(20), limit_remaining=Decimal("1.20"), spend=_SPENT._replace(month=Decimal("18.80"))
)
ORDINARY = Account(MOMENT, _KEY, credits_reason=NEEDS, keys_reason=NEEDS, activity_reason=NEEDS)
UNLIMITED = ORDINARY._replace(key=_NO_LIMIT)
DEBT = ORDINARY._replace(key=_NO_LIMIT, credits=AccountCredits(Decimal(50), Decimal("52.10")), credits_reason="")


def _activity() -> Iterator[ActivityRow]:
    """Make up what three models used a day; more on weekdays."""
    models = (
        ("anthropic/claude-opus-5", "Anthropic", 9),
        ("openai/gpt-5.6-luna", "OpenAI", 4),
        ("z-ai/glm-5", "Z.AI", 2),
    )
    for days in range(1, 31):
        day = MOMENT.date() - timedelta(days=days)
        busy = 1 if day.weekday() >= SATURDAY else 3 + days * 7 % 5
        for model, provider, weight in models:
            tokens = busy * weight * 21_000
            usage = Decimal(busy * weight) / 20
            yield ActivityRow(
                day, model, provider, usage, Decimal(0), busy * weight * 4, tokens, tokens // 30, 0, tokens // 2
            )


MANAGER = Account(
    MOMENT,
    _NO_LIMIT._replace(is_management=True),
    credits=AccountCredits(Decimal(500), Decimal("381.20")),
    keys=(_KEY, _CI, _NO_LIMIT, _KEY._replace(name="old", is_disabled=True)),
    activity=tuple(_activity()),
)
SEARCH = ("slash", *"claude", "space", *"ctx", "greater_than_sign", "equals_sign", *"200k", "enter")
AGENT = (*WORK, "escape", *SEARCH, *["s"] * 6)
GEMINI = ("slash", *"gemini-2.5-pro", "enter")
LLAMA = ("slash", *"llama-3.3-70b", "enter")
THREE = ("slash", *"claude", "enter", "down", "space", "down", "space", "down", "down", "space")
PICTURES = (
    Picture("wide-dark", (160, 48), AGENT),
    Picture("wide-light", (160, 48), AGENT, "light"),
    Picture("wider-prices", (200, 50), ("f", "down", "down", "space", "down", "down", "space")),
    Picture("middle-prices", (100, 30), SEARCH),
    Picture("middle-estimate", (100, 30), (*SEARCH, *WORK), "light"),
    Picture("small-prices", (80, 24)),
    Picture("small-estimate", (80, 24), (*SEARCH, *WORK)),
    Picture("small-credits", (80, 24), (*SEARCH, *WORK, "tab"), "light"),
    Picture("tiny-prices", (60, 20)),
    Picture("providers", (120, 34), (*LLAMA, "p")),
    Picture("compare", (120, 34), (*THREE, "v"), "light"),
    Picture("detail", (100, 30), ("slash", *"gemini-2.5-pro", "enter", "enter")),
    Picture("scenarios", (100, 30), (*SEARCH, "2", "s")),
    Picture("own-scenarios", (100, 30), (*WORK, "w", *"agent", "enter", *["right"] * 3, "w"), "light"),
    Picture("receipt-estimated", (100, 30), (*GEMINI, "2", "p", *["a", "space", *"prompt", "space"] * 40, "ctrl+s")),
    Picture("receipt-free", (100, 30), ("slash", *"glm-5.2:free", "enter", *WORK)),
    Picture("receipt-tier", (100, 30), (*GEMINI, *WORK, *"250k", "enter"), "light"),
    Picture("receipt-assumed", (100, 30), (*GEMINI, "2", *["down"] * 5, *"3", "enter", *["down"] * 3, *"2", "enter")),
    Picture("hours", (100, 30), ("slash", *"v4-pro-0813", "enter", *WORK, "t"), is_by_hour=True),
    Picture("budget", (100, 30), (*GEMINI, *WORK, "b", "down", "down"), "light"),
    Picture("mix", (120, 40), ("slash", *"claude", "enter", "down", "space", *["down"] * 5, "space", *WORK, "x")),
    Picture("misfit", (80, 24), ("slash", *"gpt-4o-mini", "enter", *WORK, *"200k", "enter")),
    Picture("credits-no-key", (100, 30), (*SEARCH, *WORK, "tab"), "light"),
    Picture("credits-key", (100, 30), (*SEARCH, *WORK, "tab", "l"), account=ORDINARY),
    Picture("credits-management", (160, 48), (*AGENT, "3", "a"), account=MANAGER),
    Picture("credits-keys", (100, 30), (*AGENT, "3", "k"), "light", account=MANAGER),
    Picture("credits-unlimited", (100, 30), (*AGENT, "3", "l"), account=UNLIMITED),
    Picture("credits-debt", (100, 30), (*AGENT, "3", "e"), account=DEBT),
    Picture("credits-small", (80, 24), (*AGENT, "3", "t"), account=ORDINARY),
    Picture("help", (100, 30), ("question_mark",)),
)


class RecordedEndpoints:
    """Endpoints as some models had them in August 2026."""

    address = ""

    def at_hand(self, model: Model) -> Loaded:
        """Read those of a model."""
        recorded = json.loads(RECORDED.read_text("utf-8"))
        parsed = read_endpoints(json.dumps(recorded[model.id]))
        return Loaded(Listing(model.id, MOMENT, parsed.endpoints))

    def is_stale(self, listing: Listing, now: datetime) -> bool:
        """Never fetch others."""
        del listing, now
        return False

    def refresh(self, model: Model, now: datetime) -> FetchedListing:
        """Never fetch others."""
        raise UnreachableError(f"{model.id} at {now}: pictures are taken without a network")


class MadeUpAccount:
    """An account that is always there, and never asked for."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._keys = Keys(read_key("sk-or-v1-made-up-for-pictures-890", "the key"))

    def at_hand(self) -> LoadedAccount:
        """Give it."""
        return LoadedAccount(self._keys, self._account)

    def is_stale(self, account: Account | None, now: datetime) -> bool:
        """Never ask for another."""
        del account, now
        return False

    def refresh(self, now: datetime) -> FetchedAccount:
        """Never ask for another."""
        raise UnreachableError(f"{now}: pictures are taken without a network")

    def use_key(self, secret: str) -> None:
        """Take no key."""

    def generation(self, generation_id: str, tell: Callable[[str], None]) -> Generation:
        """Know none."""
        raise UnreachableError(f"{generation_id}, {tell}: pictures are taken without a network")


def with_hours(catalogue: Catalogue) -> Catalogue:
    """Give one model the prices by the hour that it had."""
    recorded = {model.id: model for model in read_answer(BY_HOUR.read_text("utf-8")).models}
    return catalogue.with_models(tuple(recorded.get(model.id, model) for model in catalogue.models))


async def take(picture: Picture) -> str:
    """Run the program, press the keys, and return the picture as SVG."""
    with TemporaryDirectory() as home:
        folder = Path(home)
        real = setup_from(Paths(folder, folder, folder), {}, lambda: MOMENT)
        setup = real._replace(
            refreshes_by_itself=False,
            theme=picture.theme,
            endpoints=RecordedEndpoints(),
            memory=NoMemory(),
            accounts=None if picture.account is None else MadeUpAccount(picture.account),
            local=timezone(timedelta(hours=2)),
            catalogue=with_hours(real.catalogue) if picture.is_by_hour else real.catalogue,
        )
        app = Ortui(setup)
        async with app.run_test(size=picture.size) as pilot:
            for key in picture.keys:
                await pilot.press(key)
            await pilot.pause(0.2)  # what is read in a thread comes a moment later
            return FONTS.sub("", app.export_screenshot(title="ortui"))


def main(wanted: Sequence[str]) -> int:
    """Take the pictures that are wanted."""
    for picture in PICTURES:
        if not wanted or picture.name.startswith(tuple(wanted)):
            file = FOLDER / f"{picture.name}.svg"
            file.write_text(asyncio.run(take(picture)), "utf-8")
            print(file.name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
