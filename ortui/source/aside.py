"""Moving out of the way what can't be read: it keeps its content and gets a dated name beside its old one."""

import os
from datetime import datetime
from pathlib import Path

from ortui.source.disk import reason
from ortui.source.errors import UnwritableError


def move_aside(file: Path, now: datetime) -> Path:
    """Rename a file, a folder or a link; return its new place. Raises UnwritableError, and it is then where it was.

    To be called under the lock of its folder: else what another ortui has just written could be moved.
    """
    dated = file.with_name(f"{file.name}.unread-{now:%Y%m%dT%H%M%S}")
    aside, number = dated, 1
    while os.path.lexists(aside):
        number += 1
        aside = dated.with_name(f"{dated.name}-{number}")
    try:
        file.rename(aside)
    except OSError as error:
        raise UnwritableError(f"it can't be moved aside either: {reason(error)} ({file})") from error
    return aside
