"""The real program with short time limits: `python -m tests.faults.impatient WORDS…`, as `python -m ortui WORDS…`.

Where FAULTS_PEAK names a file, the most memory the process ever had is written there, in kilobytes.
"""

import os
import sys
from functools import partial
from pathlib import Path

from ortui.__main__ import main
from ortui.source import api
from ortui.source.retry import Patience

SHORT = Patience(connect=1, silence=0.3, in_all=0.7, tries=1)
"""For faults that last: each waits for its limit."""
LONG_ENOUGH = Patience(connect=5, silence=5, in_all=20, tries=2, first_pause=0.01)
"""For faults that are over at once, and for floods, which must be ended by their size."""


def _peak() -> str:
    status = Path("/proc/self/status").read_text("ascii")
    return next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    patience = SHORT if os.environ.get("FAULTS_PATIENCE") == "short" else LONG_ENOUGH
    vars(api)["Api"] = partial(api.Api, patience=patience)
    code = main()
    if file := os.environ.get("FAULTS_PEAK"):
        Path(file).write_text(_peak(), "ascii")
    sys.exit(code)
