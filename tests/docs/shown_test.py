# SPDX-License-Identifier: Apache-2.0
"""The command lines of the README and of the user guide, given in their order on the demo study, do what they say.

shown_test.py GLMAMBA [TEST...]

Changed is the size of the phantom; files which the user has to bring (a split, a manifest) are made of phantoms. Training is left out: it takes
hours as it stands (commands_test.py reads its options, cli.train runs it).
"""

import json
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from documents import ROOT, blocks

GLMAMBA = Path(sys.argv.pop(1)).resolve()
SIZE = ("--size", "32", "32", "32")
FOUR_SUBJECTS = {"train": (1, 2), "validation": (3,), "test": (4,)}


def given(*words, folder, **options):
    return subprocess.run([GLMAMBA, *words], cwd=folder, capture_output=True, text=True, timeout=600, **options)


class Shown(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not json.loads(given("info", "--json", folder=ROOT).stdout)["models"]:
            print("skipped: no model is installed in resources/models", flush=True)
            sys.exit(77)
        cls.made = Path(tempfile.mkdtemp(prefix="glmamba-docs-"))
        cls.addClassCleanup(shutil.rmtree, cls.made)
        split = {}
        for subset, seeds in FOUR_SUBJECTS.items():
            split[subset] = []
            for seed in seeds:
                given("demo", "--output", f"subject{seed}", "--seed", str(seed), *SIZE, folder=cls.made).check_returncode()
                split[subset].append({"id": f"subject{seed}", "target": f"subject{seed}/phantom_t2.nii.gz", "reference": f"subject{seed}/phantom_t1.nii.gz"})
        (cls.made / "split.json").write_text(json.dumps(split))
        rows = [f"{subset}-{index},{subject['target']},{subject['reference']}" for subset, subjects in split.items()
                for index, subject in enumerate(subjects)]
        # The targets are as fine as the references: coarse enough for an example of two rows.
        (cls.made / "cohort.csv").write_text("\n".join(["case,lr,reference", *rows[:2]]) + "\n")

    def give(self, page, is_meant):
        """Runs the blocks of a page that hold a command for which `is_meant`."""
        folder = Path(tempfile.mkdtemp(dir=self.made))
        for name in ("split.json", "cohort.csv"):
            shutil.copy(self.made / name, folder)
        for subject in self.made.glob("subject*"):
            (folder / subject.name).symlink_to(subject)
        count = 0
        for block in blocks(page):
            for command in block:
                if Path(command[0]).name != "glmamba" or command[1] == "train" or not any(is_meant(command) for command in block):
                    continue
                count += 1
                with self.subTest(page=page.name, command=" ".join(command)):
                    for place in set(command) & {"sr_series"}:
                        shutil.rmtree(folder / place, ignore_errors=True)
                    done = given(*command[1:], *(SIZE if command[1] == "demo" else ()), folder=folder)
                    self.assertEqual(done.returncode, 0, done.stderr)
                    if "--output" in command:
                        self.assertTrue((folder / command[command.index("--output") + 1]).exists())
        return count

    def test_the_readme(self):
        self.assertGreater(self.give(ROOT / "README.md", lambda command: command[1:2] == ["demo"]), 12)

    def test_the_guide(self):
        self.assertGreater(self.give(ROOT / "docs/guide.md", lambda command: True), 11)


if __name__ == "__main__":
    unittest.main(verbosity=1)
