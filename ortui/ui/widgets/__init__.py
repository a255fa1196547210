"""What the panes are made of. A widget never asks its app or a sibling for anything."""
