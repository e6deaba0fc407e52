#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what the programs are linked to, by asking the loader and the distribution's package database.

bill_of_materials.py --version V --epoch SECONDS --documents FOLDER [--bundled FOLDER] PROGRAM...

Into FOLDER go `sbom.spdx.json` (SPDX 2.3, https://spdx.github.io/spdx-spec/v2.3/) and `third_party_notices.txt`. With
--bundled, the folder of the libraries that are shipped: the texts of their packages' licences go into `licences/` too, and
the bill says that they are contained. The same packages, version and time give the same bytes.

Ends with 3, and a sentence, where there is no dpkg: the notices that are written by hand stay.
"""
import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

# Compiled into the programs, so that no loader knows of them.
COMPILED_IN = ["libcli11-dev", "libhwy-dev", "nlohmann-json3-dev"]
DOCUMENTATION = Path("/usr/share/doc")
COMMON_LICENCES = Path("/usr/share/common-licenses")
FIELDS = ["binary:Package", "Version", "Architecture", "source:Package", "Maintainer", "Homepage"]


def said(*command, check=True):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=check, env={
        "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}).stdout


def libraries(programs):
    """Name → file of all that the loader would load."""
    return dict(re.findall(r"^\s*(\S+) => (/\S+)", said("ldd", *programs), re.MULTILINE))


def packages_of(files):
    """Package → its files among `files`. A file may be known by the path before /usr was merged."""
    real = {str(Path(file).resolve()) for file in files}
    asked = sorted(real | {path[len("/usr"):] for path in real if path.startswith("/usr/")} | {"/usr" + path for path in real})
    found = {}
    for line in said("dpkg-query", "--search", *asked, check=False).splitlines():
        names, path = line.rsplit(": ", 1)
        for name in names.split(", "):
            found.setdefault(name, set()).add(path if path in real else str(Path(path).resolve()))
    known = set().union(*found.values()) if found else set()
    if real - known:
        sys.exit(f"No package owns {', '.join(sorted(real - known))}: install the libraries from the distribution.")
    return found


def facts(packages):
    lines = said("dpkg-query", "--show", "--showformat", "\\t".join(f"${{{field}}}" for field in FIELDS) + "\\n", *packages)
    return sorted((dict(zip(FIELDS, line.split("\t"))) for line in lines.splitlines()), key=lambda fact: fact["binary:Package"])


def copyright_of(package):
    file = DOCUMENTATION / package.split(":")[0] / "copyright"
    return file if file.is_file() else None


def licences_named(package):
    """What the package's copyright file calls its licences, as it stands there: it covers the whole source, and more than
    what is linked."""
    file = copyright_of(package)
    if file is None:
        return []
    text = file.read_text(errors="replace")
    if text.startswith("Format"):
        names = re.findall(r"^License:[ \t]*(\S.*)$", text, re.MULTILINE)
    else:
        names = re.findall(r"/usr/share/common-licenses/([A-Za-z0-9.+-]*[A-Za-z0-9+])", text)
    return sorted({name.strip() for name in names})


def identifier(package):
    return "SPDXRef-" + re.sub(r"[^A-Za-z0-9.-]", "-", package.replace("+", "plus"))


def bill(version, epoch, known, bundled):
    packages = [{
        "SPDXID": "SPDXRef-glmamba-viewer", "name": "glmamba-viewer", "versionInfo": version, "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False, "licenseConcluded": "Apache-2.0", "licenseDeclared": "Apache-2.0",
        "copyrightText": "GLMamba Viewer developers", "primaryPackagePurpose": "APPLICATION"
    }]
    relationships = [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-glmamba-viewer"}]
    for fact in known:
        name = fact["binary:Package"]
        bare = name.split(":")[0]
        named = licences_named(name)
        packages.append({
            "SPDXID": identifier(name), "name": bare, "versionInfo": fact["Version"], "downloadLocation": "NOASSERTION",
            "filesAnalyzed": False, "licenseConcluded": "NOASSERTION", "licenseDeclared": "NOASSERTION",
            "copyrightText": "NOASSERTION", "supplier": "Organization: Debian",
            "sourceInfo": f"built from the source package {fact['source:Package']}",
            "licenseComments": f"The copyright file of the package names: {', '.join(named) or 'its own text'}",
            "primaryPackagePurpose": "LIBRARY",
            "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
                              "referenceLocator": f"pkg:deb/debian/{bare}@{fact['Version'].replace('+', '%2B').replace(':', '%3A')}?arch={fact['Architecture']}"}],
            **({"homepage": fact["Homepage"]} if fact["Homepage"] else {})
        })
        kind = "STATIC_LINK" if bare in COMPILED_IN else "CONTAINS" if name in bundled else "DYNAMIC_LINK"
        relationships.append({"spdxElementId": "SPDXRef-glmamba-viewer", "relationshipType": kind, "relatedSpdxElement": identifier(name)})
    content = {"packages": packages, "relationships": relationships}
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"glmamba-viewer-{version}",
        "documentNamespace": f"https://glmamba-viewer.invalid/spdx/{digest}",
        "creationInfo": {"created": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(epoch)),
                         "creators": ["Organization: GLMamba Viewer developers", "Tool: bill_of_materials.py"]},
        **content
    }


def notices(known, bundled):
    lines = ["Third-party notices", "",
             "GLMamba Viewer is under Apache-2.0 (LICENSE). Its programs are linked to the libraries of these packages of Debian, each",
             "under its own licence. The names of licences are those of the package's copyright file, which covers its whole source.",
             "The texts are in licences/ for what is shipped here, and in /usr/share/doc/PACKAGE/copyright where the package is installed.", ""]
    for fact in known:
        name = fact["binary:Package"].split(":")[0]
        how = "compiled in" if name in COMPILED_IN else "shipped" if fact["binary:Package"] in bundled else "of the system"
        lines += [f"{name} {fact['Version']} ({how})"]
        lines += ["    " + ", ".join(licences_named(name) or ["see its copyright file"])]
    return "\n".join(lines) + "\n"


def main():
    arguments = argparse.ArgumentParser(description="What the programs are linked to, as SPDX and as notices.")
    arguments.add_argument("--version", required=True)
    arguments.add_argument("--epoch", required=True, type=int)
    arguments.add_argument("--documents", required=True, type=Path)
    arguments.add_argument("--bundled", type=Path)
    arguments.add_argument("programs", nargs="+")
    given = arguments.parse_args()
    if shutil.which("dpkg-query") is None:
        print("There is no dpkg: the bill of materials is left out.", file=sys.stderr)
        return 3
    loaded = libraries(given.programs)
    shipped = {file for name, file in loaded.items() if given.bundled and (given.bundled / name).exists()}
    owners = packages_of(loaded.values())
    resolved = {str(Path(file).resolve()) for file in shipped}
    compiled_in = [name for name in COMPILED_IN if copyright_of(name)]
    bundled = {name for name, files in owners.items() if files & resolved}
    known = facts(sorted(set(owners) | set(compiled_in)))
    given.documents.mkdir(parents=True, exist_ok=True)
    content = json.dumps(bill(given.version, given.epoch, known, bundled), indent=1, ensure_ascii=False) + "\n"
    (given.documents / "sbom.spdx.json").write_text(content)
    (given.documents / "third_party_notices.txt").write_text(notices(known, bundled))
    if given.bundled:
        texts = given.documents / "licences"
        texts.mkdir(exist_ok=True)
        for name in sorted({package.split(":")[0] for package in bundled} | set(compiled_in)):
            if copyright_of(name):
                shutil.copyfile(copyright_of(name), texts / name)
        # Many of them point there.
        for licence in sorted(COMMON_LICENCES.iterdir()):
            shutil.copyfile(licence, texts / licence.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
