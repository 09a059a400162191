"""Run by the interpreter of addok's own environment: answers queries read on standard input.

One JSON array of [query, lon, lat] per line in, one JSON object {"secondes", "reponses"} out.
"""

from __future__ import annotations

import json
import os
import sys
import time

from addok.config import config
from addok.core import search


def answer(query: str, lon: float | None, lat: float | None) -> list[object] | None:
    found = search(query, limit=1, autocomplete=False, lat=lat, lon=lon)
    if not found:
        return None
    best = found[0]
    kind = getattr(best, "type", "")
    numero = (getattr(best, "housenumber", "") or "") if kind == "housenumber" else ""
    return [float(best.lon), float(best.lat), best.citycode, numero, float(best.score), kind]


def main() -> None:
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what addok prints must not mix with the answers
    config.load()
    out.write("{}\n")
    out.flush()
    for line in sys.stdin:
        queries = json.loads(line)
        start = time.perf_counter()
        answers = [answer(*query) for query in queries]
        spent = time.perf_counter() - start
        out.write(json.dumps({"secondes": spent, "reponses": answers}) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
