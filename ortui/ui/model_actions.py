"""What can be done with the highlighted model, and with those that were picked out."""

from typing import TYPE_CHECKING

from ortui.domain.model import Model
from ortui.ui.derived import Derived
from ortui.ui.drawn import Line
from ortui.ui.messages import ListingAsked
from ortui.ui.view import Subject

if TYPE_CHECKING:
    from ortui.domain.endpoint import Listing
    from ortui.source.endpoints import FetchedListing
    from ortui.source.endpoints_file import Loaded
    from ortui.ui.providers_sheet import ProvidersSheet

MOST_MARKED = 8
NONE_IN_HAND = "no model is highlighted: the search finds none"


class ModelActions(Derived):
    """The actions of the keys that concern models."""

    def _in_hand(self) -> Subject | None:
        if self.subject is None:
            self.say(NONE_IN_HAND)
        return self.subject

    def action_detail(self) -> None:
        """Show all there is on the highlighted model."""
        from ortui.ui.widgets.facts import facts  # noqa: PLC0415 - not needed before it is asked for

        if subject := self._in_hand():
            name: Line = ((subject.model.name, "strong"),)
            self.show_sheet(subject.model.id, lambda width: [name, *facts(subject, width)])

    def action_copy_id(self) -> None:
        """Copy the highlighted model's id."""
        if subject := self._in_hand():
            self._copy(subject.model.id)

    def action_copy_line(self) -> None:
        """Copy the highlighted model's prices in one line."""
        from ortui.ui.widgets.facts import price_line  # noqa: PLC0415 - not needed before it is asked for

        if subject := self._in_hand():
            self._copy(price_line(subject))

    def _copy(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.say(f"copied {text}")

    def action_open_page(self) -> None:
        """Open the highlighted model's page, and say its address in case no browser opens."""
        from ortui.ui.page_address import page_address  # noqa: PLC0415 - not needed before it is asked for

        if subject := self._in_hand():
            address = page_address(subject.model.id)
            self.app.open_url(address)
            self.say(address)

    def action_mark(self) -> None:
        """Mark the highlighted model for comparing, or unmark it."""
        if subject := self._in_hand():
            self.toggle_mark(subject.model)

    def toggle_mark(self, model: Model) -> None:
        """Mark a model for comparing, or unmark it."""
        marked = self.picks.marked
        if model.id in marked:
            marked = tuple(each for each in marked if each != model.id)
        elif len(marked) == MOST_MARKED:
            self.say(f"{MOST_MARKED} models are marked already, the most that can be compared; space unmarks one")
            return
        else:
            marked = (*marked, model.id)
        self.picks = self.picks._replace(marked=marked)

    def action_unmark_all(self) -> None:
        """Unmark all models."""
        if not self.picks.marked:
            self.say("no model is marked")
        self.picks = self.picks._replace(marked=())

    def action_compare(self) -> None:
        """Show the marked models side by side; with one marked, beside the highlighted one."""
        from ortui.ui.compare import compare_lines  # noqa: PLC0415 - not needed before it is asked for

        known = self.catalogue.by_id
        ids = [each for each in self.picks.marked if each in known]
        if len(ids) == 1 and self.subject is not None and self.subject.model.id != ids[0]:
            ids.append(self.subject.model.id)
        if len(ids) < 2:  # noqa: PLR2004 - a comparison takes two
            self.say("mark two models or more with space, then compare them")
            return
        models, basis = [known[each] for each in ids], self.basis
        self.show_sheet("Compare", lambda width: compare_lines(models, basis, width), wide=True)

    def action_providers(self) -> None:
        """Show who serves the highlighted model: what is kept at once, fresh ones when they have come."""
        from ortui.ui.providers import Listed  # noqa: PLC0415 - not needed before it is asked for
        from ortui.ui.providers_sheet import ProvidersSheet  # noqa: PLC0415 - the same

        source, subject = self.setup.endpoints, self._in_hand()
        if subject is None or source is None:
            return
        sheet = ProvidersSheet(
            Listed(subject.model, self.basis, activity="…", address=source.address), self._fetch_providers
        )

        def take_kept(loaded: "Loaded") -> None:
            self._keep_listing(subject.model, loaded.listing)
            sheet.show(sheet.listed._replace(listing=loaded.listing, activity=loaded.notice, is_warning=True))
            self.say(loaded.notice)
            if loaded.listing is None or source.is_stale(loaded.listing, self.setup.clock()):
                sheet.action_fetch()

        self.app.push_screen(sheet)
        self.do_behind(lambda: source.at_hand(subject.model), take_kept, sheet.keep)

    def _fetch_providers(self, sheet: "ProvidersSheet") -> None:
        """Fetch the endpoints that a sheet wants."""
        source, model = self.setup.endpoints, sheet.listed.model
        if source is None:
            return

        def take(fetched: "FetchedListing") -> None:
            self._keep_listing(model, fetched.listing)
            sheet.take(fetched.listing, "; ".join(fetched.notices))

        self.do_behind(lambda: source.refresh(model, self.setup.clock()), take, sheet.keep)

    def on_listing_asked(self, asked: ListingAsked) -> None:
        """Read the endpoints of a model that are at hand, once."""
        source, model = self.setup.endpoints, asked.model
        if source is not None and model.id not in self.listings:
            self.listings[model.id] = None
            self.do_behind(lambda: source.at_hand(model), lambda loaded: self._keep_listing(model, loaded.listing))

    def _keep_listing(self, model: Model, listing: "Listing | None") -> None:
        self.listings[model.id] = listing
        self.show_board()

    def action_favourite(self) -> None:
        """Make the highlighted model a favourite, or no longer one."""
        if subject := self._in_hand():
            self.toggle_favourite(subject.model)

    def toggle_favourite(self, model: Model) -> None:
        """Make a model a favourite, or no longer one, for good."""
        wanted = model.id not in self.picks.favourites
        favourites = self.picks.favourites | {model.id} if wanted else self.picks.favourites - {model.id}
        self.picks = self.picks._replace(favourites=favourites)
        self.keep_behind(lambda: self.setup.memory.set_favourite(model.id, wanted=wanted), self.say)
