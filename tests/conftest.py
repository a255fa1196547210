"""What holds for all tests: a busy machine must not fail one."""

from hypothesis import HealthCheck, settings

settings.register_profile("ortui", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ortui")
