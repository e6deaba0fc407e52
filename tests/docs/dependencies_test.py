# SPDX-License-Identifier: Apache-2.0
"""What the build asks for is named in each place that names dependencies, and what these say agrees.

dependencies_test.py [TEST...]
"""

import json
import re
import shutil
import subprocess
import unittest

from documents import ROOT

DEBIAN = ROOT / "installer/dependencies-debian.txt"
TEST = ROOT / "installer/dependencies-debian-test.txt"
NIGHTLY = ROOT / "installer/dependencies-debian-nightly.txt"
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))

# What CMake asks for: package of Debian, port of vcpkg, name in the third-party notices. None: comes with the compiler, is
# fetched by itself (LibTorch), or is no part of the program.
DEPENDENCIES = {
    "Torch": ("libtorch-dev", None, "LibTorch"),
    "CUDAToolkit": (None, None, None),
    "Qt": ("qtbase5-dev", "qtbase", "Qt"),
    "Fontconfig": ("libfontconfig-dev", None, "fontconfig"),  # Linux
    "spdlog": ("libspdlog-dev", "spdlog", "spdlog"),
    "VTK": ("libvtk9-dev", "vtk", "VTK"),
    "CLI11": ("libcli11-dev", "cli11", "CLI11"),
    "nlohmann_json": ("nlohmann-json3-dev", "nlohmann-json", "nlohmann-json"),
    "HWY": ("libhwy-dev", "highway", "Highway"),
    "OpenMP": (None, None, None),
    "OpenSSL": ("libssl-dev", "openssl", "OpenSSL"),
    "Threads": (None, None, None),
    "ITK": ("libinsighttoolkit5-dev", "itk", "ITK"),
    "GDCM": ("libgdcm-dev", "gdcm", "GDCM"),
    "Iconv": (None, "libiconv", None),  # of the C library, where that has it
    "PNG": ("libpng-dev", "libpng", "libpng"),
    "TIFF": ("libtiff-dev", "tiff", "libtiff"),
    "ZLIB": ("zlib1g-dev", "zlib", "zlib"),
    "PkgConfig": ("pkg-config", "pkgconf", None),
    "libzip": ("libzip-dev", "libzip", "libzip"),
    "Catch2": ("catch2", "catch2", "Catch2"),
    "benchmark": ("libbenchmark-dev", None, None),  # off unless asked for
}
# Ports of Qt beside qtbase: LinguistTools is a component of it, and its own dialogs have translations.
OF_QT = {"qttools", "qttranslations"}
# What a bare container needs before the repository with its lists is there.
TO_FETCH_THE_REPOSITORY = {"ca-certificates", "git"}


def packages(file):
    return [line for line in (re.sub(r"#.*", "", line).strip() for line in file.read_text().splitlines()) if line]


def asked_for():
    """Names of find_package() and pkg_check_modules() in all of our CMake files."""
    found = set()
    for file in [*ROOT.rglob("CMakeLists.txt"), *ROOT.glob("cmake/*.cmake"), *ROOT.glob("installer/*.cmake")]:
        if file.relative_to(ROOT).parts[0] == "build":
            continue
        text = re.sub(r"#.*", "", file.read_text())
        found |= {"Qt" if name in ("QT", "Qt5") else name for name in re.findall(r"find_package\((\w+)", text)} | set(re.findall(r"pkg_check_modules\((\w+)", text))
    return found


def ports(manifest):
    names = {port if isinstance(port, str) else port["name"] for port in manifest["dependencies"]}
    return names.union(*({port if isinstance(port, str) else port["name"] for port in feature["dependencies"]}
                         for feature in manifest["features"].values()))


class Dependencies(unittest.TestCase):
    def test_what_cmake_asks_for_is_known_here(self):
        self.assertEqual(asked_for(), set(DEPENDENCIES))

    def test_the_lists_name_all_of_it(self):
        manifest = json.loads((ROOT / "vcpkg.json").read_text())
        notices = re.findall(r"^\| \[([^]]+)\]", (ROOT / "installer/third_party_notices.md").read_text(), re.M)
        for name, (package, port, notice) in DEPENDENCIES.items():
            with self.subTest(name):
                if package:
                    self.assertIn(package, packages(DEBIAN))
                if port:
                    self.assertIn(port, ports(manifest))
                if notice:
                    self.assertIn(notice, notices)
        known = {port for _, port, _ in DEPENDENCIES.values()}
        self.assertEqual(ports(manifest) - known - OF_QT, set(), "a port that nothing asks for")
        self.assertEqual(set(notices) - {notice for *_, notice in DEPENDENCIES.values()}, {"OpenBLAS"})

    def test_no_package_is_named_twice(self):
        named = [package for file in (DEBIAN, TEST, NIGHTLY) for package in packages(file)]
        self.assertEqual(len(named), len(set(named)))

    def test_workflows_and_scripts_install_from_the_lists(self):
        for file in [*WORKFLOWS, ROOT / "run", ROOT / ".ci/run"]:
            text = file.read_text()
            for arguments in re.findall(r"apt-get install ([^\n|&]*)", text):
                named = {word for word in arguments.split() if re.fullmatch(r"[a-z][a-z0-9.+-]+", word)}
                with self.subTest(file=file.name, command=arguments):
                    self.assertLessEqual(named, TO_FETCH_THE_REPOSITORY)
            for list_file in re.findall(r"installer/dependencies[\w-]*\.txt", text):
                self.assertTrue((ROOT / list_file).exists(), list_file)
        for name in ("linux.yml", "nightly.yml"):
            self.assertIn("installer/dependencies-debian-test.txt", (ROOT / ".github/workflows" / name).read_text() + (ROOT / "run").read_text())

    def test_versions_in_the_readme_are_those_of_the_packages(self):
        if not shutil.which("dpkg-query"):
            self.skipTest("versions are asked of dpkg")
        claim = re.search(r"^- Tested on Debian 12 with its packages \((.*)\)", (ROOT / "README.md").read_text(), re.M)[1]
        self.assertGreaterEqual(len(claim.split(", ")), 5)
        for name, version in (part.split() for part in claim.split(", ")):
            package = next(package for package, _, notice in DEPENDENCIES.values() if notice == name)
            shown = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True)
            if shown.returncode == 0:
                with self.subTest(name):
                    self.assertRegex(shown.stdout, rf"^(\d+:)?{re.escape(version)}\b")


if __name__ == "__main__":
    unittest.main(verbosity=1)
