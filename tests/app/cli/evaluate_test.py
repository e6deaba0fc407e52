# SPDX-License-Identifier: Apache-2.0
"""`glmamba evaluate`."""
import csv
import json

import nibabel
import numpy as np

import program
from program import OnPhantom, SIZE, cropped, measures, run, zero_filled


class Evaluate(OnPhantom):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        run("demo", "--output", cls.folder / "second", "--size", 49, 57, 32, "--seed", 3)
        subject = lambda name, folder: {"id": name, "target": f"{folder}phantom_t2.nii.gz", "reference": f"{folder}phantom_t1.nii.gz"}
        cls.split = cls.folder / "split.json"
        cls.split.write_text(json.dumps({"train": [], "test": [subject("one", ""), subject("two", "second/")]}))

    def test_rows_per_subject_and_means_as_csv_and_json(self):
        report = self.report("evaluate", "--split", self.split, "--subset", "test", "--scale", "2,4", "--methods",
                             "zerofill,bicubic", "--output", self.folder / "table.csv")
        self.assertEqual([row["subject"] for row in report["rows"]], 4 * ["one"] + 4 * ["two"])
        self.assertEqual(len(report["means"]), 4)
        with open(self.folder / "table.csv") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([row["subject"] for row in rows], 4 * ["one"] + 4 * ["two"] + 4 * ["mean"])
        hr = nibabel.load(self.t2).get_fdata()
        for row in (rows[0], rows[2]):
            expected = measures(hr, zero_filled(cropped(hr, int(row["scale"])), SIZE[:2]), 0, SIZE[2])
            np.testing.assert_allclose([float(row[key]) for key in ("psnr", "ssim", "nmse")], expected, rtol=1e-5)
        self.assertEqual([cost["parameters"] for cost in report["costs"]], 4 * [0])
        self.assertGreater(float(rows[0]["psnr_spread"]), 0)
        self.assertAlmostEqual(float(rows[8]["psnr"]), (float(rows[0]["psnr"]) + float(rows[4]["psnr"])) / 2, places=4)

    def test_the_tables_after_the_papers_are_markdown(self):
        tables = self.folder / "tables.md"
        report = self.report("evaluate", "--split", self.split, "--subset", "test", "--methods", "zerofill,cubic=bicubic",
                             "--compare", "cubic", "--markdown", tables)
        lines = tables.read_text().splitlines()
        self.assertIn("| Method | PSNR ×2 | SSIM ×2 | PSNR ×4 | SSIM ×4 |", lines)
        mean = next(row for row in report["means"] if row["method"] == "cubic" and row["scale"] == 4)
        self.assertIn(f"{mean['psnr']:.2f} | {mean['ssim']:.4f} |", next(line for line in lines if line.startswith("| cubic |")))
        self.assertEqual(sum(line.startswith("| cubic | zerofill | ×") for line in lines), 2)
        self.assertEqual([c["against"] for c in report["comparisons"]], ["zerofill", "zerofill"])

    def test_the_table_for_people_is_aligned(self):
        table = self.done("evaluate", "--split", self.split, "--subset", "test", "--methods", "zerofill").stdout.splitlines()
        self.assertEqual(len(table), 1 + 4 + 2)
        self.assertEqual(len({len(line) for line in table}), 1, "\n".join(table))

    def test_unknown_subsets_and_methods_are_refused(self):
        self.fails("evaluate", "--split", self.split, "--subset", "tset", naming=["split.json", "tset"])
        self.fails("evaluate", "--split", self.split, "--subset", "test", "--methods", "magic", naming=["magic"])


if __name__ == "__main__":
    program.main()
