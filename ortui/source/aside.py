"""Moving out of the way what can't be read: it keeps its content and gets a dated name beside its old one."""

import os
from datetime import datetime
from pathlib import Path

from ortui.source.disk import reason
from ortui.source.errors import UnwritableError


def dated_name(file: Path, why: str, now: datetime) -> Path:
    """Give a name beside a file that nothing has yet: ``scenarios.toml.unread-20261123T183500``."""
    dated = file.with_name(f"{file.name}.{why}-{now:%Y%m%dT%H%M%S}")
    name, number = dated, 1
    while os.path.lexists(name):
        number += 1
        name = dated.with_name(f"{dated.name}-{number}")
    return name


def move_aside(file: Path, now: datetime) -> Path:
    """Rename a file, a folder or a link; return its new place. Raises UnwritableError, and it is then where it was.

    To be called under the lock of its folder: else what another ortui has just written could be moved.
    """
    aside = dated_name(file, "unread", now)
    try:
        file.rename(aside)
    except OSError as error:
        raise UnwritableError(f"it can't be moved aside either: {reason(error)} ({file})") from error
    return aside
