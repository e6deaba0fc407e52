# SPDX-License-Identifier: Apache-2.0
"""`glmamba info`."""
import json
import math
import subprocess
import tempfile
import unittest
from pathlib import Path

import program
from program import run


def numbers_in(weights):
    """How many numbers all tensors of a safetensors file have together."""
    data = Path(weights).read_bytes()
    header = json.loads(data[8:8 + int.from_bytes(data[:8], "little")])
    return sum(math.prod(tensor["shape"]) for name, tensor in header.items() if name != "__metadata__")


class Info(unittest.TestCase):
    def test_names_versions_devices_and_models(self):
        found = json.loads(run("info", "--json").stdout)
        self.assertRegex(found["program"]["version"], r"^\d+\.\d+\.\d+$")
        for library in ("torch", "itk", "gdcm"):
            self.assertRegex(found["versions"][library], r"^\d+\.\d+")
        self.assertIn("cpu", found["devices"])
        self.assertGreaterEqual(found["threads"], 1)
        self.assertFalse(found["blas"]["slow"], "tests with the reference BLAS take hours: install OpenBLAS")
        self.assertTrue(found["kernels"]["ours"])
        for model in found["models"]:
            self.assertEqual(model["parameters"], numbers_in(model["weights"]))
            self.assertIn(model["scale"], (2, 4))
            self.assertRegex(model["weights_sha256"], "^[0-9a-f]{64}$")

    def test_without_json_it_is_for_people(self):
        text = run("info").stdout
        self.assertIn("BLAS", text)
        self.assertNotIn("{", text)

    def test_a_folder_without_models_is_named(self):
        with tempfile.TemporaryDirectory() as empty:
            found = json.loads(subprocess.run([program.PROGRAM, "info", "--json"], capture_output=True, text=True,
                                              env={"GLMAMBA_MODELS": empty}).stdout)
        if not found["models"]:
            self.assertTrue(any("No model" in warning for warning in found["warnings"]), found["warnings"])


if __name__ == "__main__":
    program.main()
