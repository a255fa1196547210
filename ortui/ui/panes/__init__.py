"""The three panes of the desk."""
