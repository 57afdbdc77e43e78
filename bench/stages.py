"""Files in, JSON out: how long the pipeline takes for each of them in one process, and its stages over all of them."""

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

from extract.engines.worker import ONE_THREAD

STAGES = ("read", "layout", "segment", "annotate", "relate", "normalise")
WARM_UP = "施設の概要\n利用者は令和５年度に延べ約1,200人であり、前年度より増加した。\n"


def main(paths: list[Path]) -> None:
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    from extract import pipeline

    warm = paths[0].with_name(".warm.txt")
    warm.write_text(WARM_UP, encoding="utf-8")
    began = time.perf_counter()
    pipeline.extract_file(warm)
    loading = time.perf_counter() - began
    shares: Counter[str] = Counter()
    for stage in STAGES:
        setattr(pipeline, stage, _timed(getattr(pipeline, stage), stage, shares))
    files = {}
    for path in paths:
        began = time.perf_counter()
        rows = pipeline.extract_file(path)
        files[path.name] = {"seconds": time.perf_counter() - began, "status": rows.status}
    print(json.dumps({"loading": loading, "files": files, "stages": shares}))


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
    main([Path(argument) for argument in sys.argv[1:]])
