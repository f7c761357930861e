"""Opens exported XLIFF files with translate-toolkit, changes them there, and takes them back.

Every file is validated against the published schema of its version (OASIS; from a package of the distribution, not part
of this project), and against the rules that a schema cannot hold: unique identifiers, references that exist.
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
# XLIFF 2.1 has the core, and the name space, of 2.0.
SCHEMAS = {"2.1": "xliff-core-2.0.xsd", "1.2": "xliff-core-1.2-strict.xsd"}
# The one attribute that is ours: both versions allow attributes of other name spaces, the strict schema of 1.2 only those
# that are declared.
OWN = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:candour:exchange:1">
  <xs:attribute name="source" type="xs:NMTOKEN"/>
</xs:schema>"""
BOTH = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="{space}" schemaLocation="{core}"/>
  <xs:import namespace="urn:candour:exchange:1" schemaLocation="own.xsd"/>
</xs:schema>"""


def fail(text):
    sys.exit(f"xliff: {text}")


def schemas(published, folder):
    """The published schemas, each with the attribute that is ours."""
    (folder / "own.xsd").write_text(OWN)
    found = {}
    for version, name in SCHEMAS.items():
        # Beside its own file, wherever the schema says that xml.xsd is to be fetched from.
        core = re.sub(r'schemaLocation="[^"]*xml.xsd"', 'schemaLocation="xml.xsd"', (published / name).read_text())
        (folder / name).write_text(core)
        (folder / "xml.xsd").write_bytes((published / "xml.xsd").read_bytes())
        space = (V2 if version == "2.1" else V1).strip("{}")
        wrapper = folder / f"both-{name}"
        wrapper.write_text(BOTH.format(space=space, core=name))
        found[version] = etree.XMLSchema(etree.parse(str(wrapper)))
    return found


def rules(path, version, schema):
    """The rules of the version that another tool may insist on."""
    tree = etree.parse(str(path))
    if not schema.validate(tree):
        fail("\n".join(f"{path}:{error.line}: {error.message}" for error in schema.error_log))
    root = tree.getroot()
    space = V2 if version == "2.1" else V1
    if root.tag != space + "xliff" or root.get("version") != version:
        fail(f"{path}: not XLIFF {version}")
    seen = set()
    for node in root.iter():
        name = node.tag.removeprefix(space)
        if name in ("file", "unit", "group", "trans-unit") and node.get("id"):
            if (name, node.get("id")) in seen:
                fail(f"{path}:{node.sourceline}: the id {node.get('id')} stands twice")
            seen.add((name, node.get("id")))
        if name == "unit":
            unit2(path, node)
        if name == "trans-unit":
            codes(path, node, V1)


def unit2(path, unit):
    data = [entry.get("id") for entry in unit.iter(V2 + "data")]
    if len(data) != len(set(data)):
        fail(f"{path}:{unit.sourceline}: a data id stands twice")
    segments = [segment.get("id") for segment in unit.iter(V2 + "segment")]
    if not segments or len(segments) != len(set(segments)):
        fail(f"{path}:{unit.sourceline}: segments without or with the same id")
    for code in unit.iter(V2 + "ph"):
        if code.get("dataRef") not in data:
            fail(f"{path}:{code.sourceline}: dataRef {code.get('dataRef')} has no data")
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
    (folder / "schemas").mkdir()
    published = schemas(pathlib.Path(sys.argv[2]), folder / "schemas")
    content = folder / "content"
    run("content", "export", content)
    total = 0
    tags = sorted(
        path.name for path in (content / "Locales").iterdir() if (path / "patient-information.md").exists())
    tags = [tag for tag in tags if tag != "en" and (tag in sys.argv[3:] or not sys.argv[3:])]
    for tag in tags:
        before = folder / f"before-{tag}"
        subprocess.run(["cp", "-r", content / "Locales" / tag, before], check=True)
        for version, name in (("2.1", "21"), ("1.2", "12")):
            out = folder / f"{tag}-{name}" / name
            run("locales", "export", tag, "--content", content, "--out", out, "--format", version)
            files = sorted(out.glob("*.xlf"))
            for path in files:
                rules(path, version, published[version])
            for path in files:
                total += through_the_toolkit(path, change=False)
            run("locales", "import", tag, *files, "--content", content, "--author", "A. Writer")
            if not same(content / "Locales" / tag, before):
                fail(f"{tag} {version}: an unchanged round trip changed a file")
    tag = tags[0]
    for version, name in (("2.1", "21"), ("1.2", "12")):
        out = folder / f"change-{name}" / name
        run("locales", "export", tag, "--content", content, "--out", out, "--format", version)
        path = out / f"page.{tag}.xlf"
        through_the_toolkit(path, change=True)
        said = run("locales", "import", tag, path, "--content", content, "--author", "A. Writer")
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
    print(f"xliff: {total} texts of {len(tags)} languages through translate-toolkit and back, none changed; every file valid")
    subprocess.run(["rm", "-rf", folder], check=True)


CANDOUR = sys.argv[1]
main()
