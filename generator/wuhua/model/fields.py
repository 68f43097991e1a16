"""What a clerk may type in a field: ``key()`` joins an English name to its Chinese key, the types read the text.

Every type here reads text (the loader resolves nothing), says in Chinese what is wrong with it, and carries its JSON Schema,
so that parser, editor, form and message all come from one line: ``amount: Money = key("金额", "这一笔的钱数")``.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from msgspec import Struct
from pydantic import Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema, no_info_plain_validator_function

from wuhua.base.dates import Period, read_day, read_period
from wuhua.base.money import MONEY_PATTERN, comma_advice, read_money
from wuhua.model.advice import amount_meant, day_of_table, day_parts, half_width

REQUIRED: Any = ...


def key(title: str, hint: str = "", *, default: Any = REQUIRED, example: str = "", was: tuple[str, ...] = ()) -> Any:
    """Join an attribute to the key that a clerk writes.

    ``hint`` explains it in the editor and in new files; ``default`` makes it optional (a list or dict default is copied);
    ``was`` lists old keys that are still read, with a warning.
    """
    settings: dict[str, Any] = {"alias": title, "title": title, "description": hint or None}
    settings["examples"] = [example] if example else None
    settings["json_schema_extra"] = {"x-was": list(was)} if was else None
    if default in ([], {}, ()):
        return Field(default_factory=type(default), **settings)
    return Field(default, **settings)


class Reads(Struct, frozen=True):
    """A field is read by a function, and by nothing else.

    Pydantic's own PlainValidator also makes a serializer that calls Python for every value; without one it gives the value as it is.
    """

    read: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        """Tell pydantic how the field is read."""
        return no_info_plain_validator_function(self.read)


def fault(code: str, message: str, fix: str) -> PydanticCustomError:
    """Make the error that a reader raises: what is wrong, and what to type instead."""
    return PydanticCustomError(code, "{message}", {"message": message, "fix": fix})


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    raise fault("E203", "这里只能写一句话，不能再分下级", "写成一行文字")


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 20 else line[:20] + "…"


def _pattern_reader(pattern: str, code: str, message: str, fix: str) -> Callable[[Any], str]:
    compiled = re.compile(pattern, re.ASCII)

    def read(value: Any) -> str:
        text = _text(value)
        if compiled.match(text):
            return text
        raise fault(code, message.format(_shown(text)), fix)

    return read


def _schema(pattern: str, message: str, kinds: Any = "string") -> WithJsonSchema:
    return WithJsonSchema({"type": kinds, "pattern": pattern, "patternErrorMessage": message, "errorMessage": message})


def _money_fix(text: str) -> str:
    if spelled := amount_meant(text):
        return f"写成 {spelled}"
    if "," in text and (spelled := amount_meant(text.replace(",", ""))):
        return comma_advice(text, spelled)
    return "写成 3260.00 这样：单位元，两位小数，不加逗号、¥ 和“万”"


def _read_money(value: Any) -> Decimal:
    text = _text(value)
    amount = read_money(text)
    if amount is None:
        raise fault("E204", f"“{_shown(text)}”不是金额的写法", _money_fix(text))
    return amount


def _read_plus(value: Any) -> Decimal:
    amount = _read_money(value)
    if amount < 0:
        raise fault("E204", "这里的金额不能是负数", "写成正数；退款、冲账另记一笔到另一边")
    return amount


def _read_day(value: Any) -> date:
    text = _text(value)
    day = read_day(text)
    if day is not None:
        return day
    if spelled := day_of_table(text):
        raise fault("E205", f"“{text}”是表格软件里的日期数，不是日期的写法", f"写成 {spelled}")
    parts = day_parts(text)
    if parts is None:
        fix = "写成 2025-03-08 这样：年四位，月和日各两位，中间用减号"
        raise fault("E205", f"“{_shown(text)}”不是日期的写法", fix)
    spelled = f"{parts[0]}-{parts[1]:02}-{parts[2]:02}"
    if read_day(spelled) is None:
        raise fault("E205", f"日历上没有“{text}”这一天", "对照凭证改成真实的日期，如 2025-03-08")
    raise fault("E205", f"“{text}”不是日期的写法", f"写成 {spelled}")


def _read_period(value: Any) -> Period:
    text = _text(value)
    period = read_period(text)
    if period is None:
        raise fault("E206", f"“{_shown(text)}”不是期间的写法", _period_fix(text))
    return period


def _period_fix(text: str) -> str:
    found = re.match(r"^([0-9]{4})[-./年]([0-9]{1,2})月?$", text, re.ASCII)
    if found and read_period(spelled := f"{found[1]}-{int(found[2]):02}"):
        return f"写成 {spelled}"
    return "按月写 2025-03，按季写 2025年一季度，半年写 2025年上半年，按年写 2025年"


_COUNT = re.compile(r"^(0|[1-9][0-9]{0,8})$", re.ASCII)


def _read_count(value: Any) -> int:
    text = _text(value)
    if _COUNT.match(text):
        return int(text)
    found = re.match(r"^([1-9][0-9]{0,2}(?:,[0-9]{3})*|[1-9][0-9]*)[一-鿿]{0,4}$", text, re.ASCII)
    plain = found[1].replace(",", "") if found else ""
    fix = f"写成 {plain}" if plain and len(plain) < 10 else "只写数字，如 45，不带单位"
    raise fault("E208", f"“{_shown(text)}”不是整数", fix)


def _read_number(value: Any) -> Decimal:
    text = _text(value)
    if re.match(r"^(0|[1-9][0-9]{0,8})(\.[0-9]{1,4})?$", text, re.ASCII):
        return Decimal(text)
    raise fault("E208", f"“{_shown(text)}”不是数", "只写数字，如 3.25，不带单位")


def _read_line(value: Any) -> str:
    text = _text(value)
    if not text:
        raise fault("E209", "写了字段名，后面没有内容", "补上内容；暂时没有就把这一行删掉")
    if "\n" in text or len(text) > 200:
        raise fault("E209", "这里只能写一行，最多200个字", "写短一些；长的内容放到“正文”或“备注”")
    return text


_APART = re.compile(r"(?<=[㐀-鿿])\s+(?=[㐀-鿿])")


def _read_name(value: Any) -> str:
    text = _read_line(value)
    if joined := _APART.sub("", text) if _APART.search(text) else "":
        # Four characters and more, parted: more likely two people than one.
        fix = f"写成“{joined}”" if len(joined) < 5 else "一个人写一行"
        raise fault("E209", "姓名中间有空格，网页上会查不到这个人", fix)
    return text


def _read_prose(value: Any) -> str:
    text = _text(value)
    if not text:
        raise fault("E209", "写了字段名，后面没有内容", "补上内容；暂时没有就把这一行删掉")
    if len(text) > 20000:
        raise fault("E209", f"这里写了{len(text)}个字，最多20000个字", "分成几份，或者做成附件")
    return text


_IDENT = re.compile(r"^[0-9A-Za-z][0-9A-Za-z-]{0,59}$", re.ASCII)


def _read_ident(value: Any) -> str:
    text = _text(value)
    if _IDENT.match(text):
        return text
    if _IDENT.match(plain := half_width(text)):
        raise fault("E209", f"编号“{_shown(text)}”里有全角的字母或数字", f"写成 {plain}")
    raise fault("E209", f"编号“{_shown(text)}”含有不能进网址的字", "只用数字、字母和减号，如 2025-02")


_ADDRESS = re.compile(r"^[a-z]+/[0-9A-Za-z][0-9A-Za-z-]{0,59}$", re.ASCII)


def _read_address(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if _ADDRESS.match(text):
        return text
    raise fault(
        "E209", "这里要写公开单的网址编号", "打开那份公开单，抄网址里的一段，如 finance/2025-03-admin，不要 .html"
    )


def _read_yes(value: Any) -> bool:
    text = _text(value)
    if text in ("是", "否"):
        return text == "是"
    raise fault("E207", f"“{_shown(text)}”这里只能写 是 或 否", "写 是 或 否")


_MONEY_SAYS = "金额写成 3260.00 这样：单位元，两位小数，不加逗号"
#: Yuan with exactly two decimals; may be negative.
Money = Annotated[Decimal, Reads(_read_money), _schema(MONEY_PATTERN, _MONEY_SAYS, ["string", "number"])]
#: Yuan, zero or more.
Amount = Annotated[
    Decimal, Reads(_read_plus), _schema(MONEY_PATTERN.replace("-?", ""), _MONEY_SAYS, ["string", "number"])
]
#: A day, ``2025-03-08``.
Day = Annotated[date, Reads(_read_day), _schema(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "日期写成 2025-03-08 这样")]
#: A month, quarter, half-year or year.
PeriodText = Annotated[
    Period,
    Reads(_read_period),
    PlainSerializer(lambda period: period.text),
    _schema(
        r"^[0-9]{4}(-[0-9]{2}|年[一二三四]季度|年[上下]半年|年)$",
        "按月写 2025-03，按季写 2025年一季度，半年写 2025年上半年，按年写 2025年",
    ),
]
#: A whole number, zero or more.
Whole = Annotated[
    int,
    Reads(_read_count),
    WithJsonSchema({"type": "integer", "minimum": 0, "errorMessage": "只写整数，如 45"}),
]
#: A decimal quantity, zero or more (亩, 平方米, 米).
Quantity = Annotated[
    Decimal,
    Reads(_read_number),
    WithJsonSchema({"type": "number", "minimum": 0, "errorMessage": "只写数字，如 3.25"}),
]
#: One line of text, at most 200 characters.
Line = Annotated[
    str, Reads(_read_line), WithJsonSchema({"type": ["string", "number"], "maxLength": 200, "minLength": 1})
]
#: A person's name; Chinese ones without blanks, so that one person is one.
Name = Annotated[str, Reads(_read_name), WithJsonSchema({"type": "string", "maxLength": 200, "minLength": 1})]
#: Paragraphs, at most 20,000 characters; shown as written, never as Markdown.
Prose = Annotated[str, Reads(_read_prose), WithJsonSchema({"type": "string", "maxLength": 20000, "minLength": 1})]
#: 是 or 否.
YesNo = Annotated[bool, Reads(_read_yes), WithJsonSchema({"enum": ["是", "否"]})]
#: An identifier in addresses: letters, digits, hyphens.
Ident = Annotated[
    str,
    Reads(_read_ident),
    WithJsonSchema({"type": ["string", "number"], "pattern": _IDENT.pattern}),
]
#: The address of a sheet without its suffix: ``finance/2025-03-admin``.
Address = Annotated[
    str,
    Reads(_read_address),
    WithJsonSchema({"type": "string", "pattern": _ADDRESS.pattern, "maxLength": 90}),
]
#: An office telephone: ``0757-0000000``, 95xxx, 12345; a mobile is for rule V02 to judge.
Phone = Annotated[
    str,
    Reads(_pattern_reader(r"^[0-9][0-9 -]{2,19}$", "E209", "“{}”不是电话号码的写法", "写成 0757-0000000 这样")),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"^[0-9][0-9 -]{2,19}$"}),
]
#: Hours: ``8:30-12:00``; several with a blank or 、 between them; or 全天.
Hours = Annotated[
    str,
    Reads(
        _pattern_reader(
            r"^(全天|[0-2]?[0-9]:[0-5][0-9]-[0-2]?[0-9]:[0-5][0-9]([ 、][0-2]?[0-9]:[0-5][0-9]-[0-2]?[0-9]:[0-5][0-9])*)$",
            "E209",
            "“{}”不是时间段的写法",
            "写成 8:30-12:00，上下午两段写 8:30-12:00 14:30-17:30，整天写 全天",
        )
    ),
    WithJsonSchema({"type": "string"}),
]
