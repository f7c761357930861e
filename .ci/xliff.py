"""Opens exported XLIFF files with translate-toolkit, changes them there, and takes them back.

The rules of the two versions that matter for other tools are checked on every file: required attributes, allowed values,
order of children, unique identifiers, references that exist. The schemas themselves are not part of this project.
"""

import filecmp
import pathlib
import re
import subprocess
import sys
import tempfile

from lxml import etree
from translate.storage import xliff, xliff2

V2 = "{urn:oasis:names:tc:xliff:document:2.0}"
V1 = "{urn:oasis:names:tc:xliff:document:1.2}"
TOKEN = re.compile(r"^[\w.\-:]+$")
CHILDREN2 = {
    "xliff": ["file"], "file": ["notes", "unit"], "unit": ["notes", "originalData", "segment"], "notes": ["note"],
    "originalData": ["data"], "segment": ["source", "target"], "source": ["ph"], "target": ["ph"], "note": [],
    "data": [], "ph": [],
}
ATTRIBUTES2 = {
    "xliff": {"version", "srcLang", "trgLang"}, "file": {"id", "original", "canResegment"}, "unit": {"id", "name"},
    "segment": {"id", "state", "subState"}, "data": {"id"}, "source": set(), "target": set(), "notes": set(),
    "note": set(), "originalData": set(),
    "ph": {"id", "canCopy", "canDelete", "dataRef", "disp", "type", "subType"},
}
CHILDREN1 = {
    "xliff": ["file"], "file": ["body"], "body": ["group"], "group": ["note", "trans-unit"],
    "trans-unit": ["source", "target", "note"], "source": ["ph"], "target": ["ph"], "note": [], "ph": [],
}
ATTRIBUTES1 = {
    "xliff": {"version"}, "file": {"original", "source-language", "target-language", "datatype"}, "body": set(),
    "group": {"id", "resname", "restype"}, "trans-unit": {"id", "approved"}, "source": set(), "target": {"state"},
    "note": set(), "ph": {"id", "ctype"},
}
REQUIRED = {
    "2.1": {"xliff": {"version", "srcLang"}, "file": {"id"}, "unit": {"id"}, "ph": {"id"}, "data": {"id"}},
    "1.2": {
        "xliff": {"version"}, "file": {"original", "source-language", "datatype"}, "trans-unit": {"id"},
        "ph": {"id"},
    },
}


def fail(text):
    sys.exit(f"xliff: {text}")


def rules(path, version):
    """The rules of the version that another tool may insist on."""
    root = etree.parse(str(path)).getroot()
    space, children, attributes = (V2, CHILDREN2, ATTRIBUTES2) if version == "2.1" else (V1, CHILDREN1, ATTRIBUTES1)
    if root.tag != space + "xliff" or root.get("version") != version:
        fail(f"{path}: not XLIFF {version}")
    seen = set()
    for node in root.iter():
        if not node.tag.startswith(space):
            fail(f"{path}:{node.sourceline}: {node.tag} is not of the core")
        name = node.tag[len(space):]
        own = [child.tag[len(space):] for child in node]
        order = [children[name].index(child) if child in children[name] else fail(
            f"{path}:{node.sourceline}: <{child}> in <{name}>") for child in own]
        if order != sorted(order):
            fail(f"{path}:{node.sourceline}: children of <{name}> in the wrong order: {own}")
        plain = {key for key in node.attrib if not key.startswith("{")}
        if plain - attributes[name]:
            fail(f"{path}:{node.sourceline}: <{name}> has {plain - attributes[name]}")
        if REQUIRED[version].get(name, set()) - plain:
            fail(f"{path}:{node.sourceline}: <{name}> lacks an attribute")
        if "id" in plain and name in ("file", "unit", "group", "trans-unit"):
            if (name, node.get("id")) in seen:
                fail(f"{path}:{node.sourceline}: the id {node.get('id')} stands twice")
            seen.add((name, node.get("id")))
            if version == "2.1" and not TOKEN.match(node.get("id")):
                fail(f"{path}:{node.sourceline}: the id {node.get('id')} is no NMTOKEN")
        if name == "unit":
            unit2(path, node)
        if name == "trans-unit":
            codes(path, node, V1)
            target = node.find(V1 + "target")
            states = {"needs-review-translation", "translated", "final", "new"}
            if target is not None and target.get("state") not in states:
                fail(f"{path}:{node.sourceline}: state {target.get('state')}")


def unit2(path, unit):
    data = [entry.get("id") for entry in unit.iter(V2 + "data")]
    if len(data) != len(set(data)):
        fail(f"{path}:{unit.sourceline}: a data id stands twice")
    segments = [segment.get("id") for segment in unit.iter(V2 + "segment")]
    if not segments or len(segments) != len(set(segments)):
        fail(f"{path}:{unit.sourceline}: segments without or with the same id")
    for segment in unit.iter(V2 + "segment"):
        if segment.get("state") not in {"initial", "translated", "reviewed", "final"}:
            fail(f"{path}:{segment.sourceline}: state {segment.get('state')}")
        if segment.get("subState") and ":" not in segment.get("subState"):
            fail(f"{path}:{segment.sourceline}: subState needs a prefix")
    for code in unit.iter(V2 + "ph"):
        if code.get("dataRef") not in data:
            fail(f"{path}:{code.sourceline}: dataRef {code.get('dataRef')} has no data")
        if code.get("type") not in {"fmt", "ui", "quote", "link", "image", "other"}:
            fail(f"{path}:{code.sourceline}: type {code.get('type')}")
        if ":" not in code.get("subType", ":"):
            fail(f"{path}:{code.sourceline}: subType needs a prefix")
    codes(path, unit, V2)


def codes(path, unit, space):
    """Identifiers of codes are unique in the source and in the target of a unit; the same one is the same code."""
    sides = {}
    for side in ("source", "target"):
        found = [code for text in unit.iter(space + side) for code in text.iter(space + "ph")]
        ids = [code.get("id") for code in found]
        if len(ids) != len(set(ids)):
            fail(f"{path}:{unit.sourceline}: a code of the {side} has the id of another")
        sides[side] = {code.get("id"): (code.get("dataRef"), code.text) for code in found}
    for key in set(sides["source"]) & set(sides["target"]):
        if sides["source"][key] != sides["target"][key]:
            fail(f"{path}:{unit.sourceline}: the code {key} of the target is not that of the source")


def run(*arguments, status=0):
    done = subprocess.run([CANDOUR, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != status:
        fail(f"candour {' '.join(map(str, arguments))}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def same(left, right):
    names = sorted(path.name for path in left.glob("*.*"))
    match, mismatch, errors = filecmp.cmpfiles(left, right, names, shallow=False)
    return not mismatch and not errors


def through_the_toolkit(path, change):
    """Opens, changes and saves a file as a tool built on the toolkit does. Returns how many texts it holds."""
    kind = xliff2.Xliff2File if path.parent.name == "21" else xliff.xlifffile
    store = kind.parsefile(str(path))
    units = [unit for unit in store.units if unit.istranslatable()]
    if change:
        done = 0
        for unit in units:
            text = str(unit.target or "")
            if re.fullmatch(r"[\w ]{12,}", text) and not done:
                unit.target = text + " XLIFF"
                done += 1
        if done != 1:
            fail(f"{path}: no plain text to change")
    with open(path, "wb") as file:
        store.serialize(file)
    return len(units)


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="candour-xliff-"))
    content = folder / "content"
    run("content", "export", content)
    total = 0
    tags = sorted(
        path.name for path in (content / "Locales").iterdir() if (path / "patient-information.md").exists())
    tags = [tag for tag in tags if tag != "en" and (tag in sys.argv[2:] or not sys.argv[2:])]
    for tag in tags:
        before = folder / f"before-{tag}"
        subprocess.run(["cp", "-r", content / "Locales" / tag, before], check=True)
        for version, name in (("2.1", "21"), ("1.2", "12")):
            out = folder / f"{tag}-{name}" / name
            run("locales", "export", tag, "--content", content, "--out", out, "--format", version)
            files = sorted(out.glob("*.xlf"))
            for path in files:
                rules(path, version)
            for path in files:
                total += through_the_toolkit(path, change=False)
            run("locales", "import", tag, *files, "--content", content)
            if not same(content / "Locales" / tag, before):
                fail(f"{tag} {version}: an unchanged round trip changed a file")
    tag = tags[0]
    for version, name in (("2.1", "21"), ("1.2", "12")):
        out = folder / f"change-{name}" / name
        run("locales", "export", tag, "--content", content, "--out", out, "--format", version)
        path = out / f"page.{tag}.xlf"
        through_the_toolkit(path, change=True)
        said = run("locales", "import", tag, path, "--content", content)
        if "1 texts taken over" not in said or " XLIFF" not in (content / "Locales" / tag / "page.yml").read_text():
            fail(f"{version}: a text that was changed in the toolkit was not taken over:\n{said}")
        damaged = out / f"patient-information.{tag}.xlf"
        text = damaged.read_text()
        if version == "2.1":
            text = re.sub(r"(<target>[^<]*)<ph [^>]*/>", r"\1", text, count=1)
        else:
            text = re.sub(r"(<target[^>]*>[^<]*)<ph [^>]*>[^<]*</ph>", r"\1", text, count=1)
        damaged.write_text(text)
        said = run("locales", "import", tag, damaged, "--content", content, status=1)
        if "[xliff-placeholder]" not in said:
            fail(f"{version}: a lost value was not refused:\n{said}")
        subprocess.run(["cp", folder / f"before-{tag}" / "page.yml", content / "Locales" / tag / "page.yml"], check=True)
    print(f"xliff: {total} texts of {len(tags)} languages through translate-toolkit and back, none changed")
    subprocess.run(["rm", "-rf", folder], check=True)


CANDOUR = sys.argv[1]
main()
