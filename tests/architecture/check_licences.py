#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every source says in its first two lines which licence it is under (SPDX specification, annex E).

usage: check_licences.py ROOT
"""
import subprocess
import sys
from pathlib import Path

LINE = "SPDX-License-Identifier: Apache-2.0"
SUFFIXES = {".h", ".cpp", ".cu", ".cuh", ".py", ".sh", ".cmake"}


def is_source(path):
    return path.suffix in SUFFIXES or path.name == "CMakeLists.txt" or (path.suffix == "" and path.name in {"run", "nightly"})


def unlabelled(root, paths):
    """Those of `paths`, relative to `root`, whose first two lines do not hold LINE."""
    return [path for path in paths if LINE not in "".join((root / path).read_text(encoding="utf-8").splitlines(True)[:2])]


def main():
    root = Path(sys.argv[1]).resolve()
    listed = subprocess.run(["git", "-C", root, "ls-files", "-z"], check=True, capture_output=True, text=True).stdout
    sources = [path for path in map(Path, listed.split("\0")) if is_source(path) and (root / path).is_file()]
    missing = unlabelled(root, sources)
    print(f"{len(sources)} sources, {len(missing)} without “{LINE}” in their first two lines")
    print("\n".join(map(str, missing)))
    return 1 if missing or not sources else 0


if __name__ == "__main__":
    sys.exit(main())
