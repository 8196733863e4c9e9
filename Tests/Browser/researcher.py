#!/usr/bin/env python3
"""A researcher's pages of the built service, in a real browser.

    python3 Tests/Browser/researcher.py PROGRAM SCREENSHOTS

PROGRAM is `vignette`, built with the trait `Service`; pictures of the pages go into the folder
SCREENSHOTS. Respondents answer through the interface for programs; a researcher signs in, watches,
closes the study, has it analysed and takes the data away, in both languages, on a phone and on a
wide screen, with and without scripts. Every page is held against the same rules as respondents'.
"""

import csv
import io
import os
import random
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from respondent import ROOT, Visitor  # noqa: E402
from service import Client, Service, token, verify  # noqa: E402

STUDY = "civil-servants"
OPTIONS = ["carry-out", "not-carry-out", "resign", "something-else"]
OTHERS = [
    {"advice2": second, "advice3": third} for second, third in
    [("carry-out", "procedure"), ("colleague", "pay-money"), ("same-message", "procedure")]
]
PEOPLE = [
    {"gender": gender, "age": age, "education": education, "work": work}
    for gender in ["man", "woman"] for age in ["under-35", "35-to-65"]
    for education in ["practical", "middle", "theoretical"]
    for work in ["paid-work", "studying"]
]
PAGES = ["", "/comparison", "/texts", "/data"]


def press(page, selector):
    """Presses a button or link and waits for the page that it leads to."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def fill(service, collector, count, seed):
    """Has people answer what is compared; version 2 carries the first order out more often."""
    random.seed(seed)
    client = Client(service, collector, STUDY)
    for index in range(count):
        unit = f"person-{seed}-{index}"
        status, assignment = client.assign(unit)
        assert status == 200, assignment
        weights = [70, 10, 10, 10] if assignment["version"] == "2" else [30, 40, 20, 10]
        option = random.choices(OPTIONS, weights)[0]
        answers = {"advice1": option, **OTHERS[index % 3], **random.choice(PEOPLE)}
        for step, given in answers.items():
            status, answer = client.answer(unit, step, {"option": given})
            assert status == 200, answer


def sign_in(visitor, secret):
    """Signs in with a token, after a wrong one."""
    page = visitor.page
    page.goto(f"{visitor.base}/researcher")
    visitor.expect("/researcher/sign-in" in page.url, "a stranger gets in")
    page.fill("#token", "00" * 16)
    press(page, "main button")
    visitor.expect(page.locator("[role=alert]").count() == 1, "a wrong token says nothing")
    visitor.look("sign-in-mistake")
    page.fill("#token", secret)
    press(page, "main button")
    visitor.expect(page.url.split("?")[0].endswith("/researcher"), "the token does not sign in")
    cookies = visitor.context.cookies()
    visitor.expect(
        [cookie["name"] for cookie in cookies] == ["__Host-vignette-researcher"]
        and cookies[0]["httpOnly"] and cookies[0]["secure"], f"cookies {cookies}")


def look_around(visitor, what):
    for path in PAGES:
        visitor.page.goto(f"{visitor.base}/researcher/{STUDY}{path}")
        visitor.look(f"{what}{path.replace('/', '-')}")


def watch(visitor, service, collector):
    """The page follows what respondents do, without being loaded again."""
    page = visitor.page
    page.goto(f"{visitor.base}/researcher/{STUDY}/comparison")
    before = page.locator("#live table").first.inner_text()
    fill(service, collector, 40, 7)
    try:
        page.wait_for_function(
            "text => document.querySelector('#live table').innerText !== text", arg=before,
            timeout=15_000)
    except Exception:
        visitor.fail("the page does not follow")
    page.click("#reload + button, #reload ~ button")
    visitor.expect(
        page.locator("#reload ~ button").get_attribute("aria-pressed") == "false", "no pause")


def analyse(visitor):
    """Closes the study and has it analysed."""
    page = visitor.page
    page.goto(f"{visitor.base}/researcher/{STUDY}")
    press(page, ".stage button")
    visitor.look("closed")
    page.goto(f"{visitor.base}/researcher/{STUDY}/comparison")
    press(page, ".buttons button")
    visitor.look("analysis-begun")
    for _ in range(120):
        page.goto(f"{visitor.base}/researcher/{STUDY}/comparison")
        if page.locator(".rows a").count():
            break
        time.sleep(0.5)
    visitor.expect(page.locator(".rows a").count() == 1, "the analysis does not end")
    visitor.look("analysis-done")
    if page.locator(".rows a").count():
        press(page, ".rows a")
        visitor.expect("Pearson" in page.content(), "no result")
        visitor.look("result")


def take_away(visitor, program, folder):
    """Downloads everything; the command line reads it."""
    page = visitor.page
    page.goto(f"{visitor.base}/researcher/{STUDY}/data")
    files = {}
    for index in range(page.locator(".rows button").count()):
        with page.expect_download() as download:
            page.locator(".rows button").nth(index).click()
        path = os.path.join(folder, download.value.suggested_filename)
        download.value.save_as(path)
        files[download.value.suggested_filename] = path
    visitor.expect(len(files) == 4, f"downloads {sorted(files)}")
    answers = files[f"{STUDY}-answers.csv"]
    with open(answers, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(io.StringIO(file.read())))
    visitor.expect(len(rows) == 340, f"{len(rows)} respondents")
    log = files[f"{STUDY}-assignments.jsonl"]
    study = os.path.join(ROOT, "Studies", STUDY)
    for command in [
        ["compare", study, "--data", answers, "--outcome", "advice1", "--format", "json"],
        ["compare", study, "--data", answers, "--outcome", "advice1", "--format", "json",
         "--inference", "randomisation", "--assignments", log, "--draws", "199"],
        ["audit", study, "--log", log],
    ]:
        run = subprocess.run([program, *command], capture_output=True, text=True)
        visitor.expect(run.returncode == 0, f"{' '.join(command[:1])}: {run.stderr[-400:]}")


def main(program, folder):
    os.makedirs(folder, exist_ok=True)
    failures = []
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        database = os.path.join(place, "browser.sqlite")
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        study = os.path.join(ROOT, "Studies", STUDY)
        with Service(program, database, study) as service:
            collector = token(program, database)
            owner = token(program, database, "owner")
            time.sleep(2)
            ways = [
                ("researcher-en-1280", "en", 1280, True), ("researcher-nl-360", "nl", 360, True),
                ("researcher-nl-1280-plain", "nl", 1280, False),
            ]
            visitors = [
                Visitor(browser, service, folder, name, language, width, scripts)
                for name, language, width, scripts in ways
            ]
            visitors[0].page.goto(visitors[0].base + service.link)
            visitors[0].look("link")
            for visitor in visitors:
                sign_in(visitor, owner)
                visitor.look("studies")
            look_around(visitors[0], "empty")
            fill(service, collector, 300, 1)
            for visitor in visitors:
                look_around(visitor, "running")
            watch(visitors[0], service, collector)
            analyse(visitors[0])
            take_away(visitors[0], program, place)
            visitors[1].page.goto(f"{visitors[1].base}/researcher/{STUDY}/comparison")
            visitors[1].look("ended")
            press(visitors[2].page, ".top button")
            visitors[2].page.goto(f"{visitors[2].base}/researcher/{STUDY}")
            visitors[2].expect("sign-in" in visitors[2].page.url, "signing out does nothing")
            for visitor in visitors:
                print(f"{visitor.name}: {visitor.count} pages")
                failures += visitor.close()
        browser.close()
        print(verify(program, database))
    for failure in failures:
        print("FAILED " + failure, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2]))
