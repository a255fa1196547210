"""What the parts of the desk are built on: to a type checker the desk with its state, else nothing.

For each class of screens Textual works through all that it inherits, before the first paint.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortui.ui.state import DeskState

    Part = DeskState
else:
    Part = object
