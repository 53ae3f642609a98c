"""Merges subsets into one font that sits on the lines of the text face.

Usage: merge_symbols.py OUT TEXT_FACE PART...
The first part that has a code point gives its glyph. Ascent and descent are those of the text face, so that a
line does not grow when a symbol stands in it.
"""

import sys

from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

out, text, *parts = sys.argv[1:]
merged = Merger(Options(drop_tables=["GSUB", "GPOS", "GDEF", "gasp"])).merge(parts)

text = TTFont(text)
metrics = {
    "hhea": ["ascent", "descent", "lineGap"],
    "OS/2": ["sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent"],
}
for table, keys in metrics.items():
    for key in keys:
        setattr(merged[table], key, getattr(text[table], key))

copyrights = []
for part in parts:
    for line in str(TTFont(part)["name"].getDebugName(0)).splitlines():
        if line not in copyrights:
            copyrights.append(line)
names = {
    0: " ".join(copyrights),
    1: "Noto Sans Symbols2 subset",
    3: "NotoSansSymbols2-subset",
    4: "Noto Sans Symbols2 subset",
    6: "NotoSansSymbols2-subset",
    13: text["name"].getDebugName(13),
    14: text["name"].getDebugName(14),
}
for name_id, value in names.items():
    merged["name"].setName(value, name_id, 3, 1, 0x409)
merged.save(out)
