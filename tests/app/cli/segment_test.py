# SPDX-License-Identifier: Apache-2.0
"""`glmamba segment`, and the training and evaluation of segmentation."""
import csv
import hashlib
import json

import nibabel
import numpy as np

import program
from program import OnPhantom, models, run


class Segment(OnPhantom):
    """A network that saw a few tiny crops: what it finds is worth nothing, how it is told is."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        run("demo", "--output", cls.folder / "second", "--size", 49, 57, 32, "--seed", 3)
        subject = lambda name, folder: [{"id": name, "target": f"{folder}phantom_t2.nii.gz", "reference": f"{folder}phantom_t1.nii.gz",
                                         "labels": f"{folder}phantom_seg.nii.gz"}]
        cls.split = cls.folder / "split.json"
        cls.split.write_text(json.dumps({"train": subject("one", ""), "validation": subject("two", "second/")}))
        cls.pack = cls.folder / "labelled.pack"
        run("pack", "--split", cls.split, "--output", cls.pack)
        configuration = {"contrasts": ["T2", "T1"], "regions": ["whole-tumour", "enhancing"], "channels": 8, "depths": [2, 2],
                         "heads": [2, 2], "window": 4}
        cls.trained = run("train", "--split", cls.pack, "--network", "swin-unet", "--configuration", json.dumps(configuration), "--stages",
                          "12:48:2", "--optimizer", "muon", "--learning-rate", "4e-3", "--warm-up", 2, "--leave-out", 0.3,
                          "--validation-slices", 2, "--validate-every", 6, "--threads", 1, "--output", cls.folder / "swin", "--json")
        cls.model = cls.folder / "swin" / "swin-unet-t2-t1.json"

    def test_a_training_from_a_pack_writes_a_card_with_threshold_and_curves(self):
        self.assertEqual(self.trained.returncode, 0, self.trained.stderr)
        card = json.loads(self.model.read_text())
        self.assertEqual((card["task"], card["training_subjects"]), ("segmentation", ["one"]))
        self.assertTrue(all(0 < threshold < 1 for threshold in card["thresholds"]))
        self.assertTrue((self.folder / "swin" / "curves.png").exists())

    def test_labels_lie_on_the_image_and_their_measures_are_those_of_numpy(self):
        out = self.folder / "labels.nii.gz"
        report = self.report("segment", "--input", self.t2, "--input", self.t1, "--model", self.model, "--output", out, "--truth",
                             self.folder / "phantom_seg.nii.gz")
        found, image = nibabel.load(out), nibabel.load(self.t2)
        self.assertEqual(found.header.get_intent("code")[0], 1002)  # NIFTI_INTENT_LABEL
        np.testing.assert_allclose(found.affine, image.affine, atol=1e-4)
        labels, truth = found.get_fdata(), nibabel.load(self.folder / "phantom_seg.nii.gz").get_fdata()
        self.assertLessEqual(set(np.unique(labels)), {0, 1, 3})
        self.assertEqual(report["contrasts"], ["T2", "T1"])
        voxel = abs(np.linalg.det(image.affine[:3, :3])) / 1000
        for region, mine, expert in zip(report["regions"], (labels > 0, labels == 3), (truth > 0, truth == 4)):
            self.assertAlmostEqual(region["dice"], 2 * np.sum(mine & expert) / (mine.sum() + expert.sum()), places=6)
            self.assertAlmostEqual(region["ml"], mine.sum() * voxel, places=4)
            self.assertAlmostEqual(sum(piece["ml"] for piece in region["pieces"]), region["ml"], places=6)
        beside = json.loads((self.folder / "labels.json").read_text())
        self.assertEqual(beside["weights_sha256"], hashlib.sha256(self.model.with_suffix(".safetensors").read_bytes()).hexdigest())

    def test_an_experts_segmentation_measures_as_the_label_map_does(self):
        dicom, out = self.folder / "dicom", self.folder / "measured.nii"
        self.done("export", "--source", dicom / "T2", "--labels", self.folder / "phantom_seg.nii.gz", "--segment", "1,2,4=whole-tumour", "--segment",
                  "1=non-enhancing", "--segment", "4=enhancing", "--manual", "--output", self.folder / "expert")
        measured = [self.report("segment", "--input", dicom / "T2", "--input", dicom / "T1", "--model", self.model, "--output", out, "--truth",
                                truth)["regions"] for truth in (self.folder / "phantom_seg.nii.gz", self.folder / "expert" / "00001.dcm")]
        self.assertEqual(measured[0], measured[1])
        self.assertIn("dice", measured[0][0])
        # Of another study: another frame of reference.
        self.done("demo", "--output", self.folder / "other", "--size", 49, 57, 32)
        self.done("export", "--source", self.folder / "other" / "dicom" / "T2", "--labels", self.folder / "other" / "phantom_seg.nii.gz",
                  "--manual", "--output", self.folder / "elsewhere")
        self.fails("segment", "--input", dicom / "T2", "--input", dicom / "T1", "--model", self.model, "--output", out, "--truth",
                   self.folder / "elsewhere" / "00001.dcm", "--label-coding", "decathlon", naming=["frame of reference"])

    def test_slices_alone_are_those_of_the_whole(self):
        # Without pieces left out: one that is large enough in the whole may be small in a few slices.
        every = self.model.with_name("every.json")
        every.write_text(json.dumps({**json.loads(self.model.read_text()), "smallest_components_ml": [0, 0]}))
        for name, options in (("whole", []), ("some", ["--slices", "10:14"])):
            self.done("segment", "--input", self.t2, "--model", every, "--output", self.folder / f"{name}.nii", *options)
        whole, some = (nibabel.load(self.folder / f"{name}.nii").get_fdata() for name in ("whole", "some"))
        self.assertEqual(some.shape[2], 4)
        np.testing.assert_array_equal(some, whole[:, :, 10:14])

    def test_what_is_wrong_is_said_before_the_work(self):
        out = ["--model", self.model, "--output", self.folder / "x.nii"]
        self.fails("segment", "--input", self.folder / "phantom_pd.nii.gz", *out, naming=["PD", "T2, T1"])
        self.fails("segment", "--input", self.t2, "--input", f"T2={self.t1}", *out, naming=["one of each"])
        self.fails("segment", "--input", self.t2, "--model", models()[0]["weights"], "--output", self.folder / "x.nii",
                   naming=["not segmentation"])
        self.assertFalse((self.folder / "x.nii").exists())

    def test_overlaps_of_restored_images_and_the_original_stand_in_one_table(self):
        table, csv_file = self.folder / "table5.md", self.folder / "overlap.csv"
        report = self.report("evaluate", "--task", "segmentation", "--split", self.split, "--subset", "validation", "--scale", 4, "--methods",
                             "zerofill,bicubic", "--segmenter", self.model, "--markdown", table, "--output", csv_file)
        self.assertEqual([(row["image"], row["region"]) for row in report["rows"]],
                         [(image, region) for image in ("hr", "zerofill", "bicubic") for region in ("whole-tumour", "enhancing")])
        self.assertIn("| Subject | Region | HR | zerofill ×4 | bicubic ×4 |", table.read_text().splitlines())
        with open(csv_file) as file:
            self.assertEqual(len(list(csv.DictReader(file))), 6)


if __name__ == "__main__":
    program.main()
