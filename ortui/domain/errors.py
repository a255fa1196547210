"""What the domain raises when a person's input can't be taken."""


class InvalidInputError(ValueError):
    """Input that can't be taken; its text is a sentence that says what is wrong and what would be right."""
