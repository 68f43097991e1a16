"""A village of any size, always the same: what the benchmarks build.

In: how many records. Out: a village folder as a clerk would write it, clean of findings that block, with nothing on its boards on
:data:`TODAY`. The shares of the kinds are those of :func:`share`; every figure comes from a checksum, none from chance.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from zlib import crc32

from benchmarks import words

#: The day on which the village is built; every record's 保留至 lies before it.
TODAY = date(2026, 3, 2)
#: Records that every village has besides its N: 村情 and two boards.
FIXED = 3
_LAST_MONTH = 2025 * 12 + 11
_MONTHS = 120


def share(count: int) -> dict[str, int]:
    """How many records of each kind make ``count``; what rounding leaves goes to 通知公告."""
    parts = {"财务收支": 40, "决策事项": 30, "值班表": 8, "机构名册": 7, "办事指南": 8}
    found = {kind: count * percent // 100 for kind, percent in parts.items()}
    return found | {"通知公告": count - sum(found.values())}


def write_village(folder: Path, count: int) -> list[Path]:
    """Write a village of ``count`` records (and :data:`FIXED` more) into an empty folder; the N records' files in order."""
    written = []
    for name, text in _fixed():
        _write(folder / name, text)
    for name, text in records(count):
        written.append(folder / "content" / name)
        _write(written[-1], text)
    return written


def records(count: int) -> Iterator[tuple[str, str]]:
    """(path below ``content``, YAML) of each record; the ledgers first, the newest of the village's own last among them."""
    counts = share(count)
    yield from _ledgers(counts["财务收支"])
    for kind, one in (
        ("决策事项", _decision),
        ("值班表", _duty),
        ("机构名册", _body),
        ("办事指南", _guide),
        ("通知公告", _notice),
    ):
        for number in range(counts[kind]):
            name, text = one(number)
            yield f"{kind}/{name}.yml", text


def edit(file: Path, round_number: int) -> None:
    """Change one line's words in a ledger; each round writes other bytes of the same meaning to the rules."""
    text = file.read_text(encoding="utf-8")
    head, tail = text.split("摘要: ", 1)
    told, rest = tail.split(",", 1)
    file.write_text(f"{head}摘要: {told.partition('（')[0]}（第{round_number}次改）,{rest}", encoding="utf-8")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _pick(count: int, *key: object) -> int:
    return crc32("|".join(map(str, key)).encode()) % count


def _of(choice: tuple[str, ...] | str, *key: object) -> str:
    return choice[_pick(len(choice), *key)]


def _person(*key: object) -> str:
    return f"{_of(words.NAMES, 'name', *key)}某某"


def _yuan(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def _month(index: int) -> str:
    return f"{index // 12}-{index % 12 + 1:02d}"


def _paper(drafted: date, keep_days: int = 31, maker: str = "村文书") -> str:
    """The envelope of a record that was drafted on a day, published three days later and taken down in time."""
    posted = drafted + timedelta(days=3)
    return f"""公开:
  责任人: 村委会主任
  编制: {{人员: {maker}, 日期: {drafted}}}
  审核: {{机构: 村务监督委员会, 日期: {drafted + timedelta(days=2)}, 意见: 同意公开}}
  审定: {{机构: 两委联席会议, 日期: {posted}}}
  公开日期: {posted}
  保留至: {posted + timedelta(days=keep_days)}
  形式: [公开栏, 网站]
  地点: [村委会公开栏, 中社公开栏]
"""


def _ledgers(count: int) -> Iterator[tuple[str, str]]:
    """Whole chains of months, each opening with what the month before closed with; the groups' chains first."""
    names = [("行政账", ""), ("经济账", "")]
    while len(names) * _MONTHS < count:
        number = len(names) - 2
        names.append(("经济账", _numbered(number) + "组"))
    for place, (book, group) in reversed(list(enumerate(names))):
        length = count // len(names) + (place < count % len(names))
        balance = 100_000_00 + _pick(900_000_00, "open", book, group)
        for month in range(_LAST_MONTH - length + 1, _LAST_MONTH + 1):
            text, balance = _ledger(book, group, month, balance)
            yield f"财务收支/{_month(month)}-{group}{book}.yml", text


def _numbered(number: int) -> str:
    """A group's name; those that end in ten are left out."""
    tens, digit = divmod(number, 9)
    before = words.NUMBERS[tens - 1] if tens > 1 else ""
    return before + "十" * bool(tens) + words.NUMBERS[digit]


def _ledger(book: str, group: str, month: int, opening: int) -> tuple[str, int]:
    """A month's ledger and its closing, in cents; income keeps within a few per cent of expense."""
    key = (book, group, month)
    spent = [_line("支出", words.EXPENSE, 300_00, number, *key) for number in range(14 + _pick(16, "out", *key))]
    earned = [_line("收入", words.INCOME, 900_00, number, *key) for number in range(6 + _pick(8, "in", *key))]
    closing = opening + sum(cents for _, cents in earned) - sum(cents for _, cents in spent)
    following = date((month + 1) // 12, (month + 1) % 12 + 1, 5)
    text = f"账套: {book}\n期间: {_month(month)}\n" + (f"小组: {group}\n" if group else "")
    text += f"期初余额: {_yuan(opening)}\n收入:\n{''.join(line for line, _ in earned)}"
    text += f"支出:\n{''.join(line for line, _ in spent)}期末余额: {_yuan(closing)}\n"
    return text + _paper(following, 25, "村会计"), closing


def _line(side: str, headings: dict[str, tuple[str, ...]], most: int, number: int, *key: object) -> tuple[str, int]:
    heading = _of(tuple(headings), side, number, *key)
    told = _of(words.PLACES, side, "at", number, *key) + _of(headings[heading], side, "what", number, *key)
    cents = 50_00 + _pick(most, side, "cents", number, *key)
    month = _month(int(str(key[2])))
    text = f"  - {{日期: {month}-{1 + number % 28:02d}, 科目: {heading}, 摘要: {told}, 金额: {_yuan(cents)}, "
    text += f"凭证: {'收' if side == '收入' else '付'}-{month[5:]}{number + 1:02d}"
    if side == "支出":
        text += f", 经手人: {_person('by', number, *key)}, 审批人: 村主任"
    return text + "}\n", cents


def _decision(number: int) -> tuple[str, str]:
    """A matter that went all six steps; 150 matters a year at the most."""
    year, place = 2025 - number % 10, number // 10 + 1
    day = date(year, 1, 6) + timedelta(days=_pick(150, "decision", number))
    after = [day + timedelta(days=days) for days in (0, 4, 12, 19, 20, 150)]
    name = f"{_of(words.PLACES, 'd', number)}{_of(words.MATTERS, number)}（{year}年第{place}号）"
    budget = 5_000_00 + 100 * _pick(90_000, "budget", number)
    own = budget // 200 * 100
    points = ((line, _of(words.STEPS, "c", line, number), _person(line, number)) for line in range(1, 26))
    plan = "".join(f"  第{line}项，{what}，由{who}负责。\n" for line, what, who in points)
    text = f"""编号: {year}-{place:03d}
事项: {name}
内容: |-
{plan}预算: {_yuan(budget)}
资金来源:
  - {{来源: 集体经济, 金额: {_yuan(own)}}}
  - {{来源: 镇级奖补, 金额: {_yuan(budget - own)}}}
四议两公开:
  党组织提议: {{日期: {after[0]}}}
  两委商议: {{日期: {after[1]}, 应到: 7, 实到: 7, 同意: 7, 反对: 0, 弃权: 0}}
  党员大会审议: {{日期: {after[2]}, 应到: 62, 实到: 55, 同意: 53, 反对: 0, 弃权: 2}}
  村民代表会议决议: {{日期: {after[3]}, 应到: 45, 实到: 41, 同意: 39, 反对: 1, 弃权: 1}}
  决议公开: {{日期: {after[4]}, 天数: 7}}
  实施结果公开: {{日期: {after[5]}}}
负责人: 村委会委员
承办单位: 示例工程队
计划完成: {after[5]}
完成日期: {after[5] - timedelta(days=5)}
决算: {_yuan(budget - 100_00)}
结果: 已按方案完成，验收合格，比预算少花100元。
"""
    return f"{year}-{place:03d}", text + _paper(after[4] - timedelta(days=3))


def _duty(number: int) -> tuple[str, str]:
    """A month of shifts at one of the places."""
    month, place = _LAST_MONTH - number % _MONTHS, number // _MONTHS + 1
    first = date(month // 12, month % 12 + 1, 1)
    text = f"编号: d{_month(month)}-{place}\n月份: {_month(month)}\n值班地点: {place}号值班室\n"
    text += "值班电话: 0757-0000002\n排班:\n"
    for day in range(28):
        note = f", 说明: {_of(words.SERVICES, day, number)}专场" if day % 2 else ""
        text += f"  - {{日期: {first + timedelta(days=day)}, 时段: 8:30-12:00 14:30-17:30, "
        text += f"姓名: {_person(day, number)}, 替班: {_person('sub', day, number)}{note}}}\n"
    return f"{_month(month)}-{place}", text + _paper(first - timedelta(days=6), 40, "站长")


def _body(number: int) -> tuple[str, str]:
    """A service team of one area and its members."""
    text = f"编号: team{number + 1:03d}\n名称: 云溪村第{number + 1}服务队\n类别: 其他\n对谁负责: 村民委员会\n"
    text += "任期: {开始: 2023-03-26, 届满: 2028-03-26, 届次: 本届}\n席位: 30\n成员:\n"
    for seat in range(30):
        duty = f"{_of(words.PLACES, seat, number)}{_of(words.EXPENSE['公益支出'], seat, number)}"
        text += f"  - {{职务: 队员{seat + 1}, 姓名: {_person(seat, number)}, 分工: {duty}, 任职起: 2023-03-26}}\n"
    text += "职责:\n" + "".join(f"  - {_of(words.STEPS, 'duty', line, number)}\n" for line in range(8))
    return f"服务队{number + 1:03d}", text + _paper(date(2025, 1 + number % 12, 8))


def _guide(number: int) -> tuple[str, str]:
    """A service item; the station's share of its days adds up to the limit."""
    name = f"{_of(words.SERVICES, number)}（{_of(words.PLACES, 'g', number)}第{number + 1}项）"
    days = [1 + _pick(3, step, number) for step in range(24)]
    text = f"编号: G{number + 1:03d}\n事项: {name}\n分类: {_of(words.SERVICES, 'group', number)[:4]}\n"
    text += "谁可以办: 本村村民和在册的外来人口\n流程:\n"
    for step, length in enumerate(days):
        text += f"  - {{谁: 服务站, 做什么: {_of(words.STEPS, step, number)}，{_person(step, number)}经办, 工作日: {length}}}\n"
    text += "材料:\n"
    for paper in range(20):
        text += f"  - {{名称: {_of(words.PAPERS, paper, number)}, 份数: 原件和复印件{1 + _pick(3, 'copies', paper, number)}份, "
        text += f"说明: {_of(words.PLACES, 'when', paper, number)}的村民才要}}\n"
    text += f"时限: {sum(days)}\n收费: 0.00\n窗口: 公共服务站{1 + number % 4}号窗口\n咨询电话: 0757-0000002\n"
    text += "代办: 打电话约，工作人员上门\n更新日期: 2025-06-18\n"
    return f"G{number + 1:03d}", text + _paper(date(2025, 6, 18), maker="副站长")


def _notice(number: int) -> tuple[str, str]:
    """A notice with a few words and one table."""
    day = date(2025 - number % 10, 1 + number // 10 % 12, 5)
    what = _of(words.EXPENSE["公益支出"], "notice", number)
    text = f"编号: n{number + 1:04d}\n主题: {_of(words.PLACES, 'n', number)}{what}情况（第{number + 1}期）\n类别: 村务\n目录项: [CW-41]\n"
    text += f"事项日期: {day}\n正文: |-\n  {day.year}年{day.month}月{what}的情况如下。\n  有意见的，向村务监督委员会反映。\n"
    text += "要点:\n" + "".join(
        f"  - {{名称: {_of(words.PLACES, 'p', point, number)}户数, 内容: {10 + _pick(90, point, number)}户}}\n"
        for point in range(8)
    )
    text += "表:\n  名称: 各处明细\n  表头: [序号, 地点, 做什么, 经手人, 户数]\n  行:\n"
    for row in range(40):
        place, work = _of(words.PLACES, row, number), _of(words.EXPENSE["公益支出"], row, number)
        text += f"    - [{row + 1}, {place}, {work}, {_person(row, number)}, {_pick(200, 'h', row, number)}户]\n"
    return f"n{number + 1:04d}", text + _paper(day + timedelta(days=2))


def _fixed() -> Iterator[tuple[str, str]]:
    yield "site_config.yml", words.CONFIG
    yield "content/村情/村情.yml", words.PROFILE + _paper(date(2026, 1, 5), 20)
    for number, (name, hamlet) in enumerate((("村委会公开栏", ""), ("中社公开栏", "自然村: 中社\n")), 1):
        zones = "".join(
            f"  - {{分区: {zone}, 宽: 600, 高: 1200, 纸张: A2}}\n" for zone in ("党务", "村务", "财务", "服务")
        )
        yield (
            f"content/公开栏/B{number}-{name}.yml",
            f"编号: B{number}\n名称: {name}\n{hamlet}{words.BOARD}{zones}管护人: 村文书\n",
        )
