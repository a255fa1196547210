"""The command line: the screen's figures for scripts. Data goes to stdout, words about it to stderr."""
