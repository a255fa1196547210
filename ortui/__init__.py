"""ortui: what language models cost through OpenRouter, in the terminal.

Three floors: ``domain`` holds the rules and figures (pure), ``source`` fetches and keeps what they are applied to,
``cli`` and ``ui`` show the results. Importing the package loads none of them.
"""

__version__ = "0.1.0"
