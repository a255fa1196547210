"""The screen: one desk with three panes that share one state."""
