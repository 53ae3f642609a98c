#!/bin/sh
# Cuts the shipped faces from the upstream ones. Usage: assets/fonts/subset.sh FOLDER_WITH_UPSTREAM_FACES
# Needs python3 with fontTools; PYTHON names another interpreter.
set -eu

from=$1
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# FACE CODE_POINTS FEATURES OUT. Hinting goes: the toolkit's rasteriser does not use it.
subset() {
    "$python" -m fontTools.subset "$from/$1" --unicodes="$2" --layout-features="$3" \
        --no-hinting --notdef-outline --name-IDs='*' --output-file="$4"
}

# Latin with all its accents, the letters of other Latin alphabets that stand among the phonetic ones (Azerbaijani
# and West African languages), Greek, Cyrillic, punctuation, currency, letter-like signs.
text=U+0020-007E,U+00A0-024F,U+0253-0254,U+0256-0257,U+0259,U+025B,U+0260,U+0263,U+0268-0269,U+026F,U+0272,U+0275
text=$text,U+0280,U+0283,U+0289-028B,U+0292,U+0294,U+02B9-02DD,U+0300-036F,U+0370-03FF,U+0400-052F,U+1E00-1FFF
text=$text,U+2000-206F,U+2070-209F,U+20A0-20CF,U+2100-218F,U+25CC,U+A7AA,U+AB53,U+FB00-FB04,U+FFFC-FFFD
for weight in Regular SemiBold; do
    subset "NotoSans-$weight.ttf" "$text" ccmp,locl,kern,mark,mkmk "$here/NotoSans-$weight.ttf"
done

# The text face has neither arrows nor mathematics nor shapes: they come from three sisters of it.
shapes=U+21E7,U+2318,U+2325-2326,U+232B,U+23CE,U+23F4-23FA,U+25A0-25A3,U+25AA-25AB,U+25B2-25C3,U+25C6-25C7,U+25CB
shapes=$shapes,U+25CF-25D5,U+2610-2612,U+2630,U+26A0,U+270E,U+2713-2717,U+1F50D,U+1F512-1F513,U+1F5D1
flags=U+2303,U+238B,U+2690-2691,U+24D8
maths=U+2190-21E6,U+21E8-21FF,U+2200,U+2202-2203,U+2205-2206,U+2208-2209,U+220F,U+2211-2213,U+2215,U+2217
maths=$maths,U+2219-221A,U+221E,U+2227-222B,U+2234-2235,U+223C,U+2245,U+2248,U+2260-2261,U+2264-2265,U+226A-226B
maths=$maths,U+2282-2287,U+22C5,U+22EE-22EF
subset NotoSansSymbols2-Regular.ttf "$shapes" '' "$work/shapes.ttf"
subset NotoSansSymbols-Regular.ttf "$flags" '' "$work/flags.ttf"
subset NotoSansMath-Regular.ttf "$maths" '' "$work/maths.ttf"
"$python" "$here/merge_symbols.py" "$here/NotoSansSymbols2-subset.ttf" "$from/NotoSans-Regular.ttf" \
    "$work/shapes.ttf" "$work/flags.ttf" "$work/maths.ttf"
