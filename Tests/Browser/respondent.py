#!/usr/bin/env python3
"""A respondent's whole way through the built service, in a real browser.

    python3 Tests/Browser/respondent.py PROGRAM [SCREENSHOTS]

PROGRAM is `vignette`, built with the trait `Service`; pictures of the pages go into the folder
SCREENSHOTS, where one is named. On every page: no violation that axe-core finds, nothing wider than the screen, no
request to another host, no script that the page does not come with, no message on the console.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from urllib.parse import quote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, sync_playwright

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "Tests", "Faults"))

from service import Service, verify  # noqa: E402

STUDIES = ["civil-servants", "who-deserves-help", "deservingness"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
RADIO = "input[type=radio]"


# Name, language, width, with scripts, colours, study, which option is chosen.
WAYS = [
    ("en-360", "en", 360, True, "light", "civil-servants", 0),
    ("nl-1280", "nl", 1280, True, "dark", "civil-servants", 1),
    ("nl-360-plain", "nl", 360, False, "light", "civil-servants", 3),
    ("en-1280-plain", "en", 1280, False, "light", "civil-servants", 2),
    ("help-nl-360", "nl", 360, True, "light", "who-deserves-help", 1),
    ("help-en-plain", "en", 360, False, "light", "who-deserves-help", 0),
    ("bend-en-360", "en", 360, True, "dark", "deservingness", 4),
]


class Visitor:
    """Somebody with a browser of their own, whose pages are all looked at."""

    def __init__(
            self, browser, service, folder, name, language, width, scripts=True, scheme="light"):
        self.context = browser.new_context(
            viewport={"width": width, "height": 740 if width < 600 else 900},
            locale="nl-NL" if language == "nl" else "en-GB", java_script_enabled=scripts,
            color_scheme=scheme, has_touch=width < 600)
        self.page = self.context.new_page()
        self.service, self.folder, self.name = service, folder, name
        self.language, self.scripts, self.width = language, scripts, width
        self.base = f"http://{service.host}:{service.port}"
        self.count = 0
        self.failures = []
        self.context.on("request", self.check_request)
        self.page.on("console", self.check_console)
        self.page.on("pageerror", lambda error: self.fail(f"script error: {error}"))
        self.page.on("response", self.check_response)

    def fail(self, what):
        self.failures.append(f"{self.name}: {what} ({self.page.url})")

    def check_request(self, request):
        if not request.url.startswith((self.base + "/", "data:,")):
            self.fail(f"a request to {request.url}")

    def check_console(self, message):
        # An answer that was refused comes with a status, which the browser notes.
        if message.type in ("error", "warning") and "the server responded" not in message.text:
            self.fail(f"console: {message.text}")

    def check_response(self, response):
        if response.status >= 500:
            self.fail(f"status {response.status}")

    def expect(self, condition, what):
        if not condition:
            self.fail(what)

    def look(self, what, axe=True):
        """Checks the page and takes a picture of it."""
        width = self.page.evaluate("document.documentElement.scrollWidth")
        self.expect(width <= self.width, f"{what} is {width} pixels wide")
        small = self.page.evaluate(SMALL_TARGETS)
        self.expect(not small, f"{what} has targets under 24 pixels: {small}")
        language = self.page.evaluate("document.documentElement.lang")
        self.expect(language == self.language, f"{what} is in {language}")
        if axe and self.scripts:
            found = Axe().run(self.page, options=RULES)
            for violation in found.response["violations"]:
                nodes = [node["html"][:160] for node in violation["nodes"][:3]]
                self.fail(f"axe on {what}: {violation['id']}: {nodes}")
        self.count += 1
        if not self.folder:
            return
        path = os.path.join(self.folder, f"{self.name}-{self.count:02}-{what}.png")
        self.page.screenshot(path=path, full_page=True)

    # Moving

    def send(self):
        """Sends the page's form and waits for what it leads to."""
        with self.page.expect_navigation():
            self.press()

    def press(self):
        self.page.locator("form:has(.actions) button[type=submit]").first.click()

    def begin(self, study, query=""):
        self.page.goto(f"{self.base}/s/{study}{query}")
        self.look(f"{study}-consent")
        self.expect(not self.context.cookies(), "a cookie before consent")
        self.send()
        cookies = self.context.cookies()
        if cookies:
            self.expect(
                len(cookies) == 1 and cookies[0]["name"] == "__Host-vignette"
                and cookies[0]["httpOnly"] and cookies[0]["secure"], f"cookies {cookies}")

    @property
    def step(self):
        field = self.page.locator("form:has(.actions) input[name=step]")
        return field.first.get_attribute("value") if field.count() else None

    def answer(self, choice=0, overspend=False):
        """Fills in the controls of the page."""
        page = self.page
        rows = page.locator("fieldset.row")
        if rows.count():
            for index in range(rows.count()):
                stops = rows.nth(index).locator(RADIO)
                place = stops.count() - 1 if overspend else stops.count() // 2
                stops.nth(place).check(force=True)
        elif page.locator("textarea").count():
            page.locator("textarea").fill("Because of “this”,\nand <b>that</b> & more.")
        elif page.locator("input[type=checkbox]").count():
            page.locator("input[type=checkbox]").nth(1).check()
        elif page.locator(f"form {RADIO}").count():
            options = page.locator(f"form {RADIO}")
            options.nth(min(choice, options.count() - 1)).check(force=True)
        else:
            page.locator("#answer-1").fill("40")

    def mistake(self, what):
        """Sends the page as it is and looks at what it says."""
        before = self.page.url
        self.send()
        summary = self.page.locator(".summary")
        self.expect(summary.count() == 1, f"{what} without an answer says nothing")
        if summary.count():
            self.expect("rror" in self.page.title() or "Fout" in self.page.title(), "no title")
            link = summary.locator("a").get_attribute("href")
            self.expect(self.page.locator(link).count() == 1, f"{link} leads nowhere")
            self.look(f"{what}-mistake")
        return before

    def close(self):
        self.context.close()
        return self.failures


SMALL_TARGETS = """
() => [...document.querySelectorAll('a, button, summary, input:not([type=hidden]), textarea')]
  .filter(element => {
    const target = element.matches('input') && element.closest('label') || element;
    const box = target.getBoundingClientRect();
    return box.width > 0 && (box.width < 24 || box.height < 24);
  }).map(element => element.outerHTML.slice(0, 80))
"""


def whole_way(visitor, study, choice, mistakes=True):
    """Answers everything; returns the steps and the text of the first dilemma."""
    visitor.begin(study)
    steps, story, seen = [], None, set()
    while visitor.step and len(steps) < 80:
        step = visitor.step
        if step in seen:
            visitor.fail(f"{step} came twice")
            break
        seen.add(step)
        if visitor.page.locator(".story").count() and story is None:
            story = visitor.page.locator(".story").inner_text()
        name = re.sub(r"\W", "_", step)
        visitor.look(name)
        if mistakes and not visitor.page.locator("textarea").count():
            visitor.mistake(name)
        if visitor.page.locator("fieldset.row").count():
            sliders(visitor, name)
        visitor.answer(choice)
        if len(steps) == 3:
            go_back(visitor, study)
        steps.append(step)
        visitor.send()
    visitor.expect("/review" in visitor.page.url, "the way does not end with all answers")
    return steps, story


def sliders(visitor, name):
    """Asks for too much, first with the meter, then, without scripts, with the service."""
    visitor.answer(overspend=True)
    if visitor.scripts:
        visitor.expect(visitor.page.locator(".meter.over").count() == 1, "the meter is not red")
        visitor.look(f"{name}-over")
        visitor.press()
        visitor.expect(visitor.step == name, "too much got through")
    else:
        visitor.mistake(f"{name}-over")
        last = visitor.page.locator("fieldset.row").first.locator(RADIO).last
        visitor.expect(last.is_checked(), "what was chosen is gone")


def go_back(visitor, study):
    """Sends the answer, goes back by the browser and by the page, and finds the answer there."""
    page, step = visitor.page, visitor.step
    visitor.send()
    after = visitor.step
    page.go_back()
    visitor.expect(page.locator("main").count() == 1, "the browser's back shows no page")
    page.goto(f"{visitor.base}/s/{study}")
    visitor.expect(visitor.step == after, f"coming back leads to {visitor.step}, not {after}")
    page.locator(".actions .back").click()
    page.wait_for_url("**/question?step=*")
    visitor.expect(visitor.step == step, f"back leads to {visitor.step}, not to {step}")
    text = page.locator("textarea")
    given = text.input_value() if text.count() else page.locator("form input:checked").count()
    visitor.expect(given, "the answer is gone after going back")
    # Another tab of the same browser goes on at the same place.
    tab = visitor.context.new_page()
    tab.goto(f"{visitor.base}/s/{study}")
    field = tab.locator("form:has(.actions) input[name=step]").first
    visitor.expect(field.get_attribute("value") == after, f"another tab stands at {tab.url}")
    tab.close()


def hand_in(visitor):
    """Changes an answer from the page with all of them, and hands them in."""
    page = visitor.page
    visitor.look("review")
    page.locator(".change a").first.click()
    page.wait_for_url("**/question?step=*")
    visitor.look("change")
    visitor.send()
    visitor.expect("/review" in page.url, "changing does not lead back to all answers")
    visitor.send()
    visitor.expect("/thanks" in page.url, "handing in does not lead to the end")
    visitor.look("thanks")
    page.goto(page.url.replace("/thanks", "/review"))
    visitor.expect("/thanks" in page.url, "answers can be changed after they were handed in")


def switch_language(visitor, study):
    """Another language on the consent page and on a question, at the same place."""
    page = visitor.page
    other = "nl" if visitor.language == "en" else "en"
    page.goto(f"{visitor.base}/s/{study}")
    with page.expect_navigation():
        page.locator(".top .language a").click()
    visitor.language = other
    visitor.look("consent-switched")
    visitor.send()
    step = visitor.step
    with page.expect_navigation():
        page.locator(".top .language button").click()
    visitor.language = "en" if other == "nl" else "nl"
    visitor.expect(visitor.step == step, "switching the language leads elsewhere")
    visitor.look("question-switched")


def by_code(browser, service, folder, program, database):
    """A personal code: a wrong one, the right one, and the same person in another browser."""
    made = subprocess.run(
        [program, "admin", "codes", "civil-servants", "--count", "1", "--database", database],
        capture_output=True, text=True)
    codes = re.findall(r"[0-9a-f]{4}(?:-[0-9a-f]{4}){7}", made.stdout)
    if not codes:
        return [f"no code was made: {made.stderr or made.stdout}"]
    first = Visitor(browser, service, folder, "code", "en", 360)
    page = first.page
    page.goto(f"{first.base}/s/civil-servants?code=0000")
    first.send()
    first.expect(page.locator("#code-problem").count() == 1, "a wrong code gets in")
    first.look("wrong-code")
    page.locator("#code").fill(codes[0].upper())
    first.send()
    first.answer()
    first.send()
    first.look("code-next")
    step, story = first.step, page.locator(".told, details").first.inner_text()
    second = Visitor(browser, service, folder, "code-elsewhere", "en", 1280)
    second.page.goto(f"{second.base}/s/civil-servants?code={codes[0]}")
    second.send()
    second.expect(second.step == step, f"the code leads to {second.step} and not to {step}")
    second.expect(second.page.locator(".told, details").first.inner_text() == story, "other text")
    return first.close() + second.close()


# Pieces that would begin a tag, end an attribute, a title or a text area, or load something.
HOSTILE = [
    "<script>window.entered=1;alert(1)</script>",
    "\"><img src=x onerror=\"window.entered=1\">",
    "'><svg/onload=window.entered=1>",
    "</textarea></title></script><script>window.entered=1</script>",
    "\"\u0301 autofocus onfocus=window.entered=1 x=\"\u0301",
    "{{{x}}} {{&x}} <!-- javascript:alert(1) <a href=javascript:alert(1)>x</a>",
]


def hostile_study(place):
    """A study all of whose texts try to run a script; returns its folder."""
    text = " ".join(HOSTILE)
    slots = text.replace("{", "{{").replace("}", "}}")
    study = {
        "name": "hostile", "languages": ["en"], "title": text, "versions": {"1": "One"},
        "dilemmas": {"d": {
            "title": text, "text": slots,
            "questions": ["choice", "many", "number", "open", "sliders"]}},
        "questions": {
            "choice": {
                "kind": "single-choice", "text": slots, "routes": [{"tell": slots}],
                "options": {
                    text: {"text": text, "explanation": text, "role": "other"}, "b": text}},
            "many": {"kind": "multiple-choice", "text": slots, "options": {"a": text, "b": text}},
            "number": {"kind": "number", "text": slots, "unit": text},
            "open": {"kind": "open-text", "text": slots, "optional": False},
            "sliders": {
                "kind": "sliders", "text": slots, "limit": 1,
                "items": {text: {"text": text, "explanation": text}},
                "positions": [
                    {"value": 0, "cost": 0, "text": text}, {"value": 1, "cost": 1, "text": text}]}},
        "fieldwork": {
            "organisation": text, "contact": text, "purpose": text, "retention-days": 9,
            "entry": ["open", "codes"]},
    }
    folder = os.path.join(place, "hostile")
    os.makedirs(folder)
    with open(os.path.join(folder, "study.json"), "w", encoding="utf-8") as file:
        json.dump(study, file)
    return folder


def hostile(browser, service, folder):
    """Reads and answers that study: nothing may run, and nothing may be asked of other hosts."""
    visitor = Visitor(browser, service, folder, "hostile", "en", 360)
    page = visitor.page
    page.on("dialog", lambda dialog: (visitor.fail("a dialog"), dialog.dismiss()))
    text = " ".join(HOSTILE)

    def check():
        visitor.expect(page.evaluate("window.entered") is None, "a script ran")
        count = page.evaluate("document.querySelectorAll('img, svg, a[href^=javascript]').length")
        visitor.expect(count == 0, "foreign elements")

    page.goto(f"{visitor.base}/s/hostile?code={quote(text[:60])}")
    check()
    visitor.send()
    check()
    page.locator("#code").fill("")
    visitor.send()
    for _ in range(20):
        if not visitor.step:
            break
        check()
        step = visitor.step
        field = page.locator("#answer-1")
        if step == "number":
            field.fill(text)
            visitor.send()
            check()
            visitor.expect(field.input_value() == text, "what was typed has changed")
        if step == "open":
            field.fill(text + "\n" + text)
        else:
            visitor.answer()
        if page.locator(".own input").count():
            page.locator(".own input").fill(text)
        visitor.send()
    visitor.expect("/review" in page.url, f"the hostile study ends at {page.url}")
    check()
    visitor.look("hostile-review")
    return visitor.close()


def main(program, folder):
    if folder:
        os.makedirs(folder, exist_ok=True)
    failures, stories, tries = [], set(), 0
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        database = os.path.join(place, "browser.sqlite")
        studies = [os.path.join(ROOT, "Studies", name) for name in STUDIES]
        studies.append(hostile_study(place))
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        with Service(program, database, studies[0], options=studies[1:]) as service:
            ways = list(WAYS)
            while ways:
                name, language, width, scripts, scheme, study, choice = ways.pop(0)
                visitor = Visitor(
                    browser, service, folder, name, language, width, scripts, scheme)
                try:
                    steps, story = whole_way(visitor, study, choice, mistakes="again" not in name)
                    if study == "civil-servants":
                        stories.add((language, story))
                    hand_in(visitor)
                    print(f"{name}: {len(steps)} questions, {visitor.count} pages", flush=True)
                except Error as error:
                    visitor.fail(f"stopped: {error}")
                failures += visitor.close()
                if not ways and len(stories) < 4 and tries < 6:
                    # Chance gave somebody of each language the same version: once more.
                    tries += 1
                    language = min("en", "nl", key=lambda code: [s[0] for s in stories].count(code))
                    ways = [(f"again-{tries}", language, 360, True, "light", "civil-servants", 1)]
            visitor = Visitor(browser, service, folder, "switch", "en", 360)
            switch_language(visitor, "civil-servants")
            failures += visitor.close()
            failures += hostile(browser, service, folder)
            failures += by_code(browser, service, folder, program, database)
        browser.close()
        print(json.dumps(verify(program, database)))
    if len(stories) < 4:
        failures.append(f"only {len(stories)} wordings were read, of two versions in two languages")
    for failure in failures:
        print("FAILED " + failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None))
