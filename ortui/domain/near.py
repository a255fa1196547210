"""The ids nearest to one that does not exist."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from heapq import nlargest

_CLOSE_ENOUGH = 0.45


def nearest_ids(wanted: str, ids: Iterable[str], count: int = 5) -> list[str]:
    """Return the most similar ids, best first; whether the maker's part was typed or not is no difference."""
    wanted = wanted.lower()
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)

    def likeness(model_id: str) -> float:
        whole, slug = model_id.lower(), model_id.lower().rpartition("/")[2]
        best = 0.0
        for name in (whole,) if "/" in wanted else (whole, slug):
            matcher.set_seq1(name)
            if matcher.real_quick_ratio() > _CLOSE_ENOUGH and matcher.quick_ratio() > _CLOSE_ENOUGH:
                best = max(best, matcher.ratio())
        return best

    ranked = nlargest(count, ((likeness(model_id), model_id) for model_id in ids), key=lambda pair: pair[0])
    return [model_id for score, model_id in ranked if score > _CLOSE_ENOUGH]
