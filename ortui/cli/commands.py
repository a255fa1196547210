"""The commands: the one table from which dispatch, help and the advice on a mistyped name are made."""

import argparse
from collections.abc import Callable
from typing import NamedTuple

from ortui.cli import options
from ortui.cli.near import did_you_mean

_TERMS = (
    "words of the id or name, and terms: in:..1, out:..10, cached:..0.5 (USD per million tokens), cost:..50 (USD, the "
    "workload's month), ctx:200k.., new:..30d (d, w, m, y), expiring, by:anthropic, tier:budget (free, mid, standard, "
    "premium), has:tools (vision, image, audio, file, video, reasoning, cache), is:free (batch, alias); "
    "-TERM or not:TERM for the opposite. In quotes also 'in<1', 'ctx>=200k'"
)
_MODEL = "an id, an alias without its ~, or an id with :floor, :nitro, :exacto, :online"


class Command(NamedTuple):
    """One command. Its module has a function ``run``."""

    module: str
    summary: str
    description: str
    add_options: Callable[[argparse.ArgumentParser], None]
    examples: tuple[str, ...]
    usage: str
    operand: str = ""
    """The word for what is named without an option; empty where nothing is."""
    operand_help: str = ""
    least: int = 0
    most: int | None = None
    """How many of them; None means any number."""
    takes_terms: bool = False


COMMANDS = {
    "models": Command(
        "models",
        "the filtered catalogue",
        "Print the catalogue, narrowed by terms: the best match first, else the newest.",
        options.add_models,
        (
            "ortui models claude ctx:200k.. has:tools",
            "ortui models free vision --sort context --limit 10",
            "ortui models -has:image --sort in --csv",
            "ortui models --all --json",
        ),
        "[TERMS...] [workload] [--sort ORDER] [--reverse] [--limit N]\n"
        "                    [--all] [--at ISO8601] [--json | --csv]",
        "TERMS",
        _TERMS,
        takes_terms=True,
    ),
    "show": Command(
        "show",
        "one model, all its prices",
        "Print one model: all its prices, tiers and hours in words, limits, abilities.",
        options.add_show,
        (
            "ortui show anthropic/claude-opus-4.8",
            "ortui show google/gemini-2.5-pro --json",
        ),
        "MODEL [--at ISO8601] [--json]",
        "MODEL",
        _MODEL,
        least=1,
        most=1,
    ),
    "quote": Command(
        "quotes",
        "a receipt per model",
        "Print what a request costs, line by line, each with the rule that sets its rate.",
        options.add_quote,
        (
            "ortui quote anthropic/claude-opus-4.8 --prompt 12k --cached 8k",
            "ortui quote openai/gpt-5 google/gemini-2.5-pro --prompt 1.5M --completion 2k",
            "ortui quote openai/gpt-5 --scenario agent --prompt-file prompt.txt",
            "ortui quote openai/gpt-5 --usage answer.json",
            "ortui quote openai/gpt-5 --prompt 50k --max-cost 0.10 && ./run-it",
        ),
        "MODEL... [workload] [--prompt-file FILE|-] [--usage FILE|-]\n"
        "                   [--max-cost USD] [--at ISO8601] [--json]",
        "MODEL",
        _MODEL,
        least=1,
    ),
    "rank": Command(
        "rank",
        "the catalogue ordered by a workload's cost",
        "Print the catalogue by what a workload costs: what fits first, no price last.",
        options.add_rank,
        (
            "ortui rank --prompt 12k --completion 900 --requests-per-day 200 --limit 20",
            "ortui rank has:tools ctx:200k.. --prompt 90k --cached 72k --completion 1500",
            "ortui rank has:tools --scenario 'coding agent turn'",
        ),
        "[TERMS...] [workload] [--sort ORDER] [--reverse] [--limit N]\n"
        "                  [--all] [--at ISO8601] [--json | --csv]",
        "TERMS",
        _TERMS,
        takes_terms=True,
    ),
    "providers": Command(
        "providers",
        "the endpoints of a model, and where requests would go",
        "Print which providers serve a model, what the work costs at each, and which of\n"
        "them :floor, :nitro and default routing would pick. Fetched if an hour old.",
        options.add_providers,
        (
            "ortui providers openai/gpt-5 --prompt 12k --completion 900",
            "ortui providers meta-llama/llama-3.3-70b-instruct --refresh --json",
        ),
        "MODEL [workload] [--refresh] [--at ISO8601]\n                       [--json | --csv]",
        "MODEL",
        _MODEL,
        least=1,
        most=1,
    ),
    "fee": Command(
        "fee",
        "a purchase of credits, forwards or backwards",
        "Print what credits cost with fee and tax, or how many credits money buys.",
        options.add_fee,
        (
            "ortui fee --credits 100",
            "ortui fee --pay 50 --method crypto --tax 7.7",
        ),
        "(--credits USD | --pay USD) [--method card|crypto]\n                 [--tax PERCENT] [--json]",
    ),
    "balance": Command(
        "balance",
        "what is left, and how long it lasts",
        "Print what can be spent and what bounds it. Asked for if a minute old.\n"
        "An ordinary key shows its own limit; a management key adds the account.",
        options.add_balance,
        (
            "ortui balance",
            "ortui balance --format '{left} of {limit}, resets {reset}, lasts {runway}'",
        ),
        "[--json | --format TEMPLATE]",
    ),
    "generation": Command(
        "generation",
        "what one request was billed, beside the estimate",
        "Print what a request was billed, what its own token counts cost by the prices at\n"
        "hand, and what explains the difference.",
        options.add_generation,
        ("ortui generation gen-1772030107-abcdefgh",),
        "ID [--json]",
        "ID",
        "the id in the answer to the request, or of the activity page",
        least=1,
        most=1,
    ),
    "refresh": Command(
        "refresh",
        "fetch the catalogue, or read it from a saved response",
        "Fetch the catalogue and keep it.\nThe other commands use what was kept, else what ships with ortui.",
        options.add_refresh,
        (
            "ortui refresh",
            "ortui refresh --from models.json --as-of 2026-08-22T18:35Z",
        ),
        "[--from FILE [--as-of ISO8601]] [--json]",
    ),
    "where": Command(
        "where",
        "the paths it uses",
        "Print where ortui keeps its files, and (to stderr) which keys it sees.",
        options.add_where,
        ("ortui where", "ortui where --json"),
        "[--json]",
    ),
}

_SHOWN_AS = {
    "models": "models [TERMS...]",
    "show": "show MODEL",
    "quote": "quote MODEL...",
    "rank": "rank [TERMS...]",
    "providers": "providers MODEL",
    "generation": "generation ID",
}


def overview() -> str:
    """Say what ortui is and what commands there are, with examples."""
    commands = "\n".join(f"  {_SHOWN_AS.get(name, name):<20} {command.summary}" for name, command in COMMANDS.items())
    examples = "\n".join(f"  {command.examples[0]}" for command in COMMANDS.values())
    return f"""\
usage: ortui [COMMAND ...]

Prices, cost estimates and credit purchases for OpenRouter.
ortui alone opens the screen. With a command it prints and exits:

{commands}

options:
  -h, --help           this text; ortui COMMAND --help says what a command takes
  --version            the version

examples:
{examples}

Data goes to stdout, words about it to stderr. Every command takes --json.
Only refresh, providers, balance and generation use the network.

exit codes:
  0 done             2 wrong usage, or an unreadable file (nothing changed)
  1 unexpected       3 no such model
  4 network failed   5 no key, or it was refused or lacks the right
                     6 a model's request costs more than --max-cost

environment:
  OPENROUTER_API_KEY         the key whose credits and limits are shown
  OPENROUTER_MANAGEMENT_KEY  one that may see the account
  OPENROUTER_BASE_URL        another address of the API
  ORTUI_HOME                 puts config, cache and state under one folder
"""


def no_such_command(name: str) -> str:
    """Say that there is no such command, and what may be meant."""
    if name.startswith("-"):
        return f"there is no option {name} here; options stand behind a command, see ortui --help"
    advice = did_you_mean(name.lower(), COMMANDS) or f"there are {', '.join(COMMANDS)}"
    return f"there is no command “{name}”; {advice}"
