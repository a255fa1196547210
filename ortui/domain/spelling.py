"""Spellings that are one slip of a finger away from a word."""

from string import ascii_lowercase

LONGEST = 24
"""Longer words are no slips."""


def one_letter_off(word: str) -> set[str]:
    """Spell a word with one letter dropped, swapped with its neighbour, replaced or inserted."""
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    dropped = {before + after[1:] for before, after in halves if after}
    swapped = {before + after[1] + after[0] + after[2:] for before, after in halves if len(after) > 1}
    replaced = {before + letter + after[1:] for before, after in halves if after for letter in ascii_lowercase}
    inserted = {before + letter + after for before, after in halves for letter in ascii_lowercase}
    return (dropped | swapped | replaced | inserted) - {word}
