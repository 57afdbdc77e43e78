"""Files in, JSON out: how long the pipeline takes for each of them in one process, and its stages over all of them.

The first two files, a text and a PDF, are read before the clock starts.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from extract.engines.crew import ONE_THREAD

STAGES = ("read", "layout", "segment", "annotate", "relate", "normalise")


def main(warm: list[Path], paths: list[Path]) -> None:
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    from extract import pipeline
    from extract.annotate.parser import load_parser

    began = time.perf_counter()
    load_parser()
    for report in warm:  # rules, profiles and the register of municipalities are loaded with the first report
        pipeline.extract_file(report)
    loading = time.perf_counter() - began
    shares: Counter[str] = Counter()
    for stage in STAGES:
        setattr(pipeline, stage, _timed(getattr(pipeline, stage), stage, shares))
    files = {}
    for path in paths:
        shares.clear()
        began = time.perf_counter()
        rows = pipeline.extract_file(path)
        files[path.name] = {"seconds": time.perf_counter() - began, "status": rows.status, "stages": dict(shares)}
    print(json.dumps({"loading": loading, "files": files}))


def _timed(stage: Callable[..., Any], name: str, shares: Counter[str]) -> Callable[..., Any]:
    @wraps(stage)
    def timed(*arguments: Any) -> Any:
        began = time.perf_counter()
        try:
            return stage(*arguments)
        finally:
            shares[name] += time.perf_counter() - began

    return timed


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:3]], [Path(argument) for argument in sys.argv[3:]])
