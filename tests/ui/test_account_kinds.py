"""The pane for every kind of key and account, and for every refusal, as a server on loopback plays them."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ortui.domain.account import Account
from ortui.source import accounts
from ortui.source.accounts import FetchedAccount, LoadedAccount
from ortui.source.paths import Paths
from ortui.source.retry import Patience
from ortui.source.secrets import Keys, read_key
from tests.account_kinds import KINDS
from tests.account_server import AccountServer, serving
from tests.refusals import REFUSALS

if TYPE_CHECKING:
    from tests.ui.conftest import Hand, Opening

_NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)


class _AskedOnce:
    """The real source of accounts, which does not ask again what failed."""

    def __init__(self, paths: Paths, address: str) -> None:
        keys = Keys(read_key("sk-or-v1-ordinary-ordinary-890", "the key"))
        self._accounts = accounts.Accounts(paths, address, keys, Patience(tries=1))

    def at_hand(self) -> LoadedAccount:
        return self._accounts.at_hand()

    def refresh(self, now: datetime) -> FetchedAccount:
        return self._accounts.ask(now)

    @staticmethod
    def is_stale(account: Account | None, now: datetime) -> bool:
        return accounts.is_stale(account, now)


async def _told(hand: "Hand", server: AccountServer, replies: dict[str, object]) -> str:
    """Refresh, and read the glance."""
    await hand.until(lambda: not hand.desk.purse.is_asking)
    server.replies, before = replies, hand.desk.purse
    hand.desk.refresh_account()
    await hand.until(lambda: hand.desk.purse is not before and not hand.desk.purse.is_asking)
    await hand.settle()
    return " ".join(hand.text("Glance").split())


async def test_every_kind_of_account_is_told_as_it_is(open_desk: "Opening", tmp_path: Path) -> None:
    paths = Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")
    with serving() as server:
        source = _AskedOnce(paths, server.url)
        async with open_desk((160, 48), accounts=source, clock=lambda: _NOON) as hand:
            await hand.press("3", "l")
            for kind in KINDS:
                glance = await _told(hand, server, kind.replies)
                assert kind.glance in glance, kind.name
                assert kind.header in hand.text("Header"), kind.name
                assert "$0.00" not in glance.split(), kind.name


async def test_every_refusal_is_told_with_what_it_means(open_desk: "Opening", tmp_path: Path) -> None:
    paths = Paths(tmp_path / "config", tmp_path / "cache", tmp_path / "state")
    with serving() as server:
        source = _AskedOnce(paths, server.url)
        async with open_desk((160, 48), accounts=source, clock=lambda: _NOON) as hand:
            await hand.press("3", "l")
            for status, body, _, words in REFUSALS:
                glance = await _told(hand, server, dict.fromkeys(("/key", "/auth/key", "/credits"), (status, body)))
                cause = words.partition(":")[0]
                assert glance.startswith("the API answered "), (status, body)
                assert "; " in glance, (status, body)
                assert cause in " ".join(hand.text("#read-left").split()) or "try again" in cause, (status, body)
