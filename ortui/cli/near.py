"""The names nearest to one that was mistyped."""

from collections.abc import Iterable


def did_you_mean(typed: str, known: Iterable[str]) -> str:
    """Ask for what is near; empty where nothing is."""
    from difflib import get_close_matches  # noqa: PLC0415 - only paid for by those who mistype

    near = get_close_matches(typed, sorted(set(known)), n=2, cutoff=0.55)
    return f"did you mean {' or '.join(near)}?" if near else ""
