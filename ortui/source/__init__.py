"""The edges: where figures come from and where they are kept. May import the domain, nothing above."""
