"""LiveHost: the catalogue of phrases, read from the sources: for translators and for tests.

    python3 Tests/System/phrases.py CODE NAME             a language file to fill in
    python3 Tests/System/phrases.py CODE NAME FILE.json   the same, with what FILE has already
    python3 Tests/System/phrases.py --missing FILE.json   what FILE does not have

SPDX-License-Identifier: Apache-2.0
"""

import json
import pathlib
import re
import sys

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources"
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
CALL = re.compile(r"\b(Phrase|bind|word)\(")
ESCAPES = {"\\n": "\n", '\\"': '"', "\\\\": "\\", "\\t": "\t"}


def unescaped(text):
    text = re.sub(r"\\u\{([0-9A-Fa-f]+)\}", lambda found: chr(int(found[1], 16)), text)
    return re.sub(r'\\[nt"\\]', lambda found: ESCAPES[found[0]], text)


def arguments(source, start):
    """The text of a call's arguments, from behind its parenthesis."""
    depth, place = 1, start
    while depth and place < len(source):
        if source[place] == '"':
            place = LITERAL.match(source, place).end()
            continue
        depth += {"(": 1, ")": -1}.get(source[place], 0)
        place += 1
    return source[start : place - 1]


def pairs():
    """All phrases as (Chinese, English), once each, in the order of the files."""
    found = {}
    for path in sorted(SOURCES.rglob("*.swift")):
        source = path.read_text("utf-8")
        for call in CALL.finditer(source):
            body = arguments(source, call.end())
            texts = [unescaped(text) for text in LITERAL.findall(re.sub(r"\[[^\]]*\],", "", body, 1)
                                                                if call[1] == "word" else body)]
            # A word of command and a key end with a short and a long phrase.
            texts = texts[:2] if call[1] == "Phrase" else texts[-4:]
            if len(texts) < (2 if call[1] == "Phrase" else 4):
                continue
            for chinese, english in zip(texts[::2], texts[1::2]):
                found.setdefault(english, chinese)
    return [(chinese, english) for english, chinese in found.items()]


def language(code, name, phrases, verbs=None):
    return {"schema": "livehost.language/1", "code": code, "name": name, "phrases": phrases,
            "verbs": verbs or {}}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--missing"] and len(sys.argv) == 3:
        known = json.loads(pathlib.Path(sys.argv[2]).read_text("utf-8"))["phrases"]
        missing = [english for _, english in pairs() if not known.get(english)]
        print("\n".join(missing))
        sys.exit(1 if missing else 0)
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    known = {}
    if len(sys.argv) == 4:
        known = json.loads(pathlib.Path(sys.argv[3]).read_text("utf-8"))
    filled = {english: known.get("phrases", {}).get(english, "") for _, english in pairs()}
    print(json.dumps(language(sys.argv[1], sys.argv[2], filled, known.get("verbs")),
                     ensure_ascii=False, indent=2))
