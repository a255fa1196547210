"""What follows from the state of the desk: the models that are shown, what the boards are written from, the header."""

from collections.abc import Sequence
from importlib import import_module

from ortui.domain.catalogue import Catalogue
from ortui.domain.find import find
from ortui.domain.model import Model
from ortui.domain.scope import Scope
from ortui.ui.boards.shown import Shown
from ortui.ui.part import Part
from ortui.ui.view import Arrangement, Subject, make_view
from ortui.ui.widgets.heading import make_heading

MOST_IN_PAIR = 2
WANTED_BY_A_SEARCH = ("ortui.domain.read_query", "ortui.domain.complete", "ortui.domain.obstacles")
"""What the first paint does without, and the first key should not have to wait for."""


class Derived(Part):
    """The part of the desk that keeps what is shown in step with the state."""

    _is_frame_due = False
    """Whether figures of a slider's step are still to be painted."""
    _is_stale = False
    """Whether the sliders have outrun the figures meanwhile."""

    # The models

    def show_models(self) -> None:
        """Find, order and price the models anew."""
        self.view = make_view(self.catalogue, self.arrangement, self.basis, self.picks)

    def reprice(self) -> None:
        """Price the models anew: at once, but in a flood of steps only once a frame."""
        if self._is_frame_due:
            self._is_stale = True
            return
        self.show_models()
        self._is_stale, self._is_frame_due = False, True
        self.call_after_refresh(self._catch_up)

    def _catch_up(self) -> None:
        self._is_frame_due = False
        if self._is_stale:
            self.reprice()

    def watch_catalogue(self) -> None:
        """Show other prices."""
        self.show_models()
        self.show_heading()

    def watch_arrangement(self, before: Arrangement, now: Arrangement) -> None:
        """Show other models, or the same in another order."""
        self.unsay()
        self.show_models()
        if before.everything != now.everything:
            self.show_heading()

    def watch_picks(self) -> None:
        """Show what is picked out."""
        self.unsay()
        self.show_models()

    def watch_hour(self) -> None:
        """Price the models at another hour."""
        self.reprice()

    def make_ready(self, catalogue: Catalogue) -> None:
        """Prepare prices for searching and ordering, and what reads a search; in a thread, as it takes a while."""
        for module in WANTED_BY_A_SEARCH:
            import_module(module)
        catalogue.index.prepare(self.basis)

    # The search

    def search(self, text: str) -> None:
        """Narrow to what a search line finds, in the frame of the key."""
        self.arrangement = self.arrangement._replace(text=text)

    def propose(self, text: str) -> str | None:
        """Propose the rest of the term that is being typed."""
        from ortui.domain.complete import complete  # noqa: PLC0415 - read when prices are made ready

        return complete(text, self.catalogue, Scope(self.basis, self.catalogue.fetched_at, self.picks.favourites))

    def models_named(self, text: str) -> Sequence[Model]:
        """Find models as the search line does, with none left out."""
        from ortui.domain.read_query import read_query  # noqa: PLC0415 - the same

        scope = Scope(self.basis, self.catalogue.fetched_at)
        return find(self.catalogue, read_query(text, scope), everything=True).models

    # The boards

    def highlight(self, model: Model | None) -> None:
        """Make a model the subject of the other panes, in the frame of the key."""
        before = self.subject
        if before is None or not before.is_of(model, self.basis, self.scenario):  # most letters find the same one first
            self.subject = None if model is None else Subject(model, self.basis, self.scenario)
        self.show_board()

    def show_board(self) -> None:
        """Give Estimate what its boards are written from."""
        subject = self.subject
        if subject is None:
            self.shown = None
            return
        self.shown = Shown(
            subject,
            subject.scenario,
            self.moment,
            self.catalogue,
            self._pair(subject.model),
            self.second_percent,
            self.listings.get(subject.model.id),
            self.setup.local,
            self.free_rules,
            self.prompt_estimate,
        )

    def _pair(self, highlighted: Model) -> tuple[Model, Model] | None:
        """Choose the two models that may share the work: those marked first, or the one marked and the highlighted."""
        by_id = self.catalogue.by_id
        marked = [model for each in self.picks.marked if (model := by_id.get(each)) is not None]
        pair = (*marked, highlighted)[:MOST_IN_PAIR]
        return (pair[0], pair[1]) if len(pair) == MOST_IN_PAIR and pair[0] is not pair[1] else None

    def watch_second_percent(self) -> None:
        """Share the work otherwise between two models."""
        self.show_board()

    def watch_prompt_estimate(self) -> None:
        """Say that the prompt is estimated, or no longer."""
        self.show_board()

    # The header

    def show_heading(self) -> None:
        """Say where the prices are from, how old they are, and what goes on."""
        self.heading = make_heading(self.catalogue, self.arrangement, self.setup.clock(), self.activity, self.balance)

    def watch_activity(self) -> None:
        """Say what is going on."""
        self.show_heading()
