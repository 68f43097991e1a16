"""Find persons' names in running text: after a label, between commas, beside a verb or a word that tells of somebody."""

from wuhua.base.patterns import pattern
from wuhua.base.surnames import COMPOUND, HAN, LABELLED, NOT_HAN, SURNAMES

_LABEL = (
    "姓名|户主|申请人|享受人|享受对象|当事人|学生|患者|病人|对象|本人|儿童|孤儿|村民|家属|受助人|受益人|补助人|"
    "低保户|五保户|特困户|困难户|贫困户|脱贫户|监测户|特困人员|残疾人|监护人|被监护人|救助人|"
    "其子|其女|联系人|家长|父亲|母亲|孩子|婴儿|幼儿|小孩|子女|儿子|女儿|孙子|孙女|人员|领取人|户名|居民|老人|年级|初[一二三]"
)
#: After these and a colon stands one person, whatever the first character.
_SURE = "姓名|户主|申请人|当事人|患者|病人|受助人|享受人|受益人|领取人|其子|其女"
#: What no name after such a label holds: 申请人：已签字, 户主：无.
_VAGUE = "已未在正均按定待否暂无有每各共以上下为等名单人员者户男女儿童孤残病困低保费贫补贴助金老党干部群众审核签字见附表本同不详"
#: Words that begin like a surname; in full, for a class of characters takes longer to compile than its words.
_WORDS = (
    "关爱|关怀|关心|关于|应急|应当|应该|应对|安全|安置|安排|安装|安心|包括|包含|包干|包车|全部|全体|全年|全面|全程|全村|全额|全员|全省|全市|全县|全镇|全国|全身|全民|成立|成员|成本|成效|毕业|方案|方面|"
    "方便|方式|时间|时候|时段|时代|向上|向下|向外|施工|施救|管理|管护|管控|田间|田地|石头|石板|石材|石料|谷物|计划|支持|温暖|祝福|康复|解决|路灯|路面|路口|游泳|游乐|游园|游艺|阳光|司法|农业|农村|农田|"
    "农民|农资|农机|农药|车辆|车费|车祸|简易|连续|万元|万人|万户|高龄|高温|高中|高考|高校|高危|高发|高频|金额|钱款|常住|常年|常规|文体|文化|文明|文艺|房屋|房租|房产|余额|余款|马上|马路|程序|任务|任职|"
    "任期|任何|卫生|党员|党组|党支|党总|党委|景观|经费|平均|平安|平时|平台|平等|单位|单独|单价|单亲|单次|单病|单纯|单一|单项|单笔|康养|古树|顾问|游客|武装|白天|秦腔|江河|江边|井盖|井水|鱼塘|黄牛|牛奶|"
    "洪水|尚未|项目|舒适|童年|齐全|和谐|边界|花卉|区域|区政|区民|区里|区内|龙舟|龙狮|史料|阶段|费用|利用|利息|利益|利润|容易|容貌|练习|严格|严肃|严密|严禁|严重|严厉|夏令|夏季|夏天|金秋|成长|成为|成功|"
    "施展|施教|从业|从事|从中|司机|解除|于是|于此|于当|和家|和社|和学|和其|贺年|贺岁|全勤|白内|双休|向日|向阳|齐步|柏油|方舱|申领|申报|申购|曾用|曾患|曾经|曾有|易拉|易返|明细|明白|明确|时令|马铃|武术|"
    "温度|毛衣|毛巾|毛毯|万里|荣誉|应到|应届|应缴|花费|花名|贝壳|乐器|陈列|庄稼|水杯|水费|水电|书包|棉被|梅花|盛夏|席位|史诗|红领|金色|米面|汤圆|柴火|甘蔗|劳务|劳动|招聘|招生|招标|招收|植树|植物|植入|"
    "季度|季节|季末|国家|德育|权利|权益|都是|都有|相关|福利|双方|双语|信息|养老|养护|原因|原来|商业|商店|商品|常见|通过|通知|开展|开学|开始|居家|居住|居民|老年|老师|老人"
)
_TAIL = "区县镇村站所局路街心目划务额年位间员体部辆用价序式排复段材料障病压炎症癌院队册险群"
#: What things end with and hardly a name does: 文具盒, 全勤奖, 夏令营.
_THINGS = "盒包巾毯被鞋帽奖营班宴锁表单肉药室裤袜糕饼糖奶粉菜桌椅凳柜伞杯壶碗具器机费款税症券票"
_ENDS = "患|因|系|现|的|家|之|读|就|在|怀|瘫|基本|每月|领取|享受|由|已|等|突发|确诊|一家|按[时期规月]|表现|今年|现年"
#: What follows a name of three characters; after fewer it would make 单车补贴 somebody.
_FOLLOWS = (
    "获|被|共|一次性|帮教|帮扶|进行|接受|社区|吸毒|涉毒|戒毒|强制|刑满|刑释|服刑|助学|奖学|学费|书包|生活费|慰问|补助|补贴|救助|资助|救济|走访|"
    "纳入|落实|监护|考上|领到|报到|定期|白血病|尿毒症|透析|[肺肝胃肠乳宫食鼻][^，,。]{0,3}癌|癌|肿瘤|艾滋|肝炎|乙肝|肺结核|精神|抑郁|癫痫|糖尿病|高血压|心脏病|冠心病|脑[梗瘫出]|"
    "中风|偏瘫|截瘫|重病|大病|[一二三四]级残|残疾|肢体|智力|视力|听力|自闭|化疗|放疗"
)
#: What people do after names of two characters too: 王强参加, 王强解除矫正.
_DOES = "获得|参加|到(?:村|镇|司法|社区|所|站)|进行|接受|解除|解矫|入矫|期满|汇报|报到|谈心|请假|外出|离开|送|上门|学习|一户|思想"
_END = rf"(?=$|{NOT_HAN}|{_ENDS})"
_BREAK = r"(?:^|(?<=[\s,，;；、。（(|:：/])|(?<=其中)|(?<=[一二三四五六七八九十0-9][组社队]))"
_VERB = "(?<=救助|慰问|资助|走访|帮扶|看望|送到|送给|发给|补助)"
_NO_WORD = f"(?!{_WORDS})"
_TWO = rf"(?:{'|'.join(COMPOUND)}){HAN}{{1,2}}"
#: These three follow ``_NO_WORD``.
_ANY = rf"(?:{_TWO}|[{SURNAMES}]{HAN}{{1,2}}|[{LABELLED}]{HAN}{{2}}(?<![{_TAIL}]))(?<![{_THINGS}])"
_FULL = rf"(?:{_TWO}|[{SURNAMES}]{HAN}{{2}})(?<![{_TAIL}{_THINGS}])"
_STANDING = rf"(?:({_ANY})(?:{_END}|(?={_DOES}))|({_FULL})(?={_FOLLOWS}))"
_MASKED = rf"[{SURNAMES}](?:某{{1,2}}|[*＊×]{{1,2}}{HAN}?)"
_NAME = pattern(
    rf"(?:{_LABEL})\s?[:：为是]?\s?(?:{_NO_WORD}{_STANDING}|({_MASKED}))|"
    rf"(?:{_SURE})\s?[:：]\s?({_NO_WORD}(?:[{LABELLED}]{HAN}|(?:(?![{_VAGUE}]){HAN}){{2,3}}))(?=$|{NOT_HAN}|患|因)|"
    rf"(?:{_BREAK}|{_VERB}){_NO_WORD}(?:{_BREAK}([{SURNAMES}](?:某某|某|{HAN}{{1,2}})(?<![{_TAIL}])){_END}|"
    rf"({_FULL})(?:{_END}|(?={_FOLLOWS})))"
)
#: The name that a word is said of, right after it (孤儿3名：陈小明) or right before it (张建国（肺癌）, 王强系).
_SAID_OF = pattern(
    rf"(?:患者|病人|病|人员|对象|人|者|的|村民|群众|学生|儿童|家庭|户|职工)*\s?[0-9一二两三四五六七八九十]*[名人户位个]?[:：\s]?"
    rf"(?:({_MASKED})|{_NO_WORD}{_STANDING})"
)
_SAID_BY = pattern(
    rf"(?:{_BREAK}|{_VERB}|(?<=[组社队村户民员对为由给向和与及]))({_MASKED}|{_NO_WORD}{_ANY})"
    r"(?:[（(][^（）()]{0,10}|[，,]?(?:系|是|为|患有?|因|突发|确诊|身患|得了?|[男女]，?|现|原|今年|现年|[0-9]{1,3}岁，?){1,3})$"
)
#: Whoever signs, speaks or works is not the one whom a text is about.
_OFFICE = pattern(
    "(?:经手|审批|审核|负责|主讲|主持|记录|经办|制表|采购|发放|承包|承建|施工|承租)人?[:：]\\s?$|(?:组长|网格员|主任|书记|村医|民警|社工)[:：]?\\s?$"
)
_TITLED = pattern("医生|老师|护士|主任|书记|校长|大夫|经理$")
#: No label, name and what follows it is longer.
_LONGEST = 16


def names_in(text: str, first: int = 0, last: int | None = None) -> list[str]:
    """Give the names of persons in a part of a text, masked ones too, without the word before them: 户主梁某某 gives 梁某某."""
    end = len(text) if last is None else last
    names = []
    for found in _NAME.finditer(text, first, min(len(text), end + _LONGEST)):
        at = found.lastindex or 0
        if found.start() < end and not _holds_office(text, found.start(at), found[at]):
            names.append(found[at])
    return names


def _holds_office(text: str, at: int, name: str) -> bool:
    return (_OFFICE.search(text, max(0, at - 8), at) or _TITLED.search(name)) is not None


def names_bound(text: str, start: int, end: int) -> list[str]:
    """Give the names that ``text[start:end]`` is said of, joined to it without a comma: 张建国（肺癌）, 孤儿3名：陈小明."""
    names = []
    for found in (_SAID_BY.search(text, max(0, start - _LONGEST), start), _SAID_OF.match(text, end)):
        if found is not None and not _holds_office(
            text, found.start(found.lastindex or 0), found[found.lastindex or 0]
        ):
            names.append(found[found.lastindex or 0])
    return names
