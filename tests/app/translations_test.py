#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every text of the window has a finished translation in each language, with the same placeholders and marks.

usage: translations_test.py LUPDATE SOURCE [FILE.ts...]
"""
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

LUPDATE, SOURCE = sys.argv[1], Path(sys.argv[2])
FILES = [Path(name) for name in sys.argv[3:]] or sorted((SOURCE / "resources/translations").glob("*.ts"))
del sys.argv[1:]
FOLDERS = ["app/desktop", "app/model", "viewer"]
# Languages whose numbers have one form (Qt's rule for Chinese), and all others here, which have two.
FORMS = {"zh": 1}


def placeholders(text):
    return Counter(re.findall(r"%(?:L?[0-9]+|n)", text))


def faults(source, translations):
    """What is wrong with the translations of one text, in words."""
    found = []
    for text in translations:
        if not text.strip() and source.strip():
            found.append("is empty")
        if placeholders(text) != placeholders(source):
            found.append(f"has other placeholders: {text!r}")
        # "&&" is a sign, "&x" the key of a menu or a field.
        if len(re.findall("&[^& ]", source.replace("&&", ""))) != len(re.findall("&[^& ]", text.replace("&&", ""))):
            found.append(f"marks another number of keys: {text!r}")
        if re.findall("<[^ >]+>|\\([*][^)]*\\)", source) != re.findall("<[^ >]+>|\\([*][^)]*\\)", text):
            found.append(f"has other tags or file types: {text!r}")
        if (source[:1] == " ") != (text[:1] == " ") or (source[-1:] == " ") != (text[-1:] == " "):
            found.append(f"begins or ends with another space: {text!r}")
        if source.endswith("…") != text.endswith("…"):
            found.append(f"does not say alike that more is asked: {text!r}")
    return found


def messages(file):
    """(source, state, translations) of each message."""
    for message in ElementTree.parse(file).getroot().iter("message"):
        translation = message.find("translation")
        forms = [form.text or "" for form in translation.findall("numerusform")]
        yield message.findtext("source"), translation.get("type", "finished"), forms or [translation.text or ""], bool(message.get("numerus"))


class Translations(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="glmamba-translations-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.current = [cls.folder / file.name for file in FILES]
        for file, copy in zip(FILES, cls.current):
            shutil.copy(file, copy)
        # Into copies: what the sources have today, merged with what is translated.
        subprocess.run([LUPDATE, "-silent", "-locations", "none", "-disable-heuristic", "sametext", "-disable-heuristic", "similartext",
                        "-I", ".", *FOLDERS, "-ts", *map(str, cls.current)], cwd=SOURCE, check=True, stderr=subprocess.DEVNULL)

    def test_there_are_german_french_and_chinese(self):
        self.assertEqual([file.stem for file in FILES], ["glmamba_de", "glmamba_fr", "glmamba_zh"])

    def test_every_text_is_translated_and_no_other(self):
        for file in self.current:
            listed = list(messages(file))
            self.assertGreater(len(listed), 600, file.name)
            for state in ("unfinished", "vanished", "obsolete"):
                self.assertEqual([source for source, its, _, _ in listed if its == state], [], f"{state} in {file.name}")

    def test_placeholders_keys_and_file_types_are_those_of_the_source(self):
        for file in self.current:
            for source, _, translations, is_counted in messages(file):
                with self.subTest(file=file.name, source=source):
                    self.assertEqual(faults(source, translations), [])
                    self.assertEqual(len(translations), FORMS.get(file.stem[-2:], 2) if is_counted else 1)

    def test_each_kind_of_fault_is_found(self):
        self.assertEqual(faults("&Open %1…", ["Ö&ffne %1…"]), [])
        for source, translation in (("%1 of %2", "%1 von %1"), ("%n piece(s)", "Stücke"), ("&Open", "Öffnen"), ("Open", "&Öffnen"), ("Open", " "),
                                    ("<b>%1</b>", "%1"), ("A (*.nii)", "A (*.dcm)"), (" GB", "GB"), ("Save…", "Sichern")):
            self.assertNotEqual(faults(source, [translation]), [], (source, translation))


if __name__ == "__main__":
    unittest.main()
