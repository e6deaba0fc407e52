# SPDX-License-Identifier: Apache-2.0
"""`glmamba report`."""
import base64
import html.parser

import nibabel
import numpy as np

import program
from program import OnPhantom, models, need_model, run


class Report(OnPhantom):
    """The page of `glmamba report` by Python's own parser."""

    @classmethod
    def setUpClass(cls):
        need_model(scale=2)
        super().setUpClass()
        assert run("degrade", "--input", cls.t2, "--scale", 2, "--output", cls.folder / "lr2.nii.gz").returncode == 0

    class Page(html.parser.HTMLParser):
        def __init__(self, text):
            super().__init__()
            self.tags, self.sources, self.words, self.open = [], [], [], []
            self.language = None
            self.feed(text)

        def handle_starttag(self, tag, attributes):
            self.tags.append(tag)
            if tag == "html":
                self.language = dict(attributes)["lang"]
            self.sources += [value for name, value in attributes if name in ("src", "href")]
            if tag not in ("meta", "img", "br"):
                self.open.append(tag)

        def handle_endtag(self, tag):
            assert self.open.pop() == tag, tag

        def handle_data(self, data):
            self.words.append(data)

    def page(self, *arguments, lr=None):
        file = self.scratch() / "report.html"
        self.done("report", "--lr", lr or self.folder / "lr2.nii.gz", "--reference", self.t1, "--scale", 2, "--slices", "15:17",
                  "--precision", "fp32", "--output", file, *arguments)
        page = self.Page(file.read_text())
        self.assertEqual(page.open, [])
        return page, " ".join(page.words)

    def test_try_mode_is_told_and_measured(self):
        _, text = self.page("--try", lr=self.t2)
        self.assertIn("k-space cropped by 2", text)
        self.assertIn("PSNR", text)

    def test_it_needs_nothing_besides_itself_and_tells_all(self):
        page, text = self.page("--truth", self.t2, "--labels", self.folder / "phantom_seg.nii.gz")
        self.assertNotIn("script", page.tags)
        self.assertNotIn("link", page.tags)
        for source in page.sources:
            self.assertTrue(source.startswith("data:image/png;base64,"))
            self.assertEqual(base64.b64decode(source.split(",")[1], validate=True)[:8], b"\x89PNG\r\n\x1a\n")
        # LR, reference, SR, HR; the maps that need no further runs; the lesion on LR, SR, HR
        self.assertEqual(len(page.sources), 4 + 8 + 3)
        for words in ("Research use only", "AI, research use", "PSNR, dB", "dc-residual", "SHA-256", "lr2",
                      *(model["weights_sha256"] for model in models() if model["name"] in text)):
            self.assertIn(words, text)
        labels = nibabel.load(self.folder / "phantom_seg.nii.gz").get_fdata()[:, :, 15:17]
        for label in np.unique(labels[labels > 0]):
            self.assertIn(f"{(labels == label).sum() / 1000:.2f}", text)
        self.assertIn(f"{(labels > 0).sum() / 1000:.2f} ml in all", text)

    def test_it_speaks_other_languages_and_compares_masks(self):
        labels = self.folder / "phantom_seg.nii.gz"
        page, text = self.page("--maps", "consistency", "--labels", labels, "--other-labels", labels, "--language", "zh")
        self.assertEqual(page.language, "zh")
        for words in ("超分辨率磁共振图像报告", "Dice 1.000", "与另一掩膜比较", "数据一致性残差", "参考图像按其文件头的位置使用。"):
            self.assertIn(words, text)
        self.assertNotIn("Research use only", text)
        pair = ("--lr", self.folder / "lr2.nii.gz", "--reference", self.t1, "--scale", 2, "--output", self.folder / "report.html")
        self.fails("report", *pair, "--language", "it", naming=["language", "it"], status=2)
        self.fails("report", *pair, "--other-labels", labels, naming=["--labels"], status=2)

    def test_de_identified_it_names_no_file(self):
        _, text = self.page("--maps", "consistency", "--deidentify")
        self.assertNotIn("lr2", text)
        self.assertNotIn("phantom", text)
        self.assertIn("De-identified", text)

    def test_another_name_or_slice_is_refused_before_the_work(self):
        pair = ("--lr", self.folder / "lr2.nii.gz", "--reference", self.t1, "--scale", 2, "--slices", "15:17")
        self.fails("report", *pair, "--output", self.folder / "report.txt", naming=[".html"])
        self.fails("report", *pair, "--slice", 20, "--output", self.folder / "report.html", naming=["Slice 20"])


if __name__ == "__main__":
    program.main()
