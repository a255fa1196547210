"""A person's TOML text that is changed: comments, order and line ends stay, and it means exactly what it should."""

import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ortui.source.toml_edit import dumped, rewritten

Table = dict[str, Any]
TEXT = """\
# What I work on.
other = [1, 2] # kept

# the agent
[scenarios.agent]  # mine
completion = 1500
prompt = 90000           # or "90k"
# between
days   =   22#tight

# the second
[scenarios."b c"]
prompt = 5
text = '''
[not.a.header]
# nor a comment'''
"""


def changed(change: Callable[[Table], object], text: str = TEXT) -> str | None:
    table = tomllib.loads(text)
    change(table)
    return rewritten(text, table)


def test_what_is_not_changed_stays_to_the_letter() -> None:
    for text in (TEXT, "", "# only words", "a = 1", "[x]\n[y.z]\n", TEXT.replace("\n", "\r\n")):
        assert changed(lambda _: None, text) == text


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (lambda t: t["scenarios"]["agent"].update(prompt=7), "prompt = 90000   ", "prompt = 7   "),
        (lambda t: t["scenarios"]["agent"].update(days="#1"), "days   =   22#tight", 'days   = "#1"#tight'),
        (lambda t: t["scenarios"]["agent"].pop("completion"), "completion = 1500\n", ""),
        (lambda t: t["scenarios"]["agent"].update(audio=3), "22#tight\n", "22#tight\naudio = 3\n"),
        (lambda t: t.update(other=[3]), "[1, 2] # kept", "[\n    3,\n] # kept"),
        (
            lambda t: t["scenarios"].update(new={"prompt": 1}),
            "nor a comment'''\n",
            "nor a comment'''\n\n[scenarios.new]\nprompt = 1\n",
        ),
        (
            lambda t: t["scenarios"].update({"x]": t["scenarios"].pop("agent")}),
            "[scenarios.agent]  # mine",
            '[scenarios."x]"]  # mine',
        ),
        (
            lambda t: t["scenarios"].pop("b c"),
            "[scenarios.\"b c\"]\nprompt = 5\ntext = '''\n[not.a.header]\n# nor a comment'''\n",
            "",
        ),
    ],
)
def test_only_what_is_changed_is_written_anew(change: Callable[[Table], object], before: str, after: str) -> None:
    assert before in TEXT
    assert changed(change) == TEXT.replace(before, after)
    assert changed(change, TEXT.replace("\n", "\r\n")) == TEXT.replace(before, after).replace("\n", "\r\n")


def test_what_stands_before_the_next_table_stays_with_it() -> None:
    found = changed(lambda table: table["scenarios"].pop("agent"))
    assert found is not None
    assert '# the agent\n# the second\n[scenarios."b c"]' in found


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("[[list]]\na = 1\n", lambda t: t.update(b=1)),
        ("scenarios = {agent = {prompt = 1}}\n", lambda t: t["scenarios"]["agent"].update(prompt=2)),
        ("scenarios = {agent = {prompt = 1}}\n", lambda t: t["scenarios"].update(new={"prompt": 2})),
        ("agent.prompt = 1 # x\nagent.days = 2\n", lambda t: t["agent"].update(days=3)),
        ("list = [ # why\n 1,\n]\n", lambda t: t.update(list=[2])),
    ],
)
def test_what_can_not_be_edited_without_loss_is_not(text: str, change: Callable[[Table], object]) -> None:
    assert changed(change, text) is None


words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)
values = st.one_of(st.integers(-9, 9), st.booleans(), words, st.lists(words, max_size=2))
tables = st.dictionaries(words, st.dictionaries(words, values, max_size=3), max_size=3)


@given(before=tables, after=tables, root=st.dictionaries(words, values, max_size=2))
def test_the_result_means_the_table(before: Table, after: Table, root: Table) -> None:
    text = "# kept\n" + dumped({"scenarios": before})
    wanted = {**root, "scenarios": after}
    found = rewritten(text, wanted)
    if found is None:
        return
    assert "# kept\n" in found
    assert {"scenarios": {}, **tomllib.loads(found)} == wanted


@given(before=tables, after=tables)
def test_what_ortui_writes_it_can_edit(before: Table, after: Table) -> None:
    assert rewritten(dumped({"scenarios": before}), {"scenarios": after}) is not None
