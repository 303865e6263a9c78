"""The rules as declared: plain values, in the order of the files of this folder and of their declarations."""

import json
from decimal import Decimal
from functools import cache
from typing import Any

from data import ROOT


@cache
def declarations() -> tuple[dict[str, Any], ...]:
    """Every rule as its file declares it; numbers with decimals are exact."""
    files = sorted((ROOT / "rules").glob("*.json"))
    read = [json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal) for path in files]
    return tuple(one for file in read for one in file["rules"])
