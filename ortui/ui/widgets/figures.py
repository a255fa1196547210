"""Figures under each other."""

from collections.abc import Sequence


def on_the_point(figures: Sequence[str]) -> list[str]:
    """Pad figures so that their decimal points stand under each other; a word ends where the figures do."""
    parts = [figure.partition(".") for figure in figures]
    left = max((len(whole) for whole, point, _ in parts if point), default=0)
    right = max((len(fraction) for _, _, fraction in parts), default=0)
    padded = [f"{whole:>{left}}{point}{fraction:<{right}}" if point else whole for whole, point, fraction in parts]
    width = max(map(len, padded), default=0)
    return [figure.rjust(width) for figure in padded]
