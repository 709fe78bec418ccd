"""Makes src/newsclean/decoding/whatwg_index.py: where the web's decoders differ from Python's.

    npm install --prefix DIR @exodus/bytes     # 1.16 or later; MIT; the Encoding Standard's tables
    python tools/make_whatwg_index.py DIR

Source: the indexes of the WHATWG Encoding Standard, https://encoding.spec.whatwg.org/, asked pair
by pair from that package's TextDecoder and compared with Python's codecs. (Node's own TextDecoder
is no witness: its Big5 is ICU's, with private-use characters where the standard has HKSCS.)
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

#: Characters a line.
LONGEST = 40

TARGET = Path(__file__).parent.parent / "src/newsclean/decoding/whatwg_index.py"

ASK = """
import { TextDecoder } from '@exodus/bytes/encoding.js'
const answers = {}
for (const name of ['gb18030', 'big5']) {
  const decoder = new TextDecoder(name, { fatal: true })
  answers[name] = []
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      let text = null
      try { text = decoder.decode(new Uint8Array([lead, trail])) } catch {}
      answers[name].push([lead * 256 + trail, text])
    }
}
console.log(JSON.stringify(answers))
"""

HEAD = '''"""Where the WHATWG decoders differ from Python's (made by tools/make_whatwg_index.py).

Source: the indexes of the WHATWG Encoding Standard, https://encoding.spec.whatwg.org/.
"""

'''


def answers(folder: str) -> dict[str, list[tuple[int, str | None]]]:
    """What the standard's decoders make of every pair of bytes."""
    said = subprocess.run(
        ["node", "--input-type=module", "-e", ASK], cwd=folder, capture_output=True, check=True
    )
    return json.loads(said.stdout)  # type: ignore[no-any-return]


def python(pair: int, codec: str) -> str | None:
    """What Python's codec makes of a pair; None where it refuses."""
    try:
        return pair.to_bytes(2, "big").decode(codec)
    except UnicodeDecodeError:
        return None


def runs(pairs: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Neighbouring pairs with one character each, as first pair and text."""
    first, text = 0, ""
    for pair, char in sorted(pairs.items()):
        if text and pair == first + len(text) and len(text) < LONGEST:
            text += char
        else:
            if text:
                yield first, text
            first, text = pair, char
    yield first, text


def source() -> str:
    """The module."""
    asked = answers(sys.argv[1])
    gb = {p: (python(p, "gb18030"), t) for p, t in asked["gb18030"]}
    big5 = {p: (python(p, "big5hkscs"), t) for p, t in asked["big5"]}
    other = {ours: text for ours, text in gb.values() if ours and text and ours != text}
    missing = {p: text for p, (ours, text) in big5.items() if text and ours is None}
    wrong = {p: (ours, text) for p, (ours, text) in big5.items() if ours and ours != text}
    seen = [ours for ours, _ in big5.values()]
    unique = {ours: text for ours, text in wrong.values() if seen.count(ours) == 1}
    pairs = {p: text for p, (ours, text) in wrong.items() if seen.count(ours) > 1}
    lines = [HEAD, "#: GB18030: what Python's codec gives, and what the standard gives.\n"]
    lines += ["GB18030_OTHER = {\n", *(f"    {a!a}: {b!a},\n" for a, b in other.items()), "}\n\n"]
    lines += ["#: Big5: pairs that Python's big5hkscs refuses, by the first of a run.\n"]
    lines += ["BIG5_MISSING = {\n"]
    lines += [f'    0x{first:04X}: "{text}",\n' for first, text in runs(missing)]
    lines += [
        "}\n\n",
        "#: Big5: what big5hkscs gives for one pair only, and what the standard gives.\n",
    ]
    lines += ["BIG5_OTHER = {\n", *(f"    {a!a}: {b!a},\n" for a, b in unique.items()), "}\n\n"]
    lines += ["#: Big5: pairs whose character big5hkscs gives for another pair, rightly, too.\n"]
    lines += [
        "BIG5_PAIRS = {\n",
        *(f"    0x{p:04X}: {text!a},\n" for p, text in pairs.items()),
        "}\n",
    ]
    return "".join(lines)


if __name__ == "__main__":
    TARGET.write_text(source(), encoding="utf-8")
