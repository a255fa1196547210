"""Times the search and the orders without a screen: python -m tests.bench.bench_search [ROWS ...].

Each line is typed letter by letter and rubbed out again; a key is reading the line and finding its models. The first
round is told apart from those after it, for which much has been kept.
"""

import gc
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from statistics import median, quantiles
from time import perf_counter

from ortui.domain.basis import Basis
from ortui.domain.catalogue import Catalogue
from ortui.domain.complete import complete
from ortui.domain.find import find
from ortui.domain.order import Order
from ortui.domain.read_query import read_query
from ortui.domain.scope import Scope
from tests.bench.synthetic import synthetic

SIZES = (421, 10_000, 100_000)
LINES = (
    "claude sonnet",
    "gpt5 mini",
    "openai/gpt-4o",
    "claude ctx>=200k tools",
    "gemni flash",
    "free vision in<0.5 -preview",
    "by:anthropic has:tools out<=15",
    "antropic new<90d",
    "tier:budget llama 70b",
)
ROUNDS = 5


def main(sizes: tuple[int, ...]) -> None:
    """Print a table for each size."""
    for size in sizes:
        catalogue = synthetic(size)
        scope = Scope(Basis(catalogue.fetched_at + timedelta(days=93, hours=7)), catalogue.fetched_at)
        print(f"\n{size:,} models")
        _tell("prepare", [_milliseconds(partial(catalogue.index.prepare, scope.basis))])
        for order in (None, Order.INPUT):
            _tell(f"a key, {order or 'best'} first", list(_keys(catalogue, scope, order)))
            _tell("  again", [time for _ in range(ROUNDS) for time in _keys(catalogue, scope, order)])
        _tell("a completion", [_milliseconds(partial(complete, line, catalogue, scope)) for line in _typed()])
        for order in Order:
            _orders(catalogue, scope, order)


def _keys(catalogue: Catalogue, scope: Scope, order: Order | None) -> Iterator[float]:
    for line in _typed():
        yield _milliseconds(partial(_find, catalogue, line, scope, order))


def _typed() -> Iterator[str]:
    for line in LINES:
        for end in (*range(1, len(line) + 1), *range(len(line) - 1, -1, -1)):
            yield line[:end]


def _find(catalogue: Catalogue, line: str, scope: Scope, order: Order | None) -> None:
    find(catalogue, read_query(line, scope), order=order)


def _orders(catalogue: Catalogue, scope: Scope, order: Order) -> None:
    every = partial(find, catalogue, read_query("", scope), order=order, everything=True)
    _tell(f"all by {order}, at first", [_milliseconds(every)])
    _tell("  again", [_milliseconds(every) for _ in range(ROUNDS)])


def _milliseconds(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def _tell(what: str, times: list[float]) -> None:
    high = quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    print(f"  {what:<26} median {median(times):8.2f} ms   95 % {high:8.2f} ms   slowest {max(times):8.2f} ms")


if __name__ == "__main__":
    gc.disable()
    main(tuple(map(int, sys.argv[1:])) or SIZES)
