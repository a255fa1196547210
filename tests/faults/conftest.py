"""What the tests of faults share: an empty home, processes that write there, and a server that gives them prices."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ortui.source.paths import Paths, find_paths
from tests.source.conftest import Exchange, Loopback

Writer = Callable[..., "subprocess.Popen[str]"]
_ROOT = Path(__file__).parents[2]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Name the files of a home that does not exist yet."""
    return find_paths({"ORTUI_HOME": str(tmp_path / "home")})


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    """Start processes of ``writers.py`` on the home; they end with the test."""
    started: list[subprocess.Popen[str]] = []

    def start(task: str, *words: str) -> "subprocess.Popen[str]":
        command = [sys.executable, str(_ROOT / "tests" / "faults" / "writers.py"), task, str(tmp_path / "home"), *words]
        started.append(
            subprocess.Popen(  # noqa: S603 - our own words
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env=os.environ | {"PYTHONPATH": str(_ROOT)},
            )
        )
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()


class PriceServer(Loopback):
    """Answers each request with other prices: those of request 7 all cost 7 millionths of a dollar."""

    def __init__(self, models: int) -> None:
        super().__init__(self._answer)
        self._models = models

    def _answer(self, exchange: Exchange) -> None:
        price = f"0.{len(self.requests):06}"
        pricing = {"prompt": price, "completion": price}
        if exchange.path.endswith("/endpoints"):
            endpoints = [{"provider_name": "Lab", "tag": f"lab/{number}", "pricing": pricing} for number in range(50)]
            data: object = {"id": "lab/model-1", "endpoints": endpoints}
        else:
            data = [
                {"id": f"lab/model-{number}", "name": f"Model {number}", "created": 1, "pricing": pricing}
                for number in range(self._models)
            ]
        exchange.reply(json.dumps({"data": data}).encode(), ETag=f'"{price}"')


@pytest.fixture
def price_server() -> Iterator[Callable[[int], PriceServer]]:
    """Start servers of so many models; they end with the test."""
    servers: list[PriceServer] = []

    def start(models: int) -> PriceServer:
        servers.append(PriceServer(models))
        return servers[-1]

    yield start
    for server in servers:
        server.end()
