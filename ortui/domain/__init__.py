"""The rules and the figures: pure, exact, without clock, file, network or screen."""
