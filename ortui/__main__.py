"""The stair: no words lead to the screen, words to the command line. Each is imported only when taken."""

import gc
import sys


def main() -> int:
    """Run ortui with the words of the command line; return its exit code."""
    gc.disable()  # collecting what the imports make costs a tenth of the start; the screen turns it on again
    words = sys.argv[1:]
    if words:
        from ortui.cli.main import run_words  # noqa: PLC0415 - the screen needs none of it

        return run_words(words)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stderr.write("ortui: the screen needs a terminal; for scripts there are commands, see ortui --help\n")
        return 2
    from ortui.ui.early_frame import early_frame  # noqa: PLC0415 - the command line needs none of it

    try:
        with early_frame() as before:
            from ortui.ui.app import run  # noqa: PLC0415 - this takes most of a start

            return run(before)
    except KeyboardInterrupt:  # before the screen was there to take the key
        return 130


if __name__ == "__main__":
    sys.exit(main())
