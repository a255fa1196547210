"""The three looks: dark, light, and the terminal's own colours. Every ink the screen draws with is named here."""

from textual.theme import Theme

DARK, LIGHT, TERMINAL = "dark", "light", "terminal"


def _scrollbar(bar: str, under_the_mouse: str, held: str, ground: str) -> dict[str, str]:
    """Name the colours of Textual's scrollbars."""
    grounds = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")
    return {
        "scrollbar": bar,
        "scrollbar-hover": under_the_mouse,
        "scrollbar-active": held,
        "scrollbar-corner-color": ground,
        **dict.fromkeys(grounds, ground),
    }


THEMES = (
    Theme(
        name=DARK,
        dark=True,
        primary="#7fb0e8",
        secondary="#8fbf9f",
        accent="#7fb0e8",
        warning="#e0b06a",
        error="#e58a7b",
        success="#8fc29a",
        foreground="#d6dae1",
        background="#14171c",
        surface="#14171c",
        panel="#1c2027",
        variables={
            "ink-dim": "#98a0ae",
            "ink-faint": "#4a515d",
            "ink-strong": "#f2f4f7",
            "ink-accent": "#7fb0e8",
            "ink-good": "#8fc29a",
            "ink-warn": "#e0b06a",
            "ink-bar": "#5b87b8",
            "ink-bar-second": "#a8c7e8",
            "ink-bar-rest": "#3d5570",
            "cursor-here": "#28374b",
            "cursor-away": "#20252d",
            "ink-frame": "#39404b",
            **_scrollbar("#4a515d", "#98a0ae", "#7fb0e8", "#14171c"),
            "block-cursor-background": "#28374b",
            "block-cursor-foreground": "#f2f4f7",
            "input-cursor-background": "#d6dae1",
            "input-selection-background": "#35506f",
        },
    ),
    Theme(
        name=LIGHT,
        dark=False,
        primary="#1f5fa8",
        secondary="#2f6b45",
        accent="#1f5fa8",
        warning="#8a5a00",
        error="#a8341f",
        success="#2a6a3c",
        foreground="#23272e",
        background="#fbfbf9",
        surface="#fbfbf9",
        panel="#f0f0ec",
        variables={
            "ink-dim": "#5e646e",
            "ink-faint": "#b6bac1",
            "ink-strong": "#0c0e12",
            "ink-accent": "#1f5fa8",
            "ink-good": "#2a6a3c",
            "ink-warn": "#8a5a00",
            "ink-bar": "#7ba3cf",
            "ink-bar-second": "#2f6399",
            "ink-bar-rest": "#c4d5e8",
            "cursor-here": "#d3e3f5",
            "cursor-away": "#ececE8",
            "ink-frame": "#c6c9ce",
            **_scrollbar("#b6bac1", "#5e646e", "#1f5fa8", "#fbfbf9"),
            "block-cursor-background": "#d3e3f5",
            "block-cursor-foreground": "#0c0e12",
            "input-cursor-background": "#23272e",
            "input-selection-background": "#bcd5f0",
        },
    ),
    Theme(
        name=TERMINAL,
        ansi=True,
        primary="ansi_blue",
        secondary="ansi_cyan",
        accent="ansi_blue",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        variables={
            "ink-dim": "ansi_default",
            "ink-faint": "ansi_bright_black",
            "ink-strong": "ansi_default",
            "ink-accent": "ansi_blue",
            "ink-good": "ansi_green",
            "ink-warn": "ansi_yellow",
            "ink-bar": "ansi_blue",
            "ink-bar-second": "ansi_cyan",
            "ink-bar-rest": "ansi_bright_black",
            "cursor-here": "ansi_default",
            "cursor-away": "ansi_default",
            "ink-frame": "ansi_bright_black",
            **_scrollbar("ansi_bright_black", "ansi_default", "ansi_blue", "ansi_default"),
            "block-cursor-background": "ansi_default",
            "block-cursor-foreground": "ansi_default",
            "input-cursor-background": "ansi_default",
            "input-selection-background": "ansi_bright_black",
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
        },
    ),
)

BY_NAME = {theme.name: theme for theme in THEMES}
