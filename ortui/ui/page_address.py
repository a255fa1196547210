"""Where a model's page is."""

from urllib.parse import quote

_SITE = "https://openrouter.ai/"


def page_address(model_id: str) -> str:
    """Give the address of a model's page; what an id may hold besides plain characters is escaped."""
    return _SITE + quote(model_id, safe="/:~")
