"""An invented village's pages for the search: finance tables, decisions, rosters, cadres, welfare lists; the same for a
seed.

No name is a person's: surnames and given characters fall together by chance.
"""

from datetime import date, timedelta
from random import Random

from wuhua.outputs.site.search import Entry, Row, pack_lines

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马方任袁柳唐罗薛雷贺梁单曾解区"
)
GIVEN = (
    "国庆强秀英建军丽芳明华伟敏静磊洋艳勇杰娟涛超霞平刚桂兰玉梅志辉文斌海"
    "燕春晓东红云飞鹏宇欣怡子轩浩然梓涵雨泽俊凯金凤彩玲焕根炳坤"
)
PLACES = ("中社", "东社", "西社", "上基", "下基", "南便", "北约", "大塘边", "石龙里", "沙涌", "榕树头", "新围")
THINGS = (
    "路灯",
    "水渠",
    "祠堂",
    "篮球场",
    "公厕",
    "村道",
    "桥面",
    "文化室",
    "鱼塘",
    "菜市场",
    "垃圾屋",
    "排污管",
    "卫生站",
    "晒谷场",
)
ACTS = ("维修", "改造", "新建", "清淤", "招租", "承包", "养护", "硬底化", "加装护栏", "验收", "招标", "发包")
SHOPS = ("王记建材", "顺发五金", "大地测绘", "兴隆苗木", "永固水泥", "恒通机械租赁", "平安保险", "中天会计师事务所")
ITEMS = (
    "挖掘机台班费",
    "水费",
    "电费",
    "办公用品",
    "会议误餐",
    "铺位租金",
    "土地租金",
    "利息收入",
    "上级补助",
    "危房改造补贴",
    "清洁工工资",
)
POSTS = ("党总支书记", "村委会主任", "副主任", "委员", "会计", "出纳", "监督委员会主任", "网格员", "妇联主席")
GROUPS = ("一组", "二组", "三组", "四组", "五组", "六组")
WELFARE = ("低保", "特困供养", "临时救助", "高龄津贴", "残疾人补贴", "医疗救助")
PROSE = (
    "会议由{post}{name}主持，应到{a}人，实到{b}人，同意{c}票，反对{d}票。",
    "{place}{thing}{act}工程，预算{money}元，由{shop}施工，{day}开工。",
    "经村民代表会议讨论，决定对{place}{thing}进行{act}，资金从集体经济收入中支出。",
    "{group}村民{name}反映{place}{thing}损坏，村委会已安排{act}。",
    "村务监督委员会审核了{month}的收支，认为手续齐全。",
    "对{group}{welfare}对象{name}入户核查，家庭人均收入{money}元，符合条件。",
    "{thing}{act}后由{name}负责管护，每月{money}元，有问题打电话0757-22{a}{b}{c}0。",
)


class _Village:
    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.names = sorted({self._new_name() for _ in range(1200)} | {"李国庆", "李国强", "王国庆"})

    def _new_name(self) -> str:
        return self.chance.choice(SURNAMES) + "".join(self.chance.choices(GIVEN, k=self.chance.choice((1, 2, 2, 2))))

    def day(self) -> date:
        return date(2016, 1, 1) + timedelta(days=self.chance.randrange(3650))

    def money(self) -> str:
        round_ = self.chance.random() < 0.5
        cents = 0 if round_ else self.chance.randrange(100)
        return f"{self.chance.choice((37, 260, 1860, 9600, 12845)) * self.chance.randrange(1, 19):,}.{cents:02d}"

    def sentence(self, names: list[str]) -> str:
        pick, day = self.chance.choice, self.day()
        names.append(pick(self.names))
        return pick(PROSE).format(
            post=pick(POSTS),
            name=names[-1],
            place=pick(PLACES),
            thing=pick(THINGS),
            act=pick(ACTS),
            group=pick(GROUPS),
            money=self.money(),
            shop=pick(SHOPS),
            welfare=pick(WELFARE),
            day=f"{day.year}年{day.month}月{day.day}日",
            month=f"{day.year}年{day.month}月",
            a=self.chance.randrange(40, 99),
            b=self.chance.randrange(10, 40),
            c=self.chance.randrange(10, 40),
            d=self.chance.randrange(3),
        )

    def line(self, number: int, day: date, names: list[str]) -> list[str]:
        pick = self.chance.choice
        names.append(pick(self.names))
        summary = pick((f"{pick(PLACES)}{pick(THINGS)}{pick(ACTS)}", f"{pick(SHOPS)}{pick(ITEMS)}", pick(ITEMS)))
        return [
            (day + timedelta(days=number % 28)).isoformat(),
            summary,
            self.money(),
            f"记字{number:03d}号",
            names[-1],
        ]

    def page(self, place: int) -> Entry:
        pick, day, names, cells = self.chance.choice, self.day(), list[str](), list[str]()
        shape = self.chance.choices(("finance", "decision", "roster", "cadre", "welfare"), (40, 30, 15, 7, 8))[0]
        title = {"finance": f"{day.year}年{day.month}月收支", "roster": f"{day.year}年{day.month}月值班表"}.get(
            shape, ""
        )
        if shape == "finance":
            for number in range(self.chance.randrange(20, 40)):
                cells += self.line(self.chance.randrange(1, 200) + number % 3, day, names)
        elif shape == "decision":
            title = f"{pick(PLACES)}{pick(THINGS)}{pick(ACTS)}"
            cells += [self.sentence(names) for _ in range(self.chance.randrange(10, 22))]
        elif shape == "roster":
            for shift in range(30):
                names.append(pick(self.names))
                cells += [(day + timedelta(days=shift)).isoformat(), names[-1], pick(PLACES) + "值班"]
        else:
            title = title or pick(WELFARE) + "名单"
            for _ in range(self.chance.randrange(12, 30)):
                names.append(pick(self.names))
                cells += [names[-1], pick(GROUPS), pick(WELFARE) if shape == "welfare" else pick(POSTS), self.money()]
            cells += [self.sentence(names) for _ in range(3)]
        text = "\n".join([title, f"公开日期 {day.isoformat()}", "审核 村务监督委员会", *cells])
        return Entry(
            f"{shape}/{day.isoformat()}-{place}", title, "公开记录", day.isoformat(), text, tuple(sorted(set(names)))
        )


def pages(count: int, seed: int = 7) -> list[Entry]:
    """Invent so many pages, in the order of the index: by date, then key."""
    village = _Village(seed)
    return sorted((village.page(place) for place in range(count)), key=lambda entry: (entry.date, entry.key))


def row(entry: Entry) -> Row:
    """What the result of a page shows."""
    return Row(entry.key, entry.title, entry.kind, entry.date, pack_lines(entry.text))


def rows(entries: list[Entry], grams: list[str]) -> list[tuple[Row, str]]:
    """Pair what results show with what they are found by."""
    return list(zip(map(row, entries), grams, strict=True))
