"""The providers of a model: what is kept at once, fresh ones when they have come, and figures worked out by hand."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.events import MouseDown, MouseUp

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.endpoint import Listing
from ortui.domain.usage import Usage, Workload
from ortui.source.endpoints import FetchedListing
from ortui.source.endpoints_file import Loaded
from ortui.source.errors import RefusedError, UnreachableError
from ortui.ui.providers import Listed, providers_lines
from tests.ui.conftest import NOW

if TYPE_CHECKING:
    from tests.ui.conftest import Endpoints, Hand, Opening, Record

SIZE = (190, 40)


def offer(tag: str, prompt: str, completion: str, more: "Record | None" = None, **changed: object) -> "Record":
    """Build a record of an endpoint; ``more`` are further prices."""
    return {
        "provider_name": tag.partition("/")[0],
        "tag": tag,
        "pricing": {"prompt": prompt, "completion": completion} | (more or {}),
        "context_length": 200_000,
        "status": 0,
        "uptime_last_30m": 99.93,
    } | changed


# 2,000 prompt and 500 completion tokens: 0.005 + 0.005, 0.01 + 0.01, and 0.002 + 0.003
FRESH = (
    offer("maker", "0.0000025", "0.00001", {"input_cache_read": "0.00000025"}, quantization="bf16"),
    offer("cloud/fp8", "0.000005", "0.00002", {"discount": 0.5}, quantization="fp8", context_length=128_000),
    offer(
        "openai/flex",
        "0.000001",
        "0.000006",
        latency_last_30m={"p50": 1687.5},
        throughput_last_30m={"p50": 48.2},
    ),
    {"tag": "odd"},
)
FLOOR = "the least price of 3 endpoints, standard or flex; flex: slower, and refused when there is no room"
DEFAULT = "2 endpoints of the standard service, weighted by 1 / price² of this request (an assumption)"
KEPT = (offer("maker", "0.000005", "0.00004"),)


@pytest.fixture
def fresh(listing_of: Callable[..., Listing]) -> Listing:
    """List three endpoints as they were answered just now."""
    return listing_of(*FRESH)


@pytest.fixture
def kept(listing_of: Callable[..., Listing]) -> Listing:
    """List one endpoint as it was answered three hours ago."""
    return listing_of(*KEPT, fetched_at=NOW - timedelta(hours=3))


async def shows(hand: "Hand", words: str) -> list[str]:
    """Wait until the sheet says this; its lines."""
    await hand.until(lambda: any(words in line for line in hand.page()))
    return hand.page()


async def test_every_figure_of_the_sheet(
    open_desk: "Opening", small: Catalogue, endpoints: "Endpoints", fresh: Listing
) -> None:
    endpoints.answer = FetchedListing(fresh)
    async with open_desk(SIZE, catalogue=small, endpoints=endpoints) as hand:
        await hand.press("p")
        lines = await shows(hand, ":floor")
        assert "─ Providers of lab/opus ─" in hand.screen()
        assert endpoints.asked == ["lab/opus"]
        assert lines[0] == "3 endpoints · just now"
        assert lines[2:6] == [
            "tag kind quant in $/M out $/M cached ctx up % ms tok/s $/request list $/request note",
            "openai/flex flex 1.00 6.00 — 200k 99.9 1,688 48 0.005 cheapest",
            "maker standard bf16 2.50 10.00 0.25 200k 99.9 — — 0.01 cheapest by default",
            "cloud/fp8 standard fp8 5.00 20.00 — 128k 99.9 — — 0.02 50 % off 0.04 dearest",
        ]
        # by default one of the two standard ones: weights 1 / 0.01² and 1 / 0.02² are 4 to 1, 0.8 × 0.01 + 0.2 × 0.02
        assert lines[7:] == [
            f":floor openai/flex $0.005 a request {FLOOR}",
            ":nitro can't be told: none that it may pick has a measured throughput",
            f"by default $0.012 a request {DEFAULT}",
            "best $0.01, worst $0.02 a request",
            "1 record was set aside (odd: no pricing)",
        ]


async def test_what_is_kept_is_shown_at_once_and_the_fresh_replaces_it(
    open_desk: "Opening", small: Catalogue, endpoints: "Endpoints", kept: Listing, fresh: Listing
) -> None:
    endpoints.kept, endpoints.stale, endpoints.answer = Loaded(kept), True, FetchedListing(fresh, ("not kept: full",))
    endpoints.may_answer.clear()
    async with open_desk(SIZE, catalogue=small, endpoints=endpoints) as hand:
        await hand.press("p")
        lines = await shows(hand, "fetching…")
        assert lines[0] == "1 endpoint · 3 hours old · fetching…"
        # 2,000 × 5 + 500 × 40, in millionths
        assert lines[3].startswith("maker standard 5.00 40.00 — 200k 99.9 0.03")
        await hand.press("r")  # goes on already
        endpoints.may_answer.set()
        lines = await shows(hand, "openai/flex")
        assert lines[0] == "3 endpoints · just now · not kept: full"
        assert endpoints.asked == ["lab/opus"]


async def test_kept_ones_that_are_fresh_are_not_fetched_until_r_asks(
    open_desk: "Opening", small: Catalogue, endpoints: "Endpoints", kept: Listing, fresh: Listing
) -> None:
    endpoints.kept, endpoints.answer = Loaded(kept), FetchedListing(fresh)
    async with open_desk(SIZE, catalogue=small, endpoints=endpoints) as hand:
        await hand.press("p")
        lines = await shows(hand, "1 endpoint")
        assert lines[0] == "1 endpoint · 3 hours old"
        assert endpoints.asked == []
        await hand.press("r")
        assert (await shows(hand, "3 endpoints"))[0] == "3 endpoints · just now"
        assert endpoints.asked == ["lab/opus"]


async def test_a_failure_keeps_what_there_is_and_says_why(
    open_desk: "Opening", small: Catalogue, endpoints: "Endpoints", kept: Listing
) -> None:
    endpoints.kept, endpoints.stale = Loaded(kept), True
    endpoints.answer = UnreachableError("the API can't be reached: no route")
    async with open_desk(SIZE, catalogue=small, endpoints=endpoints) as hand:
        await hand.press("p")
        lines = await shows(hand, "not fetched")
        assert lines[0] == "1 endpoint · 3 hours old · not fetched: the API can't be reached: no route"
        assert lines[3].startswith("maker standard 5.00 40.00 ")


async def test_with_nothing_at_hand_a_failure_says_why(
    open_desk: "Opening", small: Catalogue, endpoints: "Endpoints", listing_of: Callable[..., Listing]
) -> None:
    async with open_desk(SIZE, catalogue=small, endpoints=endpoints) as hand:
        for answer in (
            UnreachableError("the API can't be reached: no route"),
            RefusedError("the API lists no endpoints of lab/opus", status=404),
        ):
            endpoints.answer = answer
            await hand.press("p")
            assert await shows(hand, "not fetched") == [f"not fetched: {answer}"]
            await hand.press("escape")
        endpoints.answer = FetchedListing(listing_of())
        await hand.press("p")
        assert await shows(hand, "no endpoint") == [
            "0 endpoints · just now",
            "",
            "OpenRouter lists no endpoint of this model now.",
        ]


async def test_the_screen_goes_on_while_they_are_fetched(
    open_desk: "Opening", small: Catalogue, endpoints: "Endpoints", fresh: Listing
) -> None:
    endpoints.answer = FetchedListing(fresh)
    endpoints.may_answer.clear()
    async with open_desk((120, 40), catalogue=small, endpoints=endpoints) as hand:
        await hand.press("p")
        await shows(hand, "fetching…")
        await hand.press("q", "s", "down")  # q closes the sheet only
        assert hand.app.screen is hand.desk
        assert "by name" in hand.text("Tally")
        await hand.press("p")
        endpoints.may_answer.set()  # an answer for the closed sheet, and one for the open sheet
        await shows(hand, "openai/flex")
        await hand.settle()
        assert endpoints.asked == ["lab/opus", hand.model]


NARROW = {
    80: [
        "tag          in $/M  out $/M  cached  $/request  note",
        "openai/flex    1.00     6.00       —      0.005  cheapest",
        "  kind flex            ctx 200k  up 99.9 %  latency 1,688 ms",
        "  speed 48 tok/s",
        "maker          2.50    10.00    0.25      0.01   cheapest by default",
        "  kind standard  bf16  ctx 200k  up 99.9 %  latency     —",
        "  speed  —",
        "cloud/fp8      5.00    20.00       —      0.02   dearest",
        "  kind standard  fp8   ctx 128k  up 99.9 %  latency     —",
        "  speed  —        list $/request 50 % off 0.04",
    ],
    60: [
        "tag          in $/M  out $/M  cached  $/request",
        "openai/flex    1.00     6.00       —      0.005",
        "  kind flex            ctx 200k  up 99.9 %",
        "  latency 1,688 ms  speed 48 tok/s",
        "  cheapest",
        "maker          2.50    10.00    0.25      0.01",
        "  kind standard  bf16  ctx 200k  up 99.9 %",
        "  latency     —     speed  —",
        "  cheapest by default",
        "cloud/fp8      5.00    20.00       —      0.02",
        "  kind standard  fp8   ctx 128k  up 99.9 %",
        "  latency     —     speed  —",
        "  dearest              list $/request 50 % off 0.04",
    ],
}


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_a_narrow_sheet_tells_below_what_the_first_line_has_no_room_for(
    open_desk: "Opening", small: Catalogue, endpoints: "Endpoints", fresh: Listing, size: tuple[int, int]
) -> None:
    endpoints.answer = FetchedListing(fresh)
    async with open_desk(size, catalogue=small, endpoints=endpoints) as hand:
        await hand.press("p")
        await shows(hand, ":floor")
        page = hand.app.screen.query_exactly_one("Page")
        raw = [page.render_line(y) for y in range(page.size.height)]
        assert {line.cell_length for line in raw} == {page.size.width}
        assert [line.text.rstrip() for line in raw[2 : 2 + len(NARROW[size[0]])]] == NARROW[size[0]]
        assert not any("…" in line.text for line in raw)  # what the words need, they get


def written(listing: Listing, small: Catalogue, width: int, usage: Usage, **more: str) -> list[str]:
    """Write the lines of a sheet."""
    listed = Listed(small.by_id["lab/opus"], Basis(NOW, Workload(usage)), listing, **more)  # type: ignore[arg-type]  # fields as a test names them
    lines = ["".join(text for text, _ in line) for line in providers_lines(listed, width)]
    assert max(map(len, lines)) <= width
    return lines


WORK = Usage(prompt=2_000, completion=500)
GOOGLE = [
    offer(f"google-vertex/global{more}", f"0.00000{digit}", f"0.00000{digit}")
    for more, digit in (("/flex", 1), ("", 2), ("/priority", 4))
]


def test_tags_that_differ_at_their_ends_are_told_apart_and_marked_at_any_width(
    listing_of: Callable[..., Listing], small: Catalogue
) -> None:
    listing = listing_of(*GOOGLE, offer("google-ai-studio", "0.000003", "0.000003"))
    tags = ["google-vertex/global/flex", "google-vertex/global", "google-ai-studio", "google-vertex/global/priority"]
    marks = ["cheapest", "cheapest by default", "dearest by default", "dearest"]
    for width in (33, 41, 52, 71, 95, 150):
        lines = written(listing, small, width, WORK)
        table = lines[3 : lines.index("", 3)]
        firsts = [line for line in table if not line.startswith(" ")]
        assert len({line.split()[0] for line in firsts}) == 4, width
        places = [*(table.index(line) for line in firsts), len(table)]
        for number, (tag, mark) in enumerate(zip(tags, marks, strict=True)):
            words = "  ".join(table[places[number] : places[number + 1]]).split("  ")
            assert {tag, mark} <= {word.strip() for word in words}, width
    assert firsts[3].startswith("google-vertex/global/priority  priority, global")


FIGURES = ("1.00", "6.00", "200k", "99.9", "1,688", "48", "0.005", "0.04", "0.25", "fp8", "flex", "cheapest by default")


def test_every_figure_is_there_at_any_width_the_prices_on_the_first_line(
    listing_of: Callable[..., Listing], small: Catalogue
) -> None:
    def titles(width: int) -> list[str]:
        lines = written(listing_of(*FRESH), small, width, WORK)
        text = " ".join(" ".join(lines[2 : lines.index("", 2)]).split())
        assert [figure for figure in FIGURES if figure not in text] == [], width
        return lines[2].replace(" $/M", "").replace("list $/request", "list").split()

    assert titles(41) == ["tag", "in", "out", "$/request"]
    assert titles(49) == ["tag", "in", "out", "cached", "$/request"]
    assert titles(70) == ["tag", "in", "out", "cached", "$/request", "note"]
    everything = ["tag", "kind", "quant", "in", "out", "cached", "ctx", "up", "%", "ms", "tok/s", "$/request", "list"]
    assert titles(150) == [*everything, "note"]
    for width in range(30, 150):
        titles(width)


def test_what_is_degraded_or_does_not_fit_is_said(listing_of: Callable[..., Listing], small: Catalogue) -> None:
    listing = listing_of(
        offer("a", "0.000001", "0.000001", status=-2),
        offer("b", "0.000001", "0.000001", status=-2, max_completion_tokens=9),
    )
    lines = written(listing, small, 150, WORK)
    assert lines[2].split()[-1] == "note"
    assert [line.rstrip().split("  ")[-1] for line in lines[3:5]] == ["degraded", "degraded, does not fit"]


def test_a_markup_is_no_discount(listing_of: Callable[..., Listing], small: Catalogue) -> None:
    listing = listing_of(offer("a", "0.0000011", "0.0000022", {"discount": -0.1}))
    # 2,000 × 1.00 + 500 × 2.00, in millionths
    assert "10 % on top of 0.003" in written(listing, small, 150, WORK)[3]


def test_a_stand_in_is_named_and_all_figures_are_its(listing_of: Callable[..., Listing], small: Catalogue) -> None:
    lines = written(listing_of(*FRESH), small, 150, Usage())
    assert lines[1] == (
        "no work is given: endpoints are compared by a request of 1,000 prompt and 1,000 completion tokens"
    )
    # 1,000 × 5 + 1,000 × 20, in millionths, and twice as much before the discount
    assert " 0.025 " in lines[6]
    assert "50 % off 0.05" in lines[6]
    assert not any("no work" in line for line in written(listing_of(*FRESH), small, 150, WORK))


def test_a_key_is_asked_for_once_and_only_where_no_endpoint_is_measured(
    listing_of: Callable[..., Listing], small: Catalogue
) -> None:
    told = "latency     needs a key; so does throughput"
    assert told not in written(listing_of(*FRESH), small, 150, WORK)
    assert written(listing_of(*KEPT), small, 150, WORK).count(told) == 1


def test_what_is_said_of_the_answer_is_said_on_the_sheet(listing_of: Callable[..., Listing], small: Catalogue) -> None:
    listing = replace(listing_of(*FRESH, 7), answered_for="lab/other", server="https://there.example/api")
    lines = written(listing, small, 150, WORK, address="https://here.example/api")
    assert lines[0] == "3 endpoints from https://there.example/api · just now"
    assert lines[-2:] == [
        "the API answered for lab/other",
        "2 records were set aside (odd: no pricing; record 5 is not an object)",
    ]
    assert written(listing, small, 150, WORK, address=listing.server)[0] == "3 endpoints · just now"


async def test_endpoints_of_another_server_say_so(
    open_desk: "Opening", small: Catalogue, endpoints: "Endpoints", kept: Listing
) -> None:
    endpoints.kept = Loaded(replace(kept, server="https://there.example/api"))
    async with open_desk(SIZE, catalogue=small, endpoints=endpoints) as hand:
        await hand.press("p")
        lines = await shows(hand, "1 endpoint")
        assert lines[0] == "1 endpoint from https://there.example/api · 3 hours old"
        await hand.press("escape")
        endpoints.kept = Loaded(replace(kept, server="https://here.example/api"))
        await hand.press("p")
        assert (await shows(hand, "1 endpoint"))[0] == "1 endpoint · 3 hours old"


def test_a_long_failure_takes_the_lines_it_needs(listing_of: Callable[..., Listing], small: Catalogue) -> None:
    reason = "not fetched: the API can't be reached: the name of the server is not known to anyone"
    lines = written(listing_of(*KEPT), small, 52, WORK, activity=reason)
    assert lines[0] == "1 endpoint · just now"
    assert " ".join(" ".join(lines[1:3]).split()) == reason


async def test_the_words_in_the_frame_do_what_they_say_when_they_are_clicked(
    open_desk: "Opening", small: Catalogue, endpoints: "Endpoints", kept: Listing, fresh: Listing
) -> None:
    endpoints.kept, endpoints.answer = Loaded(kept), FetchedListing(fresh)

    async def click_on(words: str) -> None:
        rows = hand.screen().splitlines()
        y = next(place for place, row in enumerate(rows) if words in row)
        x = rows[y].index(words) + len(words) // 2
        await hand.send(hand.mouse(MouseDown, "", x, y), hand.mouse(MouseUp, "", x, y))

    for size in ((60, 20), (120, 30)):
        endpoints.asked.clear()
        async with open_desk(size, catalogue=small, endpoints=endpoints) as hand:
            await hand.press("p")
            await shows(hand, "1 endpoint")
            await click_on("r fetches them")
            await shows(hand, "3 endpoints")
            assert endpoints.asked == ["lab/opus"]
            await click_on("esc closes")
            await hand.until(lambda: hand.app.screen is hand.desk)
            await hand.press("question_mark")
            await click_on("esc closes")
            await hand.until(lambda: hand.app.screen is hand.desk)


@pytest.mark.parametrize("width", [150, 92, 60, 46])
def test_providers_are_named_in_full_where_the_tag_does_not_say_their_name(
    small: Catalogue, listing_of: Callable[..., Listing], width: int
) -> None:
    records = [
        offer("amazon-bedrock/us-east-1", "0.000001", "0.000002", provider_name="Amazon Bedrock"),
        offer("google-vertex/global/priority", "0.000001", "0.000002", provider_name="Google Vertex of the World"),
        offer("plain", "0.000001", "0.000002"),
    ]
    lines = written(listing_of(*records), small, width, Usage(prompt=2_000))
    text = "\n".join(lines)
    assert text.count("Amazon Bedrock") == text.count("Google Vertex of the World") == 1
    assert text.count("needs a key") == 1
