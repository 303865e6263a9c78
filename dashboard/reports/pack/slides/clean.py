"""A pack whose every text may stand in an XML file: what comes from data keeps its letters, not its control codes."""

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

FORBIDDEN = re.compile(
    "[^\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069]"
)
"""What XML 1.0 allows in no document or advises against (section 2.2, "Characters"), and marks that turn text round."""
BREAKS = re.compile("[\t\n\r\x0b\x0c\u2028\u2029]+")

Thing = TypeVar("Thing")


def clean(thing: Thing) -> Thing:
    """The same value with its texts on one line and free of forbidden characters, however deep they stand."""
    cleaned: Any = _clean(thing)
    return cleaned  # type: ignore[no-any-return]


def _clean(thing: Any) -> Any:
    if isinstance(thing, str):
        return FORBIDDEN.sub("", BREAKS.sub(" ", thing))
    if isinstance(thing, tuple | list):
        return tuple(_clean(one) for one in thing)
    if isinstance(thing, Mapping):
        return {name: _clean(one) for name, one in thing.items()}
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{field.name: _clean(getattr(thing, field.name)) for field in fields(thing)})
    return thing
