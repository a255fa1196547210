"""What holds for all tests: a busy machine must not fail one, and a run finds today what it found yesterday.

New cases are looked for apart, a few hundred for each property: ``pytest --hypothesis-profile explore``.
"""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ortui", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], max_examples=60
)
settings.register_profile("explore", settings.get_profile("ortui"), derandomize=False, max_examples=600)
settings.load_profile("ortui")
