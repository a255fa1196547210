"""The boards of Credits: each a form, and below it what follows from its fields."""
