"""`ortui balance`: what is left, of what, until when, and how long it lasts."""

from ortui.cli.answer import Answer
from ortui.cli.arguments import Chosen
from ortui.cli.asking import PATIENCE, ask_account, refused
from ortui.source.errors import RefusedError


def run(chosen: Chosen) -> Answer:
    """Say what can be spent."""
    if chosen.format is not None:
        from ortui.cli.balance_line import line  # noqa: PLC0415 - each form loads what it needs: a prompt waits for it

        return line(chosen.format)
    try:
        asked = ask_account(PATIENCE)
    except RefusedError as error:
        return refused(error)
    if chosen.json:
        from ortui.cli.balance_json import as_json  # noqa: PLC0415 - see above

        return Answer(as_json(asked), asked.notes)
    from ortui.cli.balance_text import as_text, origin  # noqa: PLC0415 - see above

    return Answer(as_text(asked.account, asked.now), (*asked.notes, origin(asked)))
