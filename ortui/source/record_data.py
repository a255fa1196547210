"""Records of the domain as plain JSON and back, by the types of their fields.

What equals the default is left out. Decimals become text, so that their digits stay as they are.
"""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Record = TypeVar("Record")
_hints: dict[type, Mapping[str, Any]] = {}


def to_data(value: object) -> object:
    """Turn a record, or what is in one, into plain data."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        defaults: Mapping[str, object] = getattr(value, "_field_defaults", {})
        fields = zip(value._fields, value, strict=True)
        return {name: to_data(held) for name, held in fields if name not in defaults or held != defaults[name]}
    if isinstance(value, tuple):
        return [to_data(item) for item in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | StrEnum) else value


def from_data(kind: type[Record], data: object) -> Record:
    """Read a record of a kind; raises ValueError where the data are not those of one."""
    if not isinstance(data, dict):
        raise ValueError(f"no {kind.__name__}")  # noqa: TRY004 - of the data, not of the program
    if kind not in _hints:
        _hints[kind] = get_type_hints(kind)
    hints = _hints[kind]
    try:
        return kind(**{name: _read(hints[name], held) for name, held in data.items()})
    except (InvalidOperation, KeyError, TypeError) as error:
        raise ValueError(f"no {kind.__name__}") from error


def _read(hint: Any, data: object) -> object:  # noqa: ANN401 - any annotation
    if get_origin(hint) is UnionType:
        kinds = [kind for kind in get_args(hint) if kind is not NoneType]
        return None if data is None else _read(kinds[0], data)
    if get_origin(hint) is tuple:
        if not isinstance(data, list):
            raise ValueError("no list")
        return tuple(_read(get_args(hint)[0], item) for item in data)
    if hasattr(hint, "_fields"):
        return from_data(hint, data)
    if hint in (Decimal, date, datetime) or issubclass(hint, StrEnum):
        if not isinstance(data, str):
            raise ValueError(f"no {hint.__name__}")
        return hint(data) if hint not in (date, datetime) else hint.fromisoformat(data)
    if type(data) is not hint:
        raise ValueError(f"no {hint.__name__}")
    return data
