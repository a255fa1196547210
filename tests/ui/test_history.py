"""Undo and redo: in order, one go as one change, and a new change forgets what was taken back."""

from ortui.ui.history import MOST_KEPT, Go, History


def test_changes_are_taken_back_and_made_again_in_order() -> None:
    history: History[int] = History()
    for before, at in ((1, 0.0), (2, 10.0)):
        history.note(f"knob {before}", before, at)
    assert [history.undo(3), history.undo(2), history.undo(1)] == [2, 1, None]
    assert [history.redo(1), history.redo(2), history.redo(3)] == [2, 3, None]


def test_steps_of_one_slider_in_one_go_are_one_change() -> None:
    history: History[int] = History()
    for before, at in ((1, 0.0), (2, 0.5), (3, 1.0)):
        history.note("prompt", before, at, Go.STEP)
    history.note("completion", 4, 1.1, Go.STEP)
    history.note("completion", 5, 9.0, Go.STEP)
    assert [history.undo(6), history.undo(5), history.undo(4), history.undo(1)] == [5, 4, 1, None]


def test_a_drag_is_one_change_however_slow_and_the_next_one_another() -> None:
    history: History[int] = History()
    for before, at, go in ((1, 0.0, Go.NEW), (2, 60.0, Go.ON), (3, 60.1, Go.NEW), (4, 60.2, Go.ON)):
        history.note("prompt", before, at, go)
    assert [history.undo(5), history.undo(3), history.undo(1)] == [3, 1, None]


def test_what_stands_alone_never_goes_on_nor_is_gone_on_with() -> None:
    history: History[int] = History()
    for before, go in ((1, Go.NEW), (2, Go.NEW), (3, Go.STEP), (4, Go.NEW), (5, Go.STEP)):
        history.note("prompt", before, 0.0, go)
    assert [history.undo(6), *(history.undo(state) for state in (5, 4, 3, 2))] == [5, 4, 3, 2, 1]


def test_a_new_change_forgets_what_was_taken_back() -> None:
    history: History[int] = History()
    history.note("prompt", 1, 0.0)
    assert history.undo(2) == 1
    history.note("prompt", 1, 0.1)
    assert history.redo(9) is None
    assert history.undo(9) == 1


def test_only_so_many_are_kept() -> None:
    history: History[int] = History()
    for before in range(MOST_KEPT + 50):
        history.note(str(before), before, float(before))
    taken = [history.undo(0) for _ in range(MOST_KEPT + 1)]
    assert taken[-2:] == [50, None]
