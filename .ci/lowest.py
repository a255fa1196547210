"""Print the lowest versions that ``pyproject.toml`` allows of what ortui needs, as pip takes them."""

import re
import tomllib
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]

print(*[re.sub(r">=([\d.]+).*", r"==\1", each) for each in PROJECT["dependencies"]], sep="\n")
