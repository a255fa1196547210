"""Why a request was refused: told from an error that is pasted, or from a choice; and what to do about it, in order."""

import re
from collections.abc import Callable, Mapping

from ortui.domain import alternatives
from ortui.domain.free_requests import free_today
from ortui.domain.refusal import Refusal, Step, explain
from ortui.domain.refused_answer import RefusedAnswer
from ortui.domain.spendable import seen_credits, spendable
from ortui.ui.drawn import Line, wrap
from ortui.ui.planner.board import PlannerBoard
from ortui.ui.planner.facts import Facts
from ortui.ui.view import Subject
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
_MOST_NAMED = 2
"""Models of each kind."""


def _explained(answer: RefusedAnswer, facts: Facts) -> Refusal:
    """Explain it by what is known of the account."""
    account = facts.purse.account
    if account is None:
        return explain(answer, facts.free, facts.now)
    left, free = spendable(account).tightest, free_today(facts.free, account.key, seen_credits(account))
    is_debt = left is not None and left.is_debt
    return explain(answer, facts.free, facts.now, is_debt=is_debt, free_a_day=free.limit)


class RefusedBoard(PlannerBoard):
    """A refusal explained."""

    DEFAULT_CSS = "RefusedBoard #refusal-choice { margin-left: 1; }"
    TITLE = "Why a request was refused"

    def __init__(self, read: ReadAnswer) -> None:
        self._read = read
        self._text = TextField("refusal", "paste the error, or type 402")
        self._choice = Choice("refusal-choice", tuple(_CHOICES))
        self._named: tuple[Subject, str] | None = None
        super().__init__("refused", (("Error", self._text),), (("", self._choice),))

    def lines(self, facts: Facts, width: int) -> list[Line]:
        """Write cause, meaning and what to do."""
        text = self._text.value.strip()
        answer = self._answer(text) if text else _CHOICES[self._choice.chosen]
        refusal = _explained(answer, facts)
        lines = [*wrap(refusal.cause.value, width, "strong"), *wrap(refusal.meaning, width, "")]
        if answer.message and text:
            lines += wrap(f"it says: {answer.message}", width, "dim", " ", "   ")
        for number, (step, advice) in enumerate(zip(refusal.steps, refusal.advice, strict=True), start=1):
            cheaper = self._cheaper(facts) if step is Step.CHEAPER_MODEL else ""
            lines += wrap(f"{advice}{cheaper}", width, "", f" {number} ", "   ")
        return lines

    def _answer(self, text: str) -> RefusedAnswer:
        """Read an error body, a code, or the words of a message."""
        if text.startswith(("{", "data:")):
            return self._read(text)
        code = _STATUS.search(text)
        message = "" if code is not None and code[0] == text else text
        return RefusedAnswer(int(code[0]) if code else None, code[0] if code else "", message)

    def _cheaper(self, facts: Facts) -> str:
        """Name models that do the work on the sliders for less: once for each work, as all models are priced for it."""
        subject, view = facts.subject, facts.view
        if subject is None or view is None:
            return ""
        if self._named is None or self._named[0] is not subject:
            usage, moment = subject.basis.workload.usage, subject.basis.moment
            found = alternatives.alternatives(view.catalogue, subject.model, usage, moment, most=_MOST_NAMED)
            self._named = subject, alternatives.in_words(found, subject.quote.total)
        if self._named[1]:
            return f": {self._named[1]}"
        is_known = subject.quote.total.usd is not None
        return "; none costs less for this work" if is_known else "; what this work costs now is not known"
