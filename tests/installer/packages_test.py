# SPDX-License-Identifier: Apache-2.0
"""The packages: built, installed where nothing else is, started, and taken away again.

packages_test.py BUILD_FOLDER
"""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
from pathlib import Path

BUILD = Path(sys.argv.pop(1))
SOURCE = Path(__file__).resolve().parents[2]
# What a library may come from beside the tarball: the C and C++ libraries, which every system has.
OF_THE_SYSTEM = re.compile(r"^(linux-vdso|ld-linux|lib(c|m|dl|rt|pthread|util|resolv|stdc\+\+|gcc_s)\.so)")


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def files_below(folder):
    return sorted(path for path in folder.rglob("*") if not path.is_dir())


class PackageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="glmamba-packages-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)

    def needs(self, *programs):
        for program in programs:
            if shutil.which(program) is None:
                self.skipTest(f"{program} is not installed")

    def does_its_job(self, programs):
        """From a phantom to a super-resolved image, with no environment but what a shell has."""
        bare = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "OMP_WAIT_POLICY": "passive"}
        start = lambda program, *arguments: run(programs / program, *arguments, env=bare)
        self.assertRegex(start("glmamba", "--version"), r"^glmamba \d+\.\d+\.\d+$")
        window = {**bare, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(self.folder)}
        self.assertRegex(run(programs / "glmamba-viewer", "--version", env=window), r"^glmamba-viewer \d+\.\d+\.\d+$")
        work = Path(tempfile.mkdtemp(dir=self.folder))
        start("glmamba", "demo", "--output", work / "demo", "--size", "40", "36", "32")
        start("glmamba", "degrade", "--input", work / "demo/phantom_t2.nii.gz", "--scale", "2", "--output", work / "lr.nii.gz")
        said = start("glmamba", "sr", "--lr", work / "lr.nii.gz", "--reference", work / "demo/phantom_t1.nii.gz", "--scale", "2",
                     "--output", work / "sr.nii.gz", "--json")
        self.assertTrue((work / "sr.nii.gz").exists())
        self.assertIsInstance(json.loads(said), dict)
        return start("glmamba", "info")

    def materials(self, documents):
        """Packages by name, of a bill of materials that is valid SPDX where its own tools are installed."""
        file = documents / "sbom.spdx.json"
        bill = json.loads(file.read_text())
        if shutil.which("pyspdxtools"):
            run("pyspdxtools", "--infile", file)
        packages = {package["name"]: package for package in bill["packages"]}
        notices = (documents / "third_party_notices.txt").read_text()
        for needed in ("libtorch1.13", "libqt5widgets5", "libgdcm3.0", "nlohmann-json3-dev"):
            self.assertIn(needed, packages)
            self.assertIn(f"\n{needed} {packages[needed]['versionInfo']} ", notices)
        ids = {package["SPDXID"] for package in bill["packages"]}
        self.assertEqual(len(ids), len(packages))
        self.assertEqual({relation["relatedSpdxElement"] for relation in bill["relationships"]}, ids)
        contained = {relation["relatedSpdxElement"] for relation in bill["relationships"] if relation["relationshipType"] == "CONTAINS"}
        return {name for name, package in packages.items() if package["SPDXID"] in contained}

    def test_the_debian_package(self):
        self.needs("dpkg-deb", "dpkg", "lintian", "appstreamcli", "desktop-file-validate", "help2man", "man")
        run("cpack", "-G", "DEB", "-B", self.folder / "deb", cwd=BUILD)
        package = next((self.folder / "deb").glob("*.deb"))
        as_root = ["--allow-root"] if os.geteuid() == 0 else []
        self.assertEqual(run("lintian", "--fail-on=error,warning", *as_root, package), "")
        depends = run("dpkg-deb", "--field", package, "Depends")
        for needed in ("libtorch", "libvtk9", "libqt5widgets5", "libgdcm3", "libopenblas0-openmp"):
            self.assertIn(needed, depends)

        root = self.folder / "root"
        database = root / "var/lib/dpkg"
        (database / "info").mkdir(parents=True)
        (database / "updates").mkdir()
        (database / "status").touch()
        rights = [] if os.geteuid() == 0 else ["--force-not-root"]
        dpkg = ["dpkg", *rights, f"--root={root}", "--log=/dev/null", "--force-depends", "--force-script-chrootless"]
        run(*dpkg, "--install", package)
        run("appstreamcli", "validate", "--no-net", *(root / "usr/share/metainfo").glob("*.xml"))
        run("desktop-file-validate", *(root / "usr/share/applications").glob("*.desktop"))
        self.materials(root / "usr/share/doc/glmamba-viewer")
        for page in (root / "usr/share/man/man1").glob("*.gz"):
            text = run("man", "--warnings", "--local-file", page, env={**os.environ, "MANWIDTH": "100"})
            self.assertIn("NAME", text, page)
        self.does_its_job(root / "usr/bin")
        run(*dpkg, "--purge", "glmamba-viewer")
        left = [path for path in files_below(root) if database not in path.parents]
        self.assertEqual(left, [])

    def test_the_tarball(self):
        self.needs("ldd", "help2man")
        run("cmake", "--build", BUILD, "--target", "tarball")
        packed = next(BUILD.glob("glmamba-viewer-*.tar.gz"))
        first = hashlib.sha256(packed.read_bytes()).hexdigest()
        run("cmake", "--build", BUILD, "--target", "tarball")
        self.assertEqual(hashlib.sha256(packed.read_bytes()).hexdigest(), first, "the same build gave other bytes")
        with gzip.open(packed) as stream:
            stream.read(1)
            self.assertEqual(stream.mtime, 0)
        with tarfile.open(packed) as archive:
            members = archive.getmembers()
            self.assertEqual(len({member.mtime for member in members}), 1, "a file has a time of its own")
            self.assertEqual({member.uid for member in members}, {0})
            names = [member.name.split("/") for member in members]
            self.assertEqual(names, sorted(names))
            place = self.folder / "somewhere else"
            archive.extractall(place)
        programs = next(place.glob("*/bin"))
        shipped = self.materials(programs.parent / "share/doc/glmamba-viewer")
        licences = programs.parent / "share/doc/glmamba-viewer/licences"
        self.assertGreater(len(shipped), 100)
        for package in shipped:
            self.assertTrue((licences / package).exists(), f"{package} is shipped without its licence")
        for program in [*programs.glob("glmamba*"), *programs.parent.glob("libexec/*/*")]:
            self.assertNotIn(str(BUILD).encode(), program.read_bytes(), "a path of the build is in a program")
            self.assertNotIn(str(SOURCE).encode(), program.read_bytes(), "a path of the sources is in a program")
        loaded = run("ldd", *programs.glob("glmamba*"), *programs.parent.glob("libexec/*/*"), env={"PATH": "/usr/bin:/bin"})
        self.assertNotIn("not found", loaded)
        elsewhere = {line.split()[0] for line in loaded.splitlines() if "=> /" in line and str(place) not in line}
        self.assertEqual({name for name in elsewhere if not OF_THE_SYSTEM.match(name)}, set())
        self.assertIn(str(place), self.does_its_job(programs), "the libraries or models of another place were used")


if __name__ == "__main__":
    unittest.main(verbosity=2)
