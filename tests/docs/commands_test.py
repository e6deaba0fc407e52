# SPDX-License-Identifier: Apache-2.0
"""Commands that the project's pages show can be given as they stand.

commands_test.py GLMAMBA GLMAMBA_VIEWER BUILD_FOLDER [TEST...]
"""

import json
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

from documents import PAGES, ROOT, blocks, inline

GLMAMBA, VIEWER, BUILD = (Path(argument) for argument in sys.argv[1:4])
del sys.argv[1:4]
HEADLESS = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def said(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True, env=HEADLESS).stdout


def options_in(text):
    return set(re.findall(r"(?<![\w-])--?[a-z][\w-]*", text))


def options_given(words):
    return {word.strip("[]").split("=")[0] for word in words if re.match(r"^\[?--?[a-z]", word)}


class Commands(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.in_blocks = [(page.name, command) for page in PAGES for block in blocks(page) for command in block]
        cls.shown = cls.in_blocks + [(page.name, command) for page in PAGES for command in inline(page)]

    def of(self, *programs):
        """Commands of a program, with the page; a program alone is no command."""
        return [(page, command) for page, command in self.shown
                if len(command) > 1 and re.sub(r"^(\./|build/\w+/bin/)", "", command[0]) in programs]

    def test_the_command_line_knows_each_command_and_option(self):
        known = {}
        for name in re.findall(r"^  (\w+)  ", said(GLMAMBA, "--help").split("Subcommands:")[1], re.M):
            known[name] = options_in(said(GLMAMBA, name, "--help"))
        found = self.of("glmamba")
        self.assertGreater(len(found), 50)
        for page, command in found:
            given = options_given(command[1:])
            with self.subTest(page=page, command=" ".join(command)):
                if command[1] == "…":  # of any command
                    self.assertLessEqual(given, set().union(*known.values()))
                elif command[1] not in ("--help", "--version"):
                    self.assertIn(command[1], sorted(known))
                    self.assertLessEqual(given, known[command[1]])

    def test_the_window_knows_each_option(self):
        known = options_in(said(VIEWER, "--help"))
        hidden = {"--" + name for name in re.findall(r'hidden\("([\w-]+)"', (ROOT / "app/desktop/options.cpp").read_text())}
        found = self.of("glmamba-viewer")
        self.assertGreater(len(found), 4)
        for page, command in found:
            with self.subTest(page=page, command=" ".join(command)):
                self.assertLessEqual(options_given(command[1:]), known | hidden)

    def test_presets_are_there(self):
        presets = json.loads((ROOT / "CMakePresets.json").read_text())
        names = {kind: {preset["name"] for preset in presets[kind]} for kind in ("configurePresets", "buildPresets", "testPresets")}
        seen = 0
        for page, command in self.of("cmake", "ctest"):
            for option, name in zip(command, command[1:]):
                if option != "--preset":
                    continue
                seen += 1
                kind = "testPresets" if command[0] == "ctest" else "buildPresets" if "--build" in command else "configurePresets"
                with self.subTest(page=page, command=" ".join(command)):
                    self.assertIn(name, names[kind])
        self.assertGreater(seen, 4)

    def test_tests_are_there(self):
        listed = json.loads(said("ctest", "--test-dir", BUILD, "--show-only=json-v1"))
        tests = [test["name"] for test in listed["tests"]]
        for page, command in self.of("ctest"):
            if "-R" in command:
                pattern = command[command.index("-R") + 1]
                with self.subTest(page=page, command=" ".join(command)):
                    self.assertTrue([name for name in tests if re.search(pattern, name)])
        sources = "".join(file.read_text() for file in (ROOT / "tests").rglob("*.cpp"))
        for page, command in self.shown:
            if command[0].startswith("test_") and len(command) > 1:
                wanted = command[1].rstrip("*")
                with self.subTest(page=page, command=" ".join(command)):
                    self.assertIn(wanted if wanted.startswith("[") else f'TEST_CASE("{wanted}', sources)

    def test_scripts_can_be_started(self):
        scripts = [(page, command[0]) for page, command in self.in_blocks if re.match(r"(\.|cmake|docs|installer|tests)/[\w/.-]+$", command[0])]
        scripts = [(page, script) for page, script in scripts if Path(script).name != "glmamba"]
        self.assertGreater(len(scripts), 4)
        for page, script in scripts:
            with self.subTest(page=page, script=script):
                self.assertTrue(os.access(ROOT / script, os.X_OK))


if __name__ == "__main__":
    unittest.main(verbosity=1)
