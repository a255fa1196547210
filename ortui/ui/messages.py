"""What widgets of every kind tell the desk."""

from textual.message import Message


class Said(Message):
    """Something to tell the person: why an input was not taken, or why a key can't act now."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__()


class Left(Message):
    """A pane was left by escape: the prices are wanted again."""
