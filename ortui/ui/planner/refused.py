"""Why a request was refused: told from an error that is pasted, or from a choice; and what to do about it, in order."""

import re
from collections.abc import Callable, Mapping

from ortui.domain import wording
from ortui.domain.price import PriceState
from ortui.domain.quote import quote
from ortui.domain.refusal import Step, explain
from ortui.domain.refused_answer import RefusedAnswer
from ortui.domain.spendable import spendable
from ortui.ui.drawn import Line, wrap
from ortui.ui.planner.board import PlannerBoard
from ortui.ui.planner.facts import Facts
from ortui.ui.widgets.choice import Choice
from ortui.ui.widgets.form import TextField

ReadAnswer = Callable[[str], RefusedAnswer]
"""Reads an error body; raises InvalidInputError where it is none."""
_STATUS = re.compile(r"(?<!\d)[45]\d\d(?!\d)", re.ASCII)
_CHOICES: Mapping[str, RefusedAnswer] = {
    "credits": RefusedAnswer(402, "402", "insufficient credits"),
    "key": RefusedAnswer(402, "402", limit_source="openrouter_key_limit"),
    "held": RefusedAnswer(402, "402", reason="in_flight_budget_exhausted"),
    "free": RefusedAnswer(429, "429", limit_source="openrouter_free_tier_daily"),
    "debt": RefusedAnswer(402, "402", "negative balance"),
}
_LOOKED_AT = 60
"""Models, the cheapest first, among which one is sought that is not free."""


class RefusedBoard(PlannerBoard):
    """A refusal explained."""

    TITLE = "Why a request was refused"

    def __init__(self, read: ReadAnswer) -> None:
        self._read = read
        self._text = TextField("refusal", "paste the error, or type 402")
        self._choice = Choice("refusal-choice", tuple(_CHOICES))
        super().__init__("refused", (("Error", self._text),), (("", self._choice),))

    def lines(self, facts: Facts, width: int) -> list[Line]:
        """Write cause, meaning and what to do."""
        text = self._text.value.strip()
        answer = self._answer(text) if text else _CHOICES[self._choice.chosen]
        account = facts.purse.account
        left = spendable(account).tightest if account is not None else None
        refusal = explain(answer, facts.now, is_debt=left is not None and left.is_debt)
        lines = [*wrap(refusal.cause.value, width, "strong"), *wrap(refusal.meaning, width, "")]
        if answer.message and text:
            lines += wrap(f"it says: {answer.message}", width, "dim", " ", "   ")
        for number, (step, advice) in enumerate(zip(refusal.steps, refusal.advice, strict=True), start=1):
            cheaper = _cheaper(facts) if step is Step.CHEAPER_MODEL else ""
            lines += wrap(f"{advice}{cheaper}", width, "", f" {number} ", "   ")
        return lines

    def _answer(self, text: str) -> RefusedAnswer:
        """Read an error body, a code, or the words of a message."""
        if text.startswith(("{", "data:")):
            return self._read(text)
        code = _STATUS.search(text)
        message = "" if code is not None and code[0] == text else text
        return RefusedAnswer(int(code[0]) if code else None, code[0] if code else "", message)


def _cheaper(facts: Facts) -> str:
    """Name what costs less for the work on the sliders, of the models that are shown: a free one, and a cheap one."""
    subject, view = facts.subject, facts.view
    if subject is None or view is None:
        return ""
    basis, now = subject.basis, subject.quote.total.usd
    free = cheap = ""
    for model in view.cheapest_first()[:_LOOKED_AT]:
        total = quote(model, basis.workload.usage, basis.moment).total
        if total.state is PriceState.FREE:
            free = free or f"{model.id} (free)"
        elif total.usd is not None and (now is None or total.usd < now):
            cheap = f"{model.id} ({wording.price(basis.workload.per_month(total))} a month of this work)"
            break
    named = [each for each in (free, cheap) if each]
    return f": {', '.join(named)}" if named else "; none that is shown costs less for this work"
