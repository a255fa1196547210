"""Takes the pictures in this folder: the real program on the bundled prices, at the sizes people use.

python screenshots/take.py [NAME…]      # all of them, or those whose name begins so
"""

import asyncio
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from ortui.source.paths import Paths
from ortui.ui.app import Ortui
from ortui.ui.machine import setup_from

FOLDER = Path(__file__).parent
MOMENT = datetime(2026, 8, 22, 20, 0, tzinfo=UTC)
"""The clock of the pictures: they are the same on every day."""
FONTS = re.compile(r"@font-face \{.*?\}", re.DOTALL)
WORK = ("2", "9", "0", "k", "enter", "down", "8", "0", "enter", "down", "1", "5", "0", "0", "enter", "down")
"""A coding agent's turn: 90,000 prompt tokens, 80 % from cache, 1,500 completion tokens."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the size of the terminal, the keys pressed before it is taken."""

    name: str
    size: tuple[int, int]
    keys: Sequence[str] = ()
    theme: str = "dark"


SEARCH = ("slash", *"claude", "space", *"ctx", "greater_than_sign", "equals_sign", *"200k", "enter")
AGENT = (*WORK, "2", "0", "0", "enter", *SEARCH, "s", "s", "s", "s", "s")
PICTURES = (
    Picture("wide-dark", (160, 48), AGENT),
    Picture("wide-light", (160, 48), AGENT, "light"),
    Picture("middle-prices", (100, 30), SEARCH),
    Picture("middle-estimate", (100, 30), (*SEARCH, *WORK), "light"),
    Picture("small-prices", (80, 24)),
    Picture("small-estimate", (80, 24), (*SEARCH, *WORK)),
    Picture("small-credits", (80, 24), (*SEARCH, *WORK, "tab"), "light"),
    Picture("tiny-prices", (60, 20)),
    Picture("detail", (100, 30), ("slash", *"gemini-2.5-pro", "enter", "enter")),
    Picture("help", (100, 30), ("question_mark",)),
)


async def take(picture: Picture) -> str:
    """Run the program, press the keys, and return the picture as SVG."""
    with TemporaryDirectory() as home:
        folder = Path(home)
        real = setup_from(Paths(folder, folder, folder), {}, lambda: MOMENT)
        app = Ortui(replace(real, refreshes_by_itself=False, theme=picture.theme))
        async with app.run_test(size=picture.size) as pilot:
            for key in picture.keys:
                await pilot.press(key)
            await pilot.pause()
            return FONTS.sub("", app.export_screenshot(title="ortui"))


def main(wanted: Sequence[str]) -> int:
    """Take the pictures that are wanted."""
    for picture in PICTURES:
        if not wanted or picture.name.startswith(tuple(wanted)):
            file = FOLDER / f"{picture.name}.svg"
            file.write_text(asyncio.run(take(picture)), "utf-8")
            print(file.name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
