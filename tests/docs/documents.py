# SPDX-License-Identifier: Apache-2.0
"""The project's pages: where they are, their links, and the commands they show."""

import re
import shlex
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "installer/third_party_notices.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))
FENCE = re.compile(r"\s*```")


def lines(page):
    """Each line with whether it is code: between fences, or indented by four."""
    fenced, before = False, ""
    for line in page.read_text().splitlines():
        if FENCE.match(line):
            fenced = not fenced
        else:
            indented = line.startswith("    ") and not re.match(r"\s*([-*|]|\d+\.)\s", before)
            yield line, fenced or indented
        before = line


def prose(page):
    return "\n".join(line for line, is_code in lines(page) if not is_code)


def anchor(heading):
    """What a heading is called in links, as the places that show Markdown make it."""
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")


def anchors(page):
    found = []
    for line, is_code in lines(page):
        if not is_code and line.startswith("#"):
            name = anchor(line.lstrip("#").strip())
            found.append(name if name not in found else f"{name}-{found.count(name)}")
    return found


def links(page):
    return re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", prose(page)))


def without_wrappers(command):
    """Without assignments before it, and without what only starts it."""
    while command and re.match(r"^[A-Z_]+=", command[0]):
        command = command[1:]
    if command[:2] == ["taskset", "-c"]:
        return without_wrappers(command[3:])
    if command[:3] == ["xvfb-run", "-a", "-s"]:
        return without_wrappers(command[4:])
    return command


def commands(line):
    """The simple commands of a line of shell, each as its words; none where it is no shell."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars="&;|")
    lexer.whitespace_split = True
    lexer.commenters = "#"
    found = [[]]
    try:
        for word in lexer:
            if set(word) <= set("&;|"):
                found.append([])
            else:
                found[-1].append(word)
    except ValueError:  # a quote of prose
        return []
    return [command for command in map(without_wrappers, found) if command]


def blocks(page):
    """Commands of each block of code, in their order. What is no shell (diagrams) has words that no caller knows."""
    block = []
    for line, is_code in [*lines(page), ("", False)]:
        if is_code:
            block.append(line)
        elif block:
            shell = re.sub(r"\s*\\\n\s*", " ", "\n".join(block))
            block = []
            yield [command for line in shell.splitlines() for command in commands(line)]


def inline(page):
    for code in re.findall(r"`([^`\n]+)`", prose(page)):
        yield from commands(code)
