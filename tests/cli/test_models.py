"""`ortui models`: what is listed, in which order, in which form, and what is said about the rest."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Keep = Callable[..., None]
HOSTILE = "[/] [bold red]x[/] \x1b]0;owned\x07 \u202eabc"


@pytest.fixture
def listed(run: Run, kept: Keep) -> Callable[..., list[str]]:
    """List the ids that a command finds among the eight rows."""
    kept()
    return lambda *words: [model["id"] for model in run("models", "--json", *words).json["models"]]


def test_the_table(run: Run, kept: Keep) -> None:
    kept()
    ran = run("models", "--at", "2026-11-23T12:00Z")
    assert ran.code == 0
    assert ran.out == (
        "Model  USD/M tokens:       In      Out   Cached  Context  Tier         Released\n"
        "lab/opus                 5.00    25.00     0.50     1.0M  standard  28 May 2026\n"
        "lab/tiered               1.25    10.00        —     1.0M  standard   2 Feb 2026\n"
        "lab/gift:free            free     free     free     128k  free      15 Jun 2025\n"
        "lab/night                1.00     2.00        —     128k  standard  15 Jun 2025\n"
        "lab/router             varies   varies   varies     128k  —         15 Jun 2025\n"
        "lab/silent            unknown  unknown  unknown     128k  —         15 Jun 2025\n"
    )
    (summary,) = ran.err.splitlines()
    hidden = "2 hidden: a batch row and an alias, --all shows them"
    assert summary.startswith(f"6 of 8; {hidden} · prices from a file of 22 Aug 2026, ")


def test_points_stand_under_each_other(run: Run, kept: Keep, record: Callable[..., Any]) -> None:
    cheap = record("lab/cheap", {"prompt": "0.0000000416666666666667", "completion": "0.000150"})
    kept([cheap, record("lab/dear", {"prompt": "0.0012", "completion": "0.0000001"})])
    _, *rows = run("models").out.splitlines()
    assert [row[20:41] for row in rows] == ["      0.04167  150.00", "  1,200.00       0.10"]


def test_the_json_has_these_keys_and_exact_figures(run: Run, kept: Keep, records: list[Any]) -> None:
    kept()
    document = run("models", "--json", "--at", "2026-11-23T12:00Z").json
    assert set(document) == {"schema", "catalogue", "models"}
    assert document["schema"] == "ortui/1"
    assert document["models"][0] == {
        "id": "lab/opus",
        "name": "Lab: opus",
        "price_state": "known",
        "price_reason": None,
        "prompt_usd_per_token": "0.000005",
        "completion_usd_per_token": "0.000025",
        "context_length": 1_000_000,
        "max_completion_tokens": 8000,
        "tier": "standard",
        "pricing": records[0]["pricing"],
    }


def test_the_catalogue_is_described(run: Run, kept: Keep) -> None:
    kept()
    part = run("models", "--json").json["catalogue"]
    age = part.pop("age_seconds")
    assert isinstance(age, int)
    assert age >= 0
    assert part == {
        "source": "file",
        "fetched_at": "2026-08-22T18:35:00Z",
        "models": 8,
        "set_aside": 0,
        "reasons": [],
    }


def test_free_varying_and_unknown_prices_stay_what_they_are(run: Run, kept: Keep) -> None:
    kept()
    by_id = {model["id"]: model for model in run("models", "--json").json["models"]}
    keys = ("price_state", "prompt_usd_per_token", "completion_usd_per_token", "tier")
    assert [by_id["lab/gift:free"][key] for key in keys] == ["free", "0", "0", "free"]
    assert [by_id["lab/router"][key] for key in keys] == ["varies", None, None, None]
    assert [by_id["lab/silent"][key] for key in keys] == ["unknown", None, None, None]
    assert by_id["lab/router"]["price_reason"].startswith("price varies")
    assert by_id["lab/silent"]["price_reason"] == "no token price listed"


def test_rates_are_those_of_the_moment(run: Run, kept: Keep) -> None:
    kept()
    rates = [
        run("models", "night", "--json", "--at", moment).json["models"][0]["prompt_usd_per_token"]
        for moment in ("2026-11-23T00:59Z", "2026-11-23T01:00Z", "2026-11-23T04:59+01:00", "2026-11-23T04:00Z")
    ]
    assert rates == ["0.000001", "0.000004", "0.000004", "0.000001"]


def test_a_rate_that_varies_at_this_hour_makes_the_row_vary(run: Run, kept: Keep, record: Callable[..., Any]) -> None:
    overrides = [{"utc_start": 100, "utc_end": 400, "completion": "-1"}]
    kept([record("lab/x", {"prompt": "0.000001", "completion": "0.000002", "overrides": overrides})])
    by_day, by_night = (
        run("models", "--json", "--at", f"2026-11-23T{hour}:00Z").json["models"][0] for hour in ("12", "02")
    )
    assert (by_day["price_state"], by_day["price_reason"]) == ("known", None)
    assert (by_night["price_state"], by_night["completion_usd_per_token"]) == ("varies", None)
    assert by_night["price_reason"].startswith("price varies")


def test_batch_rows_and_aliases_are_left_out_unless_asked_for(listed: Callable[..., list[str]]) -> None:
    assert len(listed()) == 6
    assert set(listed("--all")) - set(listed()) == {"lab/opus:batch", "~lab/opus-latest"}
    assert listed("lab/opus:batch") == ["lab/opus:batch"]
    assert listed("is:alias") == ["~lab/opus-latest"]


def test_what_the_default_leaves_out_is_counted_on_stderr(run: Run, kept: Keep) -> None:
    kept()
    assert run("models", "--json").err == "6 of 8; 2 hidden: a batch row and an alias, --all shows them\n"
    assert run("models", "latest", "--csv").err == "0 of 8: latest; 1 hidden: an alias, --all shows it\n"
    assert run("models", "--all", "--json").err == ""


def test_the_filter_is_said_in_words_on_stderr(run: Run, kept: Keep) -> None:
    kept()
    said = "1 of 8: opus, context at least 200,000, cost a month at most 50"
    for form in ([], ["--json"], ["--csv"]):
        assert said in run("models", "opus", "ctx:200k..", "cost:..50", *form).err
    assert run("models", "lab", "--all", "--limit", "3", "--json").err == "8 of 8: lab; the first 3 are listed\n"
    assert run("models", "--limit", "1").err.startswith(
        "6 of 8; 2 hidden: a batch row and an alias, --all shows them; only the first"
    )


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_where_the_cost_of_no_work_decides_it_is_said(run: Run, kept: Keep, form: list[str]) -> None:
    kept()
    assert run("models", "cost<1", *form).err.startswith("no work is given, so no tokens are priced; ")
    assert "no work" not in run("models", "cost<1", "--prompt", "12k", *form).err
    assert "no work" not in run("models", "in<1", *form).err


def test_a_slip_of_a_finger_is_said(run: Run, kept: Keep) -> None:
    kept()
    ran = run("models", "teired", "--json")
    assert [model["id"] for model in ran.json["models"]] == ["lab/tiered"]
    assert ran.err == "1 of 8: teired; no model is called “teired”, “tiered” is shown\n"


def test_with_words_the_best_match_is_first_unless_an_order_is_chosen(
    run: Run, kept: Keep, record: Callable[..., Any]
) -> None:
    price = {"prompt": "0.000001", "completion": "0.000002"}
    kept([record("lab/opus-next", price, created=1780000009), record("lab/opus", price, created=1780000000)])
    best, newest, by_cost = (
        [model.get("id", model.get("model")) for model in run(*words, "--json").json["models"]]
        for words in (("models", "opus"), ("models", "opus", "--sort", "released"), ("rank", "opus"))
    )
    assert best == ["lab/opus", "lab/opus-next"]
    assert newest == ["lab/opus-next", "lab/opus"]
    assert by_cost == ["lab/opus", "lab/opus-next"]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["opus"], ["lab/opus"]),
        (["lab", "tier"], ["lab/tiered"]),
        (["has:image"], ["lab/opus"]),
        (["-has:image", "in:1.."], ["lab/tiered", "lab/night"]),
        (["not:opus", "in:1.."], ["lab/tiered", "lab/night"]),
        (["-opus", "in:1..", "--sort", "in"], ["lab/night", "lab/tiered"]),
        (["-4", "-opus", "in:1..", "--limit", "1"], ["lab/tiered"]),
        (["--", "-opus", "in:1.."], ["lab/tiered", "lab/night"]),
        (["in<2", "out>=10"], ["lab/tiered"]),
        (["ctx:1M.."], ["lab/opus", "lab/tiered"]),
        (["ctx:1M..", "--reverse"], ["lab/tiered", "lab/opus"]),
        (["--limit", "2"], ["lab/opus", "lab/tiered"]),
        (["--sort", "in", "--limit", "3"], ["lab/gift:free", "lab/night", "lab/tiered"]),
        (["--sort", "context", "--limit", "1"], ["lab/tiered"]),
        (["--sort", "out", "--reverse", "--limit", "1"], ["lab/opus"]),
        (["--sort", "cost", "--completion", "1k", "in:1.."], ["lab/night", "lab/tiered", "lab/opus"]),
        (["opus", "--json", "lab"], None),
        (["nothing-is-called-so"], []),
    ],
)
def test_terms_and_orders(listed: Callable[..., list[str]], words: list[str], ids: list[str] | None) -> None:
    if ids is None:  # options between the terms; --json was given twice
        assert listed(*words) == ["lab/opus"]
    else:
        assert listed("--at", "2026-11-23T12:00Z", *words) == ids


def test_a_term_that_cannot_be_read_is_said_and_the_rest_filters(run: Run, kept: Keep) -> None:
    kept()
    ran = run("models", "opus", "in:x", "--json")
    assert ran.code == 0
    assert [model["id"] for model in ran.json["models"]] == ["lab/opus"]
    assert ran.err.startswith("“in:x” is passed over: write it like in<1, or in:..1 in a shell\n")


def test_nothing_found_prints_no_header_and_says_so(run: Run, kept: Keep) -> None:
    kept()
    ran = run("models", "nothing-is-called-so")
    assert ran.code == 0
    assert ran.out == ""
    assert ran.err.startswith("0 of 8: nothing is called so; no model is called “nothing”; ")


def test_a_workload_adds_what_a_request_costs(run: Run, kept: Keep) -> None:
    kept()
    assert "a request" not in run("models").out
    ran = run("models", "opus", "--prompt", "12k", "--completion", "900")
    # 12,000 × 5.00/M + 900 × 25.00/M = 0.06 + 0.0225
    assert ran.out.splitlines()[1].split() == [
        *("lab/opus", "5.00", "25.00", "0.50", "1.0M", "0.0825", "standard", "28", "May", "2026")
    ]


def test_the_order_by_cost_without_work_is_told(run: Run, kept: Keep) -> None:
    kept()
    assert "no work is given, so no tokens are priced" in run("models", "--sort", "cost").err
    assert "no work" not in run("models", "--sort", "cost", "--prompt", "1k").err
    assert "no work" not in run("models").err


def test_favourites_are_those_of_the_screen(run: Run, listed: Callable[..., list[str]], home: Path) -> None:
    (home / "config").mkdir()
    file = home / "config" / "favourites.toml"
    file.write_text('favourites = ["lab/night", "lab/opus:batch", "gone/model"]')
    assert listed("is:favourite") == ["lab/night"]
    assert listed("is:favorite", "--all") == ["lab/night", "lab/opus:batch"]
    assert listed("-is:favourite", "in:1..") == ["lab/opus", "lab/tiered"]
    assert listed("is:favourite", "opus", "--all") == ["lab/opus:batch"]
    ran = run("rank", "is:favourite", "--prompt", "1k", "--json")
    assert [model["model"] for model in ran.json["models"]] == ["lab/night"]
    assert "no favourites" not in ran.err


def test_no_favourites_and_a_broken_file_of_them_are_told(run: Run, kept: Keep, home: Path) -> None:
    kept()
    none = "there are no favourites yet; on the screen f makes one\n"
    assert run("models", "is:favourite", "--json").err == f"{none}0 of 8: favourites\n"
    assert not (home / "config").exists()
    (home / "config").mkdir()
    (home / "config" / "favourites.toml").write_text("favourites = ")
    assert "favourites" not in run("models", "opus").err  # it is not even read
    assert run("models", "is:favourite").err.startswith("favourites.toml is not TOML: ")


def test_csv_is_named_as_the_json(run: Run, kept: Keep) -> None:
    kept()
    rows = list(csv.DictReader(io.StringIO(run("models", "--csv", "--at", "2026-11-23T12:00Z").out)))
    assert rows[0] == {
        "id": "lab/opus",
        "name": "Lab: opus",
        "price_state": "known",
        "price_reason": "",
        "prompt_usd_per_token": "0.000005",
        "completion_usd_per_token": "0.000025",
        "context_length": "1000000",
        "max_completion_tokens": "8000",
        "tier": "standard",
    }
    assert len(rows) == 6


def test_the_limits_of_the_tiers_come_from_the_settings(run: Run, kept: Keep, home: Path) -> None:
    kept()
    (home / "config").mkdir()
    (home / "config" / "settings.toml").write_text("colour = 1\n[tiers]\npremium = 5\n")
    ran = run("models", "opus", "--json")
    assert ran.json["models"][0]["tier"] == "premium"
    assert "settings: unknown: colour" in ran.err


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]])
def test_a_hostile_name_is_harmless_in_every_form(
    run: Run, kept: Keep, record: Callable[..., Any], form: list[str]
) -> None:
    kept([record(f"lab/x {HOSTILE}", {"prompt": "0.000001", "completion": "0.000002"}, name=HOSTILE)])
    ran = run("models", *form)
    assert ran.code == 0
    assert "[/] [bold red]x[/] ]0;owned abc" in ran.out
    assert not set(ran.out + ran.err) & {"\x1b", "\x07", "\u202e"}
    assert "u202e" not in ran.out


def test_the_prices_that_ship(run: Run) -> None:
    document = run("models", "--json").json
    assert document["catalogue"]["source"] == "bundled"
    assert document["catalogue"]["models"] == 421
    assert len(document["models"]) == 348
    everything = run("models", "--all", "--json").json["models"]
    assert len(everything) == 421
    left_out = {model["id"] for model in everything} - {model["id"] for model in document["models"]}
    assert left_out == {
        model["id"] for model in everything if model["id"].endswith(":batch") or model["id"].startswith("~")
    }


def test_what_was_set_aside_is_told_and_kept(
    run: Run, kept: Keep, records: list[Any], record: Callable[..., Any]
) -> None:
    kept([*records, record("lab/odd", {"prompt": "much", "completion": "0"})])
    ran = run("models", "--json")
    assert ran.json["catalogue"]["set_aside"] == 1
    assert ran.json["catalogue"]["reasons"] == [{"id": "lab/odd", "reason": "prompt “much” can't be read as a price"}]
    assert "1 record was set aside (lab/odd: prompt “much” can't be read as a price)" in ran.err


def test_a_cache_that_cannot_be_read_is_told(run: Run, kept: Keep, home: Path) -> None:
    kept()
    (file,) = (home / "cache").glob("catalogue*")
    file.write_bytes(b"{}")
    ran = run("models", "--json")
    assert ran.code == 0
    assert ran.json["catalogue"]["source"] == "bundled"
    assert ran.err.startswith("the cached prices can't be read: ")
