#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""resources/translations/report.json has what reports say, and nothing that no source says, in each language.

usage: catalogue_test.py SOURCE
"""
import json
import re
import sys
import unittest
from collections import Counter
from pathlib import Path

SOURCE = Path(sys.argv.pop(1))
LANGUAGES = ["de", "fr", "zh"]
CATALOGUE = SOURCE / "resources/translations/report.json"
FOLDERS = ["core", "io", "inference", "app/trust", "app/report", "app/model"]
LITERAL = r'"(?:[^"\\\n]|\\.)*"'
# Punctuation and units, of which any source is full.
LEAST_LETTERS = 4


def once_each(pairs):
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), [key for key, times in Counter(keys).items() if times > 1]
    return dict(pairs)


def literals(text):
    """The strings of a source; those that stand beside each other are one."""
    return [re.sub(r'"\s*"', "", found)[1:-1].replace('\\"', '"') for found in re.findall(rf"{LITERAL}(?:\s*{LITERAL})*", text)]


def places(text):
    return re.findall("%[1-9]", text)


def is_said(part, said):
    """Sources write "%" twice, and put quotes and degrees apart."""
    return any(one in said for one in (part, part.replace(" %", " %%"), part.strip("“”'° "), part.strip("“”'°: ,.")))


class Catalogue(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.catalogue = json.loads(CATALOGUE.read_text(encoding="utf-8"), object_pairs_hook=once_each)
        cls.said = []
        for folder in FOLDERS:
            for file in sorted((SOURCE / folder).rglob("*.cpp")):
                cls.said += literals(file.read_text(encoding="utf-8"))

    def test_it_speaks_each_language_with_the_same_places(self):
        for english, translations in self.catalogue.items():
            with self.subTest(english):
                self.assertEqual(list(translations), LANGUAGES)
                self.assertEqual(places(english), [f"%{n + 1}" for n in range(len(places(english)))])
                for translation in translations.values():
                    self.assertTrue(translation.strip())
                    self.assertEqual(Counter(places(translation)), Counter(places(english)))

    def test_it_has_what_reports_say(self):
        for file in sorted((SOURCE / "app/report").glob("*.cpp")):
            text = file.read_text(encoding="utf-8")
            for call in re.finditer(rf"\b(?:words|row)\(\s*({LITERAL}(?:\s*{LITERAL})*)", text):
                with self.subTest(file.name):
                    said = literals(call.group(1))[0]
                    self.assertTrue(said in self.catalogue, said)

    def test_it_has_nothing_that_no_source_says(self):
        """Between its places, each pattern is found in what a source says between its own: as a whole, or clause by clause."""
        said = "\n".join(self.said)
        for english in self.catalogue:
            for part in re.split("%[1-9]", english):
                if len(re.findall(r"\w", part)) < LEAST_LETTERS:
                    continue
                with self.subTest(english):
                    self.assertTrue(is_said(part, said) or all(is_said(clause, said) for clause in re.split("[,:] ", part)), part)


if __name__ == "__main__":
    unittest.main()
