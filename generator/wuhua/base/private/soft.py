"""Find what is private without being a number that blocks: plates, mail, chat names, homes, illness, minors."""

import re
from collections.abc import Iterator

from wuhua.base.patterns import pattern
from wuhua.base.private.kind import Private, PrivateKind
from wuhua.base.private.names import names_bound, names_in

_HAN = "\u4e00-\u9fff"
_PLATE = pattern(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]\s?[A-Za-z][\s.·•・∙-]{0,2}"
    r"((?:[A-Za-z0-9][\s-]?){4,5}[A-Za-z0-9挂学警港澳])(?![A-Za-z0-9])"
)
_EMAIL = pattern(r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}")
_CHAT = pattern(
    r"(?:微信(?!公众|小程序|服务|支付|群)|薇信|威信|[vV]信|(?<![A-Za-z])(?:WeChat|wechat|Wechat|VX|vx|Vx|WX|wx|Wx|"
    r"[Vv][Xx]号))"
    r"(?:同号|号码|号|账号|帐号|ID|id|名)?\s?(?:[:：是为(（]|\s)?\s?([A-Za-z][-_A-Za-z0-9]{5,19})"
)
_QQ = pattern(
    r"(?:(?<![A-Za-z])[QqＱ]{2}|扣扣|企鹅号)(?!群)(?:号码|号|同号)?\s?(?:[:：是为(（]|"
    r"\s)?\s?([1-9][0-9]{4,10})(?![0-9@])"
)
_ORGANISATION = pattern(
    "村委|居委|委员会|中心|公司|合作社|卫生|学校|小学|中学|幼儿园|办公|党支部|祠堂|政府|"
    "银行|门店|工程|路灯|维修|公厕|泵站|鱼塘"
)
_HOME = pattern(
    "住址|家住|户籍地|户籍地址|户籍所在|户口所在|现住|家庭地址|居住地|居住在|居住于|暂住|住在|"
    "常住地|家庭住所|收件地址|通讯地址|住处"
)
_DOOR = pattern(
    rf"[0-9一二三四五六七八九十百]{{1,5}}(?:-[0-9]{{1,4}})?(?:号楼|号院|号|栋|幢|座|楼|室|房|单元|"
    rf"弄)(?![{_HAN}]?(?:鱼塘|地块|路灯|泵))|(?<![0-9-])[0-9]{{1,3}}-[0-9]{{1,3}}-[0-9]{{2,4}}(?![0-9-])"
)
_ROOM = pattern(
    r"(?:[0-9一二三四五六七八九十]{1,4}(?:栋|幢|座|号楼|弄|"
    r"单元)[^。;；，,\n]{0,8}?[0-9一二三四五六七八九十]{1,4}(?:室|房|单元|号))|"
    r"(?:路|街|巷|里|坊|村|组|队|社|屯)\s?[0-9一二三四五六七八九十]{1,4}号(?!鱼|地|路|塘|桥|泵|机|井|楼维|铺|档|摊|仓|厂|棚|车|线|渠|桩|杆|灯|闸|库|岗|点|梯|门面|商铺|文|令|窗|标|田|池|段|坑|公|变|台|林|山)"
)
_HEALTH = pattern(
    "(?:肢体|精神|智力|视力|听力|言语|多重)残疾|残疾[等一二三四1-4]|[一二三四]级残疾|[一二三四]级(?:肢体|精神|"
    "智力|视力|听力)|(?:肢体|精神|智力|视力|听力|言语|多重)[一二三四1-4]级|白血病|尿毒症|透析|癌|肿瘤|艾滋|HIV|肝炎|"
    "乙肝|肺结核|"
    "精神病|精神分裂|精神障碍|抑郁|癫痫|糖尿病|高血压|心脏病|冠心病|脑梗|脑瘫|脑出血|中风|瘫痪|偏瘫|截瘫|怀孕|"
    "流产|化疗|放疗|住院|患病|患有|患[^。，,]{1,8}病|尘肺|社区矫正|"
    "吸毒|戒毒|服刑|刑满|"
    "刑释|智障|聋哑|失明|盲人|重病|大病|慢性病|肾衰|肾病|植物人|老年痴呆|帕金森|血友病|红斑狼疮|重度残|手术|梅毒|"
    "性病|不孕|自闭症|唐氏|骨折|残疾证"
)
_MINOR = pattern(
    "学生|留守儿童|困境儿童|孤儿|未成年|事实无人抚养|[一二三四五六]年级|小学|初中|初[一二三]|幼儿园|学前班|新生儿|"
    "婴儿|幼儿|儿童|小孩|"
    "20[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}[日号])?(?:出生|生(?![产活育态长]))|"
    "(?<![0-9])(?:1[0-7]|[0-9])\\s?(?:周岁|岁)|(?<![一二三四五六七八九十])(?:十[一二三四五六七]?|"
    "[一二三四五六七八九])(?:周岁|岁)"
)
#: How many they are counts where it is said of them, in the same clause.
_COUNT = pattern("[0-9]+\\s?[人名户个位]|慰问[^:：]{0,6}[0-9](?![0-9.,]*\\s?元)")
_CLAUSE = "，,。；;\n"
_COLLECTIVE = pattern("人次|宣传|活动|政策|统筹|讲座|培训|义诊|筛查|工程|采购|会议|队员|老师")


def find_soft(wide: str) -> Iterator[Private]:
    """Yield soft private data of a wide-folded text, kind by kind."""
    for match in _PLATE.finditer(wide):
        if sum(ch.isdigit() for ch in match[1]) >= 2:
            yield Private(PrivateKind.PLATE, match.start(), match.end())
    for match in _EMAIL.finditer(wide):
        yield Private(PrivateKind.EMAIL, *match.span())
    for talk in (_CHAT, _QQ):
        for match in talk.finditer(wide):
            yield Private(PrivateKind.IM, *match.span(1))
    yield from _homes(wide)
    yield from _beside_person(PrivateKind.HEALTH, _HEALTH, wide)
    yield from _beside_person(PrivateKind.MINOR, _MINOR, wide)


def _homes(wide: str) -> Iterator[Private]:
    end = 0
    for match in _HOME.finditer(wide):
        door = _DOOR.search(wide, match.end(), match.end() + 32)
        if door and match.start() >= end and not _ORGANISATION.search(wide[max(0, match.start() - 8) : door.end() + 8]):
            end = door.end()
            yield Private(PrivateKind.ADDRESS, match.start(), end)
    for match in _ROOM.finditer(wide):
        first, last = max(0, match.start() - 24), match.end() + 8
        around = wide[first:last]
        if match.start() >= end and names_in(wide, first, last) and not _ORGANISATION.search(around):
            end = match.end()
            yield Private(PrivateKind.ADDRESS, *match.span())


def _beside_person(kind: PrivateKind, words: re.Pattern[str], wide: str) -> Iterator[Private]:
    """Yield the first of the words in each stretch that also names one person.

    A row about many is no private data, unless the word is said of a name.
    """
    end = 0
    for match in words.finditer(wide):
        if names_bound(wide, *match.span()):
            end = match.end() + 32
            yield Private(kind, *match.span())
            continue
        if match.start() < end:
            continue
        first, last = max(0, match.start() - 32), match.end() + 24
        around = wide[first:last]
        end = match.end() + 8
        of_many = _COLLECTIVE.search(around) or _COUNT.search(
            _clause(around, match.start() - first, match.end() - first)
        )
        if names_in(wide, first, last) and not of_many:
            end = match.end() + 32
            yield Private(kind, *match.span())


def is_collective(text: str) -> bool:
    """Whether a text tells of many, or of work with them: 12人, 讲座, 筛查."""
    return (_COLLECTIVE.search(text) or _COUNT.search(text)) is not None


def _clause(text: str, start: int, end: int) -> str:
    """The part between commas and stops in which a match stands."""
    first = max(text.rfind(mark, 0, start) for mark in _CLAUSE) + 1
    ends = (at for mark in _CLAUSE if (at := text.find(mark, end)) >= 0)
    return text[first : min(ends, default=len(text))]


def health_words(text: str) -> list[tuple[int, int]]:
    """Where a text tells of illness, disability or treatment, whoever it is about."""
    return [match.span() for match in _HEALTH.finditer(text)]
