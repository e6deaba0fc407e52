#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the table "Rooms, and who may know whom" of docs/architecture.md.

usage: check_includes.py ROOT    fails on any include that the table does not allow, and on files over 600 lines
       check_includes.py --self-test
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# Folder -> (our folders, libraries) it may include, besides itself and the C++ standard library. The longest folder that
# holds a file decides. `inference` stands for every folder below it.
TABLE = {
    "core": ([], []),
    "io": (["core"], ["ITK", "GDCM", "JSON", "OpenSSL", "TIFF"]),
    "inference/ops": ([], ["Torch", "Highway", "CUDA", "CUB"]),
    "inference/imaging": (["core"], ["ITK"]),
    "inference/glmamba": (["inference/ops"], ["Torch"]),
    "inference/baselines": (["inference/glmamba"], ["Torch"]),
    "inference/segmentation": (["inference/ops"], ["Torch"]),
    "inference/engine": (["core", "inference"], ["Torch", "JSON", "OpenSSL"]),
    "inference/training": (["core", "inference"], ["Torch", "JSON"]),
    "viewer": (["core"], ["VTK"]),
    "app/trust": (["core", "inference"], []),
    "app/report": (["core", "io", "inference", "app/trust"], ["JSON"]),
    "app/model": (["core", "io", "inference", "app/trust", "app/report"], ["QtCore"]),
    "app/cli": (["core", "io", "inference", "app/trust", "app/report"], ["JSON", "CLI11", "spdlog"]),
    "app/desktop": (["core", "io", "inference", "viewer", "app/model", "app/trust", "app/report"],
                    ["QtCore", "Qt beyond QtCore", "VTK", "JSON", "CLI11", "spdlog", "Fontconfig"]),
}
# A stage never calls a later one: engine is above imaging and the networks, training above engine.
NEVER = {
    "inference/engine": ["inference/training"],
}
NO_CODE = ["resources", "installer"]
OUR_FOLDERS = ["core", "io", "inference", "viewer", "app", "tests"]
SOURCES = {".h", ".cpp", ".cu", ".cuh", ".hpp", ".cc", ".c"}
LONGEST_FILE = 600

QTCORE_HEADERS = {
    name
    for line in (Path(__file__).parent / "qtcore_headers.txt").read_text().splitlines() if not line.startswith("#")
    for name in line.split()
}

LIBRARIES = [
    (re.compile(r"itk|vnl/|vcl_"), "ITK"),
    (re.compile(r"gdcm|dcmtk/"), "GDCM"),
    (re.compile(r"vtk|QVTK"), "VTK"),
    (re.compile(r"torch/|ATen/|c10/|torch\.h|caffe2/"), "Torch"),
    (re.compile(r"hwy/"), "Highway"),
    (re.compile(r"cub/|thrust/"), "CUB"),
    (re.compile(r"cuda|cudnn|cublas|nvtx"), "CUDA"),
    (re.compile(r"nlohmann/"), "JSON"),
    (re.compile(r"CLI/"), "CLI11"),
    (re.compile(r"spdlog/|fmt/"), "spdlog"),
    (re.compile(r"openssl/"), "OpenSSL"),
    (re.compile(r"tiff"), "TIFF"),
    (re.compile(r"fontconfig/"), "Fontconfig"),
    (re.compile(r"catch2/"), "Catch2"),
    (re.compile(r"benchmark/"), "Benchmark"),
]
STANDARD = re.compile(r"[a-z_0-9]+(\.h)?$|(sys|sanitizer|unistd|linux|mach|mach-o|netinet)/|(x86|imm|arm_)[a-z]*\.h$|[Ww]indows\.h$|[Pp]sapi\.h$")


def library_of(name):
    """The library an include belongs to; None for the standard library and the system; '?' when unknown."""
    if re.match(r"Q[A-Zt]", name) and not name.startswith("QVTK"):
        return "QtCore" if name.startswith("QtCore/") or name in QTCORE_HEADERS else "Qt beyond QtCore"
    for pattern, library in LIBRARIES:
        if pattern.match(name):
            return library
    return None if STANDARD.match(name) else "?"


def folder_of(path):
    """The row of the table that a path (relative, with slashes) belongs to, or None."""
    fitting = [folder for folder in TABLE if path == folder or path.startswith(folder + "/")]
    return max(fitting, key=len, default=None)


def below(path, folder):
    return path == folder or path.startswith(folder + "/")


def problems_of_include(path, name):
    """Why file `path` may not include `name`, or None."""
    folder = folder_of(path)
    if name.split("/")[0] in OUR_FOLDERS and "/" in name:
        if folder is None or below(name, folder):
            return None
        ours, _ = TABLE[folder]
        if any(below(name, other) for other in NEVER.get(folder, [])):
            return f"{folder} may not include {name}"
        return None if any(below(name, other) for other in ours) else f"{folder} may not include {name}"
    library = library_of(name)
    if library == "?":
        return f"{name} belongs to no known library: include from the root, or add it to {Path(__file__).name}"
    if folder is None or library is None:
        return None
    return None if library in TABLE[folder][1] else f"{folder} may not include {name} ({library})"


def check(root, files):
    """Sentences about every violation in `files`, paths relative to `root`."""
    found = []
    for path in files:
        if Path(path).suffix not in SOURCES or path.startswith("build/"):
            continue
        if any(below(path, folder) for folder in NO_CODE):
            found.append(f"{path}: no code in this folder")
        if path.split("/")[0] in OUR_FOLDERS and folder_of(path) is None and not below(path, "tests"):
            found.append(f"{path}: in no folder of the table")
        lines = (root / path).read_text(encoding="utf-8").splitlines()
        if len(lines) > LONGEST_FILE:
            found.append(f"{path}: {len(lines)} lines, the limit is {LONGEST_FILE}")
        for number, line in enumerate(lines, 1):
            match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
            if match and (problem := problems_of_include(path, match.group(1))):
                found.append(f"{path}:{number}: {problem}")
    return found


def files_of(root):
    """Sources below `root`: those git knows or would add; every file where there is no git."""
    git = subprocess.run(["git", "-C", str(root), "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True)
    if git.returncode == 0:
        return [path for path in git.stdout.splitlines() if (root / path).is_file()]
    return [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]


def self_test():
    """Plants violations, one in each kind of place, and fails unless each is found and nothing else is."""
    planted = {
        "core/a.cpp": ('#include "io/scan.h"', True),
        "core/b.cpp": ("#include <vector>\n#include <sys/stat.h>", False),
        "core/c.cpp": ("#include <itkImage.h>", True),
        "io/a.cpp": ("#include <gdcmReader.h>\n#include <itkImage.h>", False),
        "io/b.cpp": ("#include <torch/torch.h>", True),
        "io/c.cpp": ("  #  include <QString>", True),
        "inference/ops/a.cpp": ('#include "core/volume.h"', True),
        "inference/ops/b.cpp": ("#include <hwy/highway.h>\n#include <ATen/ATen.h>", False),
        "inference/imaging/a.cpp": ("#include <c10/util/Exception.h>", True),
        "inference/glmamba/a.cpp": ('#include "inference/engine/model.h"', True),
        "inference/engine/a.cpp": ('#include "inference/training/split.h"', True),
        "inference/engine/b.cpp": ('#include "io/load.h"', True),
        "inference/engine/c.cpp": ('#include "inference/imaging/kspace.h"', False),
        "inference/training/a.cpp": ('#include "io/load.h"', True),
        "inference/training/b.cpp": ('#include "inference/engine/model.h"', False),
        "inference/baselines/a.cpp": ('#include "inference/ops/linear.h"', True),
        "viewer/a.cpp": ("#include <QString>", True),
        "viewer/b.cpp": ('#include "inference/imaging/metrics.h"', True),
        "viewer/c.cpp": ("#include <vtkActor.h>", False),
        "app/model/a.cpp": ("#include <QImage>", True),
        "app/model/b.cpp": ("#include <QObject>\n#include <QTimer>\n#include <QThread>\n#include <QAbstractItemModel>", False),
        "app/model/c.cpp": ("#include <QtWidgets/QLabel>", True),
        "app/model/d.cpp": ("#include <QFileDialog>", True),
        "app/cli/a.cpp": ('#include "viewer/slice_view.h"', True),
        "app/cli/b.cpp": ("#include <vtkImageData.h>", True),
        "app/cli/c.cpp": ("#include <CLI/CLI.hpp>", False),
        "app/desktop/a.cpp": ("#include <QMainWindow>\n#include <QVTKOpenGLNativeWidget.h>", False),
        "app/other/a.cpp": ("", True),
        "resources/a.cpp": ("", True),
        "core/test.cpp": ('#include "tests/io/test_data.h"', True),
        "tests/io/a.cpp": ('#include "tests/io/test_data.h"\n#include "io/scan.h"\n#include <catch2/catch.hpp>', False),
        "core/d.cpp": ('#include "helper/x.h"', True),
        "core/e.cpp": ("\n" * (LONGEST_FILE + 1), True),
        "core/f.cpp": ("\n" * LONGEST_FILE, False),
    }
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, (content, _) in planted.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(content)
        found = check(root, list(planted))
    wrong = []
    for path, (_, bad) in planted.items():
        hits = [line for line in found if line.startswith(path + ":")]
        if bad != (len(hits) > 0):
            wrong.append(f"{path}: {'not found' if bad else hits}")
    return wrong


def main():
    if sys.argv[1:] == ["--self-test"]:
        found = self_test()
        print(f"self-test: {len(found)} wrong")
    else:
        root = Path(sys.argv[1]).resolve()
        files = files_of(root)
        found = check(root, files)
        print(f"{sum(Path(path).suffix in SOURCES for path in files)} sources, {len(found)} violations")
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
