# SPDX-License-Identifier: Apache-2.0
"""`glmamba train`."""
import csv
import json
import shutil
import signal
import subprocess
from pathlib import Path

import program
from program import OnPhantom, run


class Train(OnPhantom):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        run("demo", "--output", cls.folder / "second", "--size", 49, 57, 32, "--seed", 3)
        subject = lambda name, folder: [{"id": name, "target": f"{folder}phantom_t2.nii.gz", "reference": f"{folder}phantom_t1.nii.gz"}]
        cls.split = cls.folder / "split.json"
        cls.split.write_text(json.dumps({"train": subject("one", ""), "validation": subject("two", "second/")}))

    def config(self, name, **options):
        """A configuration of three tiny steps whose output is the folder `name`."""
        file = self.folder / f"{name}.json"
        stages = [{"steps": 2, "crop": 16, "batch": 2}, {"steps": 1, "crop": 24, "batch": 1}]
        file.write_text(json.dumps({"split": str(self.split), "output": str(self.folder / name), "stages": stages, "threads": 1,
                                    "validate-every": 2, "validation-slices": 1, **options}))
        return file

    def test_a_configuration_is_obeyed_and_written_back_and_the_command_line_goes_before(self):
        config, out = self.config("whole", **{"edge-weight": 0, "seed": 5}), self.folder / "whole"
        report = self.report("train", "--seed", 7, "--config", config)
        self.assertEqual((report["steps"], report["stopped"]), (3, False))
        self.assertEqual(Path(report["weights"]), out / "glmamba-t2-x2.safetensors")
        written = json.loads((out / "training.json").read_text())
        self.assertEqual((written["seed"], written["edge-weight"], written["threads"]), (7, 0, 1))
        self.assertEqual(written["stages"], json.loads(config.read_text())["stages"])
        with open(out / "log.csv") as file:
            self.assertEqual([line["step"] for line in csv.DictReader(file)], ["2", "3"])
        from skimage.io import imread
        self.assertGreater(imread(out / "curves.png").std(), 5)
        # LR, reference, SR, truth and error of the one validation subject.
        self.assertGreater(imread(out / "validation.png").shape[1], 5 * 49)

    def test_stopping_is_status_one_and_the_rest_gives_the_same_weights(self):
        self.done("train", "--config", self.config("straight"))
        process = subprocess.Popen([program.PROGRAM, "train", "--config", self.config("stopped")], stderr=subprocess.PIPE, text=True)
        said = ""
        while not said.endswith("training 1/3\n"):
            line = process.stderr.readline()
            self.assertTrue(line, said)
            said += line
        process.send_signal(signal.SIGINT)
        said += process.communicate(timeout=60)[1]
        self.assertEqual(process.returncode, 1, said)
        self.assertIn("--resume", said)
        self.fails("train", "--config", self.config("stopped"), naming=["already", "resume"])
        # The configuration that was written back is enough to go on.
        self.done("train", "--config", self.folder / "stopped" / "training.json", "--resume")
        weights = [(self.folder / name / "glmamba-t2-x2.safetensors").read_bytes() for name in ("straight", "stopped")]
        self.assertEqual(weights[0], weights[1])

    def test_what_is_missing_or_wrong_is_named(self):
        self.fails("train", naming=["split"])
        self.fails("train", "--config", self.config("wrong", **{"lerning-rate": 1}), naming=["wrong.json", "lerning-rate"])
        self.fails("train", "--config", self.folder / "none.json", naming=["none.json"])
        self.fails("train", "--config", self.config("bad"), "--stages", "20:32", naming=["stages"], status=2)
        leaky = self.folder / "leaky.json"
        shutil.copy(self.t2, self.folder / "copy.nii.gz")
        split = json.loads(self.split.read_text())
        split["test"] = [{"id": "three", "target": "copy.nii.gz", "reference": "second/../copy.nii.gz"}]
        leaky.write_text(json.dumps(split))
        self.fails("train", "--config", self.config("leak"), "--split", leaky, naming=["leaky.json", "copy.nii.gz"])
        split["test"][0]["reference"] = "dicom/PD"
        leaky.write_text(json.dumps(split))
        self.fails("train", "--config", self.config("leak"), "--split", leaky, naming=["one", "three", "voxels"])


if __name__ == "__main__":
    program.main()
