"""Small tables by which a question in plain words is understood: what to leave out, what else a thing is called.

The client reads them as they stand here (``search/asking.js``); patterns are regular expressions of JavaScript.
"""

#: Words that ask, and say nothing of what is asked; longer ones first.
STRIP = (
    "(一共|总共|到底|究竟)?(一年|每年|每月|一个月)?(要|得)?(花|用|收|付|赚|欠|发|给|支出|收入|补助)?(掉|出去|进来|上来)?了?(是|有)?(多少|几多|幾多|好多)(钱|錢|元|块钱|块|万|人|户|次)?",
    "(是|由)?谁(来|在)?(同意|批准|决定|定下?|通过|负责|经手|签字|管|干|做|施工|承包|赔|出)?(的|了)?",
    "(什么|啥)时候|何时|哪一?天|几时|多久|几点",
    "要?(带|交|准备)(什么|啥|哪些)(材料|东西|证件)?",
    "(要)?(去|到|在)?(哪里|哪儿|哪边)(办|看|查)?",
    "怎么(样|办理?|花|定|用|回事|还|分|选|收|算|弄|走)?(的|了)?",
    "为什么|为啥|有没有|有什么|有啥|是什么|是啥|干什么|什么|有哪些|哪些|哪个|哪家",
    "(没有?|未|还没有?)(公开|公布|公示)(的)?",
    "我想(知道|看看?|问问?|查查?)|查一下|看一下|看看|查查|帮我|告诉我|村里|我们村|咱们?村|本村",
    "今天|今日|现在|目前|最近|最新|花的|的(事|钱|情况|账)|(吗|呢|吧|啊|呀)$",
)
#: What a thing is called in a question, and on the pages.
OTHER = {
    "修路": ("村道", "道路", "路面", "硬底化"),
    "修桥": ("桥",),
    "修水渠": ("水渠", "渠道", "清淤"),
    "垃圾": ("环卫", "保洁"),
    "扫地": ("保洁", "环卫"),
    "工资": ("报酬", "误工补贴"),
    "干部工资": ("报酬", "误工补贴"),
    "分红": ("收益分配",),
    "分钱": ("收益分配",),
    "招待费": ("接待", "伙食"),
    "选举": ("换届",),
    "开会": ("会议",),
    "书记": ("党组织书记",),
    "村长": ("村委会主任",),
    "盖房": ("宅基地", "建房"),
    "建房": ("宅基地",),
    "征地": ("征地补偿",),
    "卖地": ("征地",),
    "租地": ("承包", "租金"),
    "困难": ("救助", "低保"),
    "老人": ("高龄",),
    "电费": ("用电",),
    "存款": ("银行存款",),
    "借钱": ("借款", "债务"),
}
#: Doors by the words that people ask for them with; a door is the address of a page.
DOORS = {
    "due": ("没公开", "没有公开", "未公开", "没公布", "该公开", "晚公开", "迟公开", "欠公开"),
    "compliance": ("自查", "五化", "合规", "问题"),
    "index#今天谁值班": ("值班", "在岗", "谁在村委"),
    "duty/index": ("值班", "排班"),
    "station/index": ("电话", "去哪办", "办事", "上班时间"),
    "guide/index": ("怎么办", "办理", "带什么", "材料"),
    "people/index": ("是谁", "干部", "书记", "主任", "谁管", "谁在管"),
    "org/index": ("监委会", "机构"),
    "question/index": ("意见", "异议", "举报", "反映", "投诉"),
    "s/index": ("核对", "编号", "扫码", "二维码"),
}
#: What a question asks for, and the kinds that answer it first.
HINTS = (
    ("多少|几多|钱|花|费|元|账|支出|收入", ("project", "finance", "contract", "budget")),
    ("同意|批准|决定|表决|投票|通过|谁定|怎么定", ("decision", "meeting")),
    ("值班|在岗", ("duty",)),
    ("材料|办理|怎么办|带什么|手续", ("guide", "handbook", "station")),
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
