"""The options that several commands share. Values stay text here: the domain reads them, as it does on the screen."""

import argparse

WORKLOAD = {
    "prompt": "tokens of the prompt, all input but images",
    "completion": "tokens of the answer",
    "cached": "of the prompt: read from cache",
    "cache-write": "of the prompt: written to cache (5 minutes)",
    "cache-write-1h": "of the prompt: written to cache (1 hour)",
    "reasoning": "of the completion: reasoning",
    "images": "images in the prompt, on top of its tokens",
    "image-tokens": "tokens of one image (1,000 are assumed)",
    "audio": "of the prompt: audio",
    "audio-output": "of the completion: audio",
    "searches": "web searches",
    "requests-per-day": "how often the request is made (1)",
    "days": "days of a month (30)",
}
"""Option → what its count means."""

BALANCE_FIELDS = {
    "left": "what can be spent now",
    "limit": "of how much: of the key, of a budget, or all credits bought",
    "bound": "what bounds it: key limit, budget or account",
    "reset": "the day on which it is whole again",
    "reset_in": "how long until then",
    "today": "what the key used this UTC day (a management key: all keys)",
    "week": "this week, from Monday",
    "month": "this month",
    "free_left": "requests to free models left today",
    "runway": "how long it lasts at the pace of this week",
    "runs_out": "the day on which it runs out at that pace",
    "account": "the account's credits (needs a management key)",
    "key": "the end of the key",
    "age": "how old the answer is",
}
"""Field of a line → what it means."""


def add_models(parser: argparse.ArgumentParser) -> None:
    """Take what `models` takes."""
    _add_listing(parser, None, "the best match first where words are given, else released")
    add_workload(parser)
    _add_moment(parser)
    _add_form(parser, is_table=True)


def add_show(parser: argparse.ArgumentParser) -> None:
    """Take what `show` takes."""
    _add_moment(parser)
    _add_form(parser)


def add_quote(parser: argparse.ArgumentParser) -> None:
    """Take what `quote` takes."""
    add_workload(parser)
    _add_moment(parser)
    parser.add_argument("--usage", metavar="FILE", help="take the counts from an API response, or its usage (-: stdin)")
    parser.add_argument("--prompt-file", metavar="FILE", help="estimate the prompt's tokens from its text (-: stdin)")
    parser.add_argument("--max-cost", metavar="USD", help="exit with 6 if a model's request costs more")
    _add_form(parser)


def add_rank(parser: argparse.ArgumentParser) -> None:
    """Take what `rank` takes."""
    _add_listing(parser, "cost", "cost")
    add_workload(parser)
    _add_moment(parser)
    _add_form(parser, is_table=True)


def add_providers(parser: argparse.ArgumentParser) -> None:
    """Take what `providers` takes."""
    add_workload(parser)
    _add_moment(parser)
    parser.add_argument("--refresh", action="store_true", help="fetch the endpoints, however new those at hand are")
    _add_form(parser, is_table=True)


def add_fee(parser: argparse.ArgumentParser) -> None:
    """Take what `fee` takes."""
    amount = parser.add_mutually_exclusive_group(required=True)
    amount.add_argument("--credits", metavar="USD", help="the credits wanted")
    amount.add_argument("--pay", metavar="USD", help="the money to be paid")
    parser.add_argument("--method", metavar="METHOD", default="card", help="card or crypto (card)")
    parser.add_argument("--tax", metavar="PERCENT", default="0", help="tax on credits and fee, like 7.7 (0)")
    _add_form(parser)


def add_balance(parser: argparse.ArgumentParser) -> None:
    """Take what `balance` takes."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--format", metavar="TEMPLATE", help="print one line, like '{left} {reset}'; exits with 0")
    fields = "\n".join(f"{f'{{{name}}}':<12} {meaning}" for name, meaning in BALANCE_FIELDS.items())
    parser.add_argument_group(
        "fields of TEMPLATE", f"{fields}\nWhat can't be known prints ?, with the reason on stderr."
    )


def add_generation(parser: argparse.ArgumentParser) -> None:
    """Take what `generation` takes."""
    _add_form(parser)


def add_refresh(parser: argparse.ArgumentParser) -> None:
    """Take what `refresh` takes."""
    parser.add_argument("--from", dest="file", metavar="FILE", help="read a saved answer of GET /models instead")
    parser.add_argument("--as-of", metavar="ISO8601", help="when that answer was fetched (now)")
    _add_form(parser)


def add_where(parser: argparse.ArgumentParser) -> None:
    """Take what `where` takes."""
    _add_form(parser)


def add_workload(parser: argparse.ArgumentParser) -> None:
    """Take the counts of a request and how often it is made."""
    words = "Counts read 12000, 12_000, 12,000, 12k or 1.5M. What is left out comes from\nthe scenario, else is 0."
    group = parser.add_argument_group("workload", words)
    group.add_argument("--scenario", metavar="NAME", help="your own by its name, or a preset like “Chat turn”")
    for option, meaning in WORKLOAD.items():
        group.add_argument(f"--{option}", metavar="N", help=meaning)


def _add_listing(parser: argparse.ArgumentParser, order: str | None, usual: str) -> None:
    parser.add_argument(
        "--sort",
        metavar="ORDER",
        default=order,
        help=f"name, in, out, cached, cost, context, tier or released ({usual})",
    )
    parser.add_argument("--reverse", action="store_true", help="turn the order around")
    parser.add_argument("--limit", metavar="N", help="print the first N")
    parser.add_argument("--all", dest="everything", action="store_true", help="also batch rows and aliases")


def _add_moment(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--at", metavar="ISO8601", help="prices of that moment, like 2026-11-23T01:00Z (now)")


def _add_form(parser: argparse.ArgumentParser, *, is_table: bool = False) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    if is_table:
        form.add_argument("--csv", action="store_true", help="print comma-separated values")
