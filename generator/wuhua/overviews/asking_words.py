"""Small tables by which a question in plain words is understood: what to leave out, what else a thing is called.

The client reads them as they stand here (``search/asking.js``); patterns are regular expressions of JavaScript.
"""

#: Words that ask, and say nothing of what is asked; longer ones first.
STRIP = (
    "(一共|总共|到底|究竟)?(一年|每年|每月|一个月)?(要|得)?(花|用|收|付|赚|欠|发|给|拿|领|分|补|剩|支出|收入|补助)?(掉|出去|进来|上来)?了?(是|有)?(多少|几多|幾多|好多)(钱|錢|元|块钱|块|万|人|户|次)?",
    "(是|由)?谁(来|在)?(同意|批准|决定|定下?|通过|负责|经手|签字|管|干|做|施工|承包|赔|出)?(的|了)?",
    "(什么|啥)时候|何时|哪一?天|几时|多久|几点",
    "要?(带|交|准备)(什么|啥|哪些)(材料|东西|证件)?",
    "要?(去|到|在)(哪里|哪儿|哪边|哪)(办|看|查|找)?|哪里|哪儿|哪边",
    "怎么(样|办理?|花|定|用|回事|还|分|选|收|算|弄|走)?(的|了)?",
    "是?(什么|啥)钱|为什么|为啥|有没有|有什么|有啥|是什么|是啥|干什么|什么|有?哪几(个|位)人?|有哪些|哪些|哪个|哪家",
    "(没有?|未|还没有?)(公开|公布|公示)(的)?",
    "咱们?村|村里头?|我们村|我想(知道|看看?|问问?|查查?)|查一下|看一下|看看|查查|帮我|告诉我|村里|我们村|咱们?村|本村|我要办?|我家",
    "今天|今日|上次|下次|最近一次|现在|目前|最近|最新|花的|的(事|钱|情况|账)|(吗|呢|吧|啊|呀)$",
)
#: What a thing is called in a question, and on the pages.
OTHER = {
    "修路": ("村道", "道路", "路面", "硬底化"),
    "修桥": ("桥",),
    "修水渠": ("水渠", "渠道", "清淤"),
    "垃圾": ("环卫", "保洁"),
    "清运": ("收运", "保洁"),
    "厕所": ("公厕",),
    "茅厕": ("公厕",),
    "自来水": ("供水", "水费"),
    "水管": ("供水",),
    "扫地": ("保洁", "环卫"),
    "工资": ("报酬", "误工补贴"),
    "干部工资": ("报酬", "误工补贴"),
    "分红": ("收益分配",),
    "分钱": ("收益分配",),
    "招待费": ("接待", "伙食"),
    "选举": ("换届",),
    "开会": ("会议",),
    "村支书": ("书记",),
    "支书": ("书记",),
    "盖房": ("宅基地", "建房"),
    "盖房子": ("宅基地", "建房"),
    "手续": ("材料", "办理"),
    "医保": ("医疗保险",),
    "反对票": ("反对",),
    "贫困户": ("困难", "救助"),
    "村干部": ("任职", "干部"),
    "上班": ("办公时间", "工作日"),
    "建房": ("宅基地",),
    "征地": ("征地补偿",),
    "卖地": ("征地",),
    "租地": ("承包", "租金"),
    "困难": ("救助", "低保"),
    "老人": ("高龄",),
    "电费": ("用电",),
    "存款": ("银行存款",),
    "借钱": ("借款", "债务"),
    "欠": ("债务", "应付款", "欠款"),
    "欠钱": ("债务", "应付款", "欠款"),
    "欠债": ("债务", "应付款", "欠款"),
    "残疾证": ("残疾人证",),
    "路费": ("差旅",),
    "五保": ("特困",),
    "村民大会": ("村民会议",),
    "党员会": ("党员大会",),
}
#: Doors by the words that people ask for them with; a door is the address of a page.
DOORS = {
    "due": ("没公开", "没有公开", "未公开", "没公布", "该公开", "晚公开", "迟公开", "欠公开"),
    "compliance": ("自查", "五化", "合规", "问题"),
    "index#今天谁值班": ("值班", "在岗", "谁在村委"),
    "duty/index": ("值班", "排班"),
    "station/index": ("电话", "去哪办", "办事", "上班时间"),
    "guide/index": ("怎么办", "办理", "带什么", "材料"),
    "who": ("是谁", "谁是", "干部", "谁管", "谁在管", "任期", "哪几个人", "哪些人"),
    "people/index": ("干部", "人员"),
    "org/index": ("监委会", "机构", "理事会"),
    "claims/index": ("欠", "债", "借钱", "借款"),
    "distribution/index": ("分红", "分钱", "收益分配"),
    "grant/index": ("低保", "补贴", "补助", "救助", "五保", "困难户"),
    "board/index": ("公开栏", "张贴"),
    "election/index": ("选举", "换届"),
    "land/index": ("征地",),
    "homestead/index": ("建房", "盖房", "宅基地"),
    "audit/index": ("审计",),
    "charter/index": ("村规民约", "规章", "制度"),
    "meeting/index": ("开会", "会议", "村民大会"),
    "decisions": ("表决", "投票", "反对票", "谁同意", "谁定", "谁批"),
    "project/index": ("工程", "修路", "修桥"),
    "contract/index": ("合同", "承包", "出租", "租金", "租给"),
    "money/undecided": ("没同意", "没有同意", "大额"),
    "question/index": ("意见", "异议", "举报", "反映", "投诉"),
    "s/index": ("核对", "编号", "扫码", "二维码"),
}
#: The newest month's page, by what it says first.
ACCOUNT = ("还有多少", "剩多少", "剩下多少", "账上", "余额", "有多少钱", "收支", "收入", "支出")
#: Where a body's people stand on the page of who is who, by the body's kind.
SEATED = {
    "党组织": ("书记", "支书", "党支部", "党总支", "支部"),
    "村民委员会": ("村长", "村主任", "村委", "主任"),
    "居民委员会": ("居委", "主任"),
    "村务监督委员会": ("监委会", "监委", "监督委员"),
    "理事会": ("理事长", "合作社社长", "社长"),
}
#: What a question asks for, and the kinds that answer it first.
HINTS = (
    ("欠|债", ("claims",)),
    ("分红|分钱|每股", ("distribution",)),
    ("开会|会议", ("meeting",)),
    ("多少|几多|钱|花|费|元|账|支出|收入", ("project", "finance", "contract", "budget")),
    ("同意|批准|决定|表决|投票|通过|谁定|怎么定", ("decision", "meeting")),
    ("值班|在岗", ("duty",)),
    ("材料|办理|怎么[办交领申]|申请|申领|带什么|手续", ("guide", "handbook", "station")),
    ("是谁|干部|谁管|负责|书记|主任", ("people", "org")),
    ("答复|意见|异议", ("question",)),
)
#: Kinds whose records are about one matter; they stand before the ledgers in which it is one line of many.
FIRST = ("project", "decision", "contract", "land", "levy", "grant", "guide", "notice", "question")
#: What a question asks for, and what a line of a page must hold to say it; ``TODAY`` is the reader's own day.
WANTS = (
    ("多少|几多|钱|花费", r"\d\.\d\d"),
    ("同意|批准|表决|投票|通过", "\\d票同意|同意\\t?\\d"),
    ("今天|今日", "^TODAY"),
)
