"""`ortui show`: one model, all its prices."""

from ortui.cli.answer import Answer
from ortui.cli.arguments import Chosen
from ortui.cli.as_json import catalogue_part, document, model_part
from ortui.cli.at_hand import find_models, gather
from ortui.cli.sheet import sheet
from ortui.cli.workload import read_at
from ortui.source.settings import load_settings


def run(chosen: Chosen) -> Answer:
    """Show a model."""
    at_hand = gather()
    settings, odd_settings = load_settings(at_hand.paths.settings_file)
    moment = read_at(chosen, at_hand.now)
    (named,) = find_models(at_hand.catalogue, chosen.operands)
    notes = (*odd_settings, *at_hand.notices, *([named.remark] if named.remark else []))
    if not chosen.json:
        return Answer(sheet(named.model, moment, settings.tiers), (*notes, at_hand.origin))
    part = model_part(named.model, moment, settings.tiers)
    return Answer(document({"catalogue": catalogue_part(at_hand.catalogue, at_hand.now), "model": part}), notes)
