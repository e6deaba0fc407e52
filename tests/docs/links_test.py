# SPDX-License-Identifier: Apache-2.0
"""Links between the project's pages, and the paths they name, lead somewhere.

links_test.py [TEST...]
"""

import re
import unittest

from documents import PAGES, ROOT, anchors, links, prose

# Folders whose paths pages name in backticks.
FOLDERS = r"app|cmake|core|docs|inference|installer|io|resources|tests|viewer|\.github|\.ci"


class Links(unittest.TestCase):
    def test_each_link_leads_to_a_file_and_a_heading(self):
        seen = 0
        for page in PAGES:
            for link in links(page):
                if re.match(r"[a-z]+:", link):
                    continue
                seen += 1
                path, _, heading = link.partition("#")
                target = (page.parent / path).resolve() if path else page
                with self.subTest(page=page.name, link=link):
                    self.assertTrue(target.exists(), "no such file")
                    self.assertTrue(target.is_relative_to(ROOT), "outside of the project")
                    if heading:
                        self.assertIn(heading, anchors(target))
        self.assertGreater(seen, 60)

    def test_each_page_can_be_reached_from_the_readme(self):
        reached, ahead = set(), [ROOT / "README.md"]
        while ahead:
            page = ahead.pop()
            if page in reached or page.suffix != ".md" or not page.exists():
                continue
            reached.add(page)
            ahead += [(page.parent / link.split("#")[0]).resolve() for link in links(page) if not re.match(r"[a-z]+:|#", link)]
        self.assertEqual([page.name for page in PAGES if page not in reached], [])

    def test_paths_of_the_tree_are_there(self):
        seen = 0
        for page in PAGES:
            for code in re.findall(r"`([^`\n]+)`", prose(page)):
                path = code.split()[0].rstrip("/")
                if "NAME" in path or not re.fullmatch(rf"({FOLDERS})(/[\w.*-]+)+", path):
                    continue
                seen += 1
                with self.subTest(page=page.name, path=path):
                    # inference/ops/deform_conv2d stands for the files of that name; io.sources is a test.
                    self.assertTrue(list(ROOT.glob(path)) or list(ROOT.glob(path + ".*")))
        self.assertGreater(seen, 20)


if __name__ == "__main__":
    unittest.main(verbosity=1)
