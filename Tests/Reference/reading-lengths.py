"""Words, sentences, long words and LIX of texts in English and Dutch.

Written from the rule in docs/texts.md with regular expressions, apart from the program's own code.
"""
import json
import platform
import re
import unicodedata
from pathlib import Path

import yaml

MARKS = "\"'“”„‘’«»()[]"
NEVER_LAST = {
    "en": "mr mrs ms dr prof st jr sr vs e.g i.e cf ca approx fig nos dept gov rev hon",
    "nl": "dhr mevr mw dr drs ir ing mr prof st bijv bv nl nr nrs blz art ca resp incl excl evt "
          "zgn vgl jl o.a d.w.z m.b.t i.v.m t.a.v t.o.v m.n a.d m.i.v t/m",
}


def is_letter(character):
    return unicodedata.category(character)[0] == "L"


def words(text):
    parts = re.split(r"[\s–—/…]+", text)
    return [p for p in parts if any(is_letter(c) or unicodedata.category(c)[0] == "N" for c in p)]


def ends(token, following, language):
    if following is None:
        return True
    bare = token.strip(MARKS)
    if not re.search(r"[.!?…]$", bare):
        return False
    first = following.lstrip(MARKS)[:1]
    if first and first.islower():
        return False
    if not bare.endswith("."):
        return True
    stem = bare[:-1].lower()
    return not (len(stem) == 1 and is_letter(stem) or stem in NEVER_LAST[language].split())


def sentences(text, language):
    count = 0
    for line in re.split(r"[\n\r\x0b\x0c\x85\u2028\u2029]+", text):
        tokens = line.split()
        pending = False
        for token, following in zip(tokens, tokens[1:] + [None]):
            pending = pending or bool(words(token))
            if pending and ends(token, following, language):
                count += 1
                pending = False
    return count


TEXTS = [
    ("en", "Mr Bakker is 45. He has several medical conditions and he is in debt."),
    ("en", "Mr. Bakker and Dr. J. Smit, e.g. Tuesdays, paid 1,375.5 euros (approx. 3.5 %). Why?"),
    ("en", "“Stop!” he said. Nobody stopped… Then it ended. Or did it?! Yes"),
    ("en", "It's a well-known, risk-averse approach – or so they say — and/or not."),
    ("en", "One line without a point\nAnother line\n\n... and a third."),
    ("en", "Wait ... No. \"No.\" (No.) At 5 p.m. He left at 6 p.m. today."),
    ("en", ""),
    ("en", "– … 5"),
    ("nl", "Dhr. De Vries en mevr. Jansen zijn o.a. bijv. Amsterdammers, d.w.z. Hollanders."),
    ("nl", "Zij krijgt ca. 1.250,50 euro i.v.m. haar ziekte. ‘Mag dat?’ vraagt zij. Nee!"),
    ("nl", "Zo'n gemeenteambtenaar, 's avonds laat; de drs. en ir. zwegen: niemand sprak."),
    ("nl", "’t Is wáár: één coördinator, geïnterviewden & CO₂-uitstoot in 2025."),
    ("nl", "Zie art. 5 en blz. 12. Zie nr. 3 enz. De rest volgt."),
]


def cases():
    root = Path(__file__).resolve().parents[2]
    texts = list(TEXTS)
    study = yaml.safe_load((root / "Studies/deservingness/study.yaml").read_text(encoding="utf-8"))
    vignettes = study["vignettes"]["clients"]
    for item in vignettes["items"].values():
        for language in study["languages"]:
            text = vignettes["text"][language]
            for factor, level in item["levels"].items():
                words_of_level = study["factors"][factor]["levels"][level]["text"][language]
                text = text.replace("{" + factor + "}", words_of_level)
            texts.append((language, text))
    for language, text in texts:
        count = len(words(text))
        long_words = sum(sum(map(is_letter, word)) > 6 for word in words(text))
        ended = sentences(text, language)
        yield {
            "language": language, "text": text, "words": count, "sentences": ended,
            "longWords": long_words,
            "lix": count / ended + 100 * long_words / count if count else None,
        }


out = Path(__file__).parent / "fixtures" / "reading-lengths.json"
document = {
    "source": f"Python {platform.python_version()}",
    "script": "Tests/Reference/reading-lengths.py",
    "cases": list(cases()),
}
out.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
