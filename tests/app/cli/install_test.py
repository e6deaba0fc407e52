# SPDX-License-Identifier: Apache-2.0
"""The program where it is installed."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import program
from program import models


class Install(unittest.TestCase):
    def test_an_installed_program_starts_with_the_models_installed_beside_it(self):
        os.environ.pop("GLMAMBA_MODELS", None)
        with tempfile.TemporaryDirectory() as prefix:
            installed = subprocess.run([os.environ["GLMAMBA_CMAKE"], "--install", os.environ["GLMAMBA_BUILD"], "--prefix", prefix],
                                       capture_output=True, text=True)
            self.assertEqual(installed.returncode, 0, installed.stderr)
            found = json.loads(subprocess.run([Path(prefix) / "bin" / "glmamba", "info", "--json"], capture_output=True,
                                              text=True, check=True).stdout)
            self.assertEqual(len(found["models"]), len(models()))
            for model in found["models"]:
                self.assertTrue(model["weights"].startswith(os.path.realpath(prefix)), model["weights"])
            self.assertTrue(list(Path(prefix).rglob("LICENSE")))


if __name__ == "__main__":
    program.main()
