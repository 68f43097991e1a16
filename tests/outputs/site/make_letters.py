"""Make the two tables of letters that the search ships: run by hand when OpenCC or pypinyin have new data.

``python tests/outputs/site/make_letters.py``: OpenCC's character table gives ``traditional.txt``, pypinyin's
dictionaries give
``pinyin.txt``. Neither is needed to build or read a site.
"""

import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

ROOM = Path(__file__).resolve().parents[3] / "generator/wuhua/outputs/site/search"
# Surnames that phrases hardly show, then words of villages (会计, 圩, 埔).
SURNAMES = (
    "单shan 曾zeng 解xie 仇qiu 区ou 查zha 任ren 盖ge 朴piao 尉yu 缪miao 翟zhai"
    " 覃qin 覃tan 冼xian 折she 种chong 乐yue 员yun"
    " 葛ge 牟mu"
    " 牟mou 车che 召shao 隗wei 褚chu 祭zhai 阚kan 洗xian 那na"
    " 纪ji 宁ning 应ying 燕yan 华hua 黑he 万wan 沈shen 石shi 都du 卜bu 贾jia"
    " 会kuai 厦sha 厦xia 圩xu 圩wei 埔pu 埔bu 坊fang"
)
SHARE_MIN, COUNT_MIN = 0.12, 3


def traditional() -> str:
    """Write every pair as two characters, traditional then simplified, in order of the traditional one."""
    import opencc  # type: ignore[import-untyped]

    lines = (Path(opencc.__file__).parent / "dictionary/TSCharacters.txt").read_text("utf-8").splitlines()
    pairs = ((line.split("\t")[0], line.split("\t")[1].split()[0]) for line in lines)
    table = {a: b for a, b in sorted(pairs) if a != b and len(a + b) == 2 and max(a + b) < "\U00010000"}
    return "".join(a + table.get(b, b) for a, b in table.items() if table.get(b) != a) + "\n"


def bare(syllable: str) -> str:
    """Take the tone off: ``lǜ`` is ``lv``."""
    letters = unicodedata.normalize("NFD", syllable.lower().replace("ü", "v"))
    letters = letters.replace("u\u0308", "v")
    return "".join(c for c in letters if "a" <= c <= "z")


def phrase_counts() -> dict[str, Counter[str]]:
    """Count how often phrases read each character each way."""
    from pypinyin.phrases_dict import phrases_dict

    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        for char, reading in zip(phrase, readings, strict=False):
            counts[char][bare(reading[0])] += 1
    return counts


def pinyin(old: set[str]) -> str:
    """Write a line a syllable: the syllable, a blank, its characters; a character may stand in several lines."""
    from pypinyin.pinyin_dict import pinyin_dict

    counts, by_syllable = phrase_counts(), defaultdict(set)
    for pair in SURNAMES.split():
        by_syllable[pair[1:]].add(pair[0])
    for code, readings in pinyin_dict.items():
        char = chr(code)
        if not 0x4E00 <= code <= 0x9FFF or char in old or not char.encode("gbk", "ignore"):
            continue
        seen = counts[char]
        for place, reading in enumerate(map(bare, readings.split(","))):
            often = seen[reading] >= COUNT_MIN and seen[reading] >= SHARE_MIN * seen.total()
            if reading and (place == 0 or often):
                by_syllable[reading].add(char)
    return "".join(f"{syllable} {''.join(sorted(chars))}\n" for syllable, chars in sorted(by_syllable.items()))


if __name__ == "__main__":
    table = traditional()
    (ROOM / "traditional.txt").write_text(table, "utf-8")
    (ROOM / "pinyin.txt").write_text(pinyin(set(table[:-1:2])), "utf-8")
