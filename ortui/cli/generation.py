"""`ortui generation`: what one request was billed, beside what its own token counts cost by the prices at hand."""

from ortui.cli.answer import Answer
from ortui.cli.arguments import Chosen
from ortui.cli.asking import PATIENCE, accounts, refused
from ortui.cli.at_hand import AtHand, gather
from ortui.cli.streams import say
from ortui.domain.audit import Audit, audit
from ortui.domain.catalogue import Source
from ortui.domain.generation import Generation
from ortui.domain.wording import date
from ortui.source import endpoints
from ortui.source.errors import RefusedError

_FAR_APART = 30
"""Days."""


def run(chosen: Chosen) -> Answer:
    """Audit one request."""
    source, odd = accounts(PATIENCE)
    (wanted,) = chosen.operands
    try:
        generation = source.generation(wanted, say)
    except RefusedError as error:
        return refused(error, odd)
    at_hand = gather()
    found, notes = _audit(generation, at_hand)
    notes = (*odd, *at_hand.notices, *notes, *_prices_of(at_hand, found))
    if chosen.json:
        from ortui.cli.generation_json import as_json  # noqa: PLC0415 - each form loads what it needs

        return Answer(as_json(found), notes)
    from ortui.cli.generation_text import as_text  # noqa: PLC0415 - see above

    return Answer(as_text(found), (*notes, at_hand.origin))


def _audit(generation: Generation, at_hand: AtHand) -> tuple[Audit, tuple[str, ...]]:
    """Set it beside the prices at hand, those of the endpoints that were kept included."""
    moment = generation.created_at or at_hand.now
    named = at_hand.catalogue.find(generation.model) if generation.model else None
    if named is None:
        return audit(generation, None, moment), ()
    model, remark = named
    kept = endpoints.at_hand(at_hand.paths, model.id)
    notes = tuple(note for note in (remark, kept.notice) if note)
    return audit(generation, model, moment, kept.listing or ()), notes


def _prices_of(at_hand: AtHand, found: Audit) -> tuple[str, ...]:
    """Say where the request is of another time than the prices it is compared with."""
    made, fetched = found.generation.created_at, at_hand.catalogue.fetched_at
    if made is None or found.quote is None or abs((made - fetched).days) < _FAR_APART:
        return ()
    whose = "the bundled prices" if at_hand.catalogue.source is Source.BUNDLED else "the prices"
    return (f"{whose} are of {date(fetched)}, the request of {date(made)}: they may have changed",)
