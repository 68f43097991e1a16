"""Misprints of clerks and inputs of attackers: text, then the code, line and column, and a word of message or fix."""

Case = tuple[str, str, str, int, int, str]

#: name, text, code, line, column, word.  Each gives exactly this one finding.
MISPRINTS: list[Case] = [
    ("full-width colon", "账套: 行政账\n期间：2025-03\n期初余额: 1\n", "E105", 2, 3, "半角的“:”"),
    ("full-width colon in the last line", "账套: 行政账\n期间：2025-03\n", "E105", 2, 3, "“期间”后面是全角冒号"),
    ("full-width colon in the first line", "期间：2025-03\n账套: 行政账\n", "E105", 1, 3, "全角冒号"),
    ("full-width colon in the only line", "标题：公示\n", "E105", 1, 3, "“标题”"),
    ("full-width colon and a space", "甲: 1\n期间： 2025-03\n乙: 2\n", "E105", 2, 3, "全角冒号"),
    ("full-width colon of a parent", "甲: 1\n收入：\n  - 日期: 1\n    科目: 2\n", "E105", 2, 3, "“收入”"),
    ("full-width colon after a dash", "支出:\n  - 日期：2025\n    科目: x\n", "E105", 2, 7, "“日期”"),
    ("full-width colon in a row", "支出:\n  - 日期: 2025\n    科目：x\n    金额: 1\n", "E105", 3, 7, "“科目”"),
    ("full-width colon in braces", "甲: {日期：2025, 乙: 1}\n", "E105", 1, 7, "“日期”"),
    ("full-width colon of the only child", "公开:\n  编制：某某\n乙: 1\n", "E105", 2, 5, "“编制”"),
    ("full-width colon after a quoted key", '甲: 1\n"乙"：2\n丙: 1\n', "E105", 2, 4, "全角冒号"),
    ("name with a full-width colon", "备注：说明: 甲\n", "E105", 1, 3, "“备注”"),
    ("semicolon for a colon", "甲: 1\n金额；5\n乙: 1\n", "E125", 2, 3, "“；”"),
    ("no space after the colon", "甲: 1\n金额:3260.00\n乙: 1\n", "E120", 2, 3, "金额: 3260.00"),
    ("no space after the colon in braces", "甲: {金额:3260.00, 乙: 1}\n", "E120", 1, 7, "金额: 3260.00"),
    ("wide space after the colon", "甲:\u30001\n", "E117", 1, 3, "全角空格"),
    ("full-width comma in braces", "甲: {日期: 2025，乙: 1}\n", "E121", 1, 13, "“，”"),
    ("full-width comma swallows a name", "甲: {日期，乙: 1}\n", "E121", 1, 7, "“，”"),
    ("full-width brace", "甲:\n  - ｛日期: x, 科目: y｝\n", "E121", 2, 5, "{日期: x"),
    ("full-width closing brace", "甲: {日期: x, 科目: y｝\n乙: 1\n", "E121", 1, 17, "“｝”"),
    ("full-width brackets", "形式: ［公开栏，网站］\n", "E121", 1, 5, "[公开栏,网站]"),
    ("full-width digits", "金额: １２３．４５\n", "E122", 1, 5, "“123.45”"),
    ("full-width digits in braces", "甲: {日期: ２０２６-０３-０１}\n", "E122", 1, 9, "“2026-03-01”"),
    ("full-width minus", "金额: －5.00\n", "E122", 1, 5, "“-5.00”"),
    ("full-width comma in a number", "金额: 1，234.50\n", "E122", 1, 5, "“1234.50”"),
    ("Chinese full stop in a number", "金额: 3260。00\n", "E122", 1, 5, "“3260.00”"),
    ("tab for indentation", "条目:\n\t- 日期: 1\n", "E116", 2, 1, "空格"),
    ("tab after the colon", "金额:\t1\n", "E116", 1, 4, "制表符"),
    ("wide indentation", "甲:\n\u3000\u3000乙: 1\n", "E117", 2, 1, "半角空格"),
    ("no-break space for indentation", "甲:\n\u00a0\u00a0乙: 1\n", "E117", 2, 1, "U+00A0"),
    ("wide space at the end", "期间: 2025-03\u3000\n", "E117", 1, 12, "全角空格"),
    ("key twice", "甲: 1\n乙: 2\n甲: 3\n", "E123", 3, 1, "第 1 行和第 3 行"),
    ("key twice in braces", "条目:\n  - {甲: 1, 甲: 2}\n", "E123", 2, 12, "写了两次"),
    ("key twice in another normal form", "caf\u00e9: 1\ncafe\u0301: 2\n", "E123", 2, 1, "第 1 行和第 2 行"),
    ("empty key", ": 1\n", "E124", 1, 1, "名称是空的"),
    ("empty quoted key", '"": 1\n', "E124", 1, 1, "名称是空的"),
    ("key that is a list", "? [1, 2]\n: x\n", "E124", 1, 3, "名称不是文字"),
    ("anchor", "甲: &a [1]\n", "E131", 1, 4, "锚点"),
    ("alias", "甲: *a\n", "E131", 1, 4, '"*a"'),
    ("value that begins with a star", "甲: *某\n", "E131", 1, 4, '"*某"'),
    ("value that begins with an ampersand", "甲: &某\n", "E131", 1, 4, '"&某"'),
    ("tag", "甲: !x y\n", "E132", 1, 4, "标签"),
    ("python tag", "甲: !!python/name:os.system\n", "E132", 1, 4, "标签"),
    ("environment tag", "甲: !ENV HOME\n", "E132", 1, 4, "!ENV"),
    ("float tag of nothing", "甲: !!float ''\n", "E132", 1, 4, "!!float"),
    ("merge key", "甲:\n  <<: 乙\n", "E133", 2, 3, "合并键"),
    ("second document", "甲: 1\n---\n乙: 1\n", "E134", 2, 1, "第二份"),
    ("directive", "%YAML 1.1\n---\n甲: 1\n", "E134", 1, 1, "指令"),
    ("directive after the end", "甲: 1\n...\n%YAML 9.9\n---\n乙: 1\n", "E134", 3, 1, "一份"),
    ("conflict", "<<<<<<< HEAD\n甲: 1\n=======\n甲: 2\n>>>>>>> x\n", "E118", 1, 1, "第 1、3、5 行"),
    ("NUL", "甲: 1\n乙: \x00\n", "E110", 2, 4, "U+0000"),
    ("lone carriage return", "甲: 1\r乙: 2\n", "E110", 1, 5, "U+000D"),
    ("C1 control", "甲: x\x85y\n", "E110", 1, 5, "U+0085"),
    ("line separator", "甲: 1\u2028乙: 2\n", "E110", 1, 5, "U+2028"),
    ("control by escape", '甲: "\\0"\n', "E110", 1, 4, "反斜杠"),
    ("bidi override by escape", '甲: "x\\u202ey"\n', "E111", 1, 4, "反斜杠"),
    ("bidi override", "甲: 李\u202e兰秀\n", "E111", 1, 5, "看不见"),
    ("zero width space", "甲: 李\u200b秀\n", "E111", 1, 5, "U+200B"),
    ("variation selector", "甲: 李\ufe00秀\n", "E111", 1, 5, "U+FE00"),
    ("tag character", "甲: 李\U000e0041秀\n", "E111", 1, 5, "U+E0041"),
    ("byte order mark inside", "甲: 李\ufeff秀\n", "E111", 1, 5, "U+FEFF"),
    ("invisible in a comment", "# 注\u202e释\n甲: 1\n", "E111", 1, 4, "U+202E"),
    ("private use", "甲: \ue000\n", "E112", 1, 4, "显示不出来"),
    ("replacement character", "甲: 李\ufffd\n", "E112", 1, 5, "U+FFFD"),
    ("Kangxi radical", "甲: 李秀\u2f25\n", "E113", 1, 6, "“女”"),
    ("radical supplement", "甲: \u2ea0政\n", "E113", 1, 4, "“民”"),
    ("compatibility ideograph", "甲: \uf900\n", "E113", 1, 4, "“豈”"),
    ("ligature", "甲: \ufb01\n", "E113", 1, 4, "“fi”"),
    ("Cyrillic beside Han", "甲: \u0410公司\n", "E114", 1, 4, "“A”"),
    ("Cyrillic beside Latin", "甲: BM\u0412\n", "E114", 1, 6, "“B”"),
    ("Greek capital beside Latin", "甲: \u0391BC\n", "E114", 1, 4, "“A”"),
    ("stacked marks", "甲: 财\u0301\u0324\u0301\u0324务\n", "E115", 1, 5, "叠加"),
    ("empty", "", "E108", 1, 1, "空"),
    ("only a comment", "# 注\n", "E108", 1, 1, "空"),
    ("only a document mark", "---\n", "E108", 1, 1, "空"),
    ("empty braces", "{}\n", "E108", 1, 1, "空"),
    ("list at the top", "- 甲\n- 乙\n", "E109", 1, 1, "名称: 值"),
    ("text at the top", "just text\n", "E109", 1, 1, "名称: 值"),
    ("too deep in brackets", "甲: " + "[" * 3000 + "]" * 3000 + "\n", "E135", 1, 27, "24 层"),
    ("too deep and open", "甲: " + "{a: " * 3000, "E135", 1, 96, "24 层"),
    ("too deep in dashes", "甲:\n  " + "- " * 2000 + "x\n", "E135", 2, 49, "24 层"),
    ("no colon", "甲: 1\n乙丙\n丁: 2\n", "E125", 2, 1, "“乙丙”"),
    ("no colon in braces", "甲: {乙, 丙: 1}\n", "E125", 1, 5, "“乙”"),
    ("colon in a value", "摘要: 甲: 乙\n", "E126", 1, 5, '"甲: 乙"'),
    ("too much indentation", "甲: 1\n  乙: 2\n", "E127", 2, 1, "缩进"),
    ("uneven indentation", "甲:\n    乙: 1\n  丙: 2\n", "E127", 3, 1, "缩进"),
    ("no dash", "甲:\n  - 乙: 1\n  丙: 2\n", "E128", 3, 3, "少了“- ”"),
    ("no dash before braces", "甲:\n  - {乙: 1}\n  {乙: 2}\n  - {乙: 3}\n", "E128", 3, 3, "少了“- ”"),
    ("no dash before the first braces", "甲:\n  {乙: 1}\n  - {乙: 2}\n", "E128", 2, 3, "少了“- ”"),
    ("no dash before the last braces", "甲:\n  - {乙: 1}\n  {乙: 2}\n丙: 3\n", "E128", 3, 3, "少了“- ”"),
    ("dash rubbed out before the first braces", "甲:\n    {乙: 1}\n  - {乙: 2}\n", "E128", 2, 5, "少了“- ”"),
    ("dash alone gone before the first braces", "甲:\n   {乙: 1}\n  - {乙: 2}\n", "E128", 2, 4, "少了“- ”"),
    ("dash rubbed out before braces", "甲:\n  - {乙: 1}\n    {乙: 2}\n  - {乙: 3}\n", "E128", 3, 5, "少了“- ”"),
    ("no dash before the first names", "甲:\n    乙: 1\n    丙: 2\n  - 乙: 3\n", "E128", 2, 5, "少了“- ”"),
    ("no dash before further names", "甲:\n  - 乙: 1\n    丙: 2\n    乙: 3\n    丙: 4\n", "E128", 4, 5, "少了“- ”"),
    ("first name twice at once", "甲:\n  - 乙: 1\n    乙: 3\n", "E123", 3, 5, "写了两次"),
    ("dash behind a name", "甲: - 乙\n", "E128", 1, 4, "另起一行"),
    ("dash without space", "-甲: 1\n乙: 1\n", "E128", 1, 1, "短横线"),
    ("full-width dash", "－甲: 1\n", "E128", 1, 1, "短横线"),
    ("open double quote", '甲: "x\n乙: 1\n', "E129", 1, 4, "第 1 行的引号"),
    ("open quote closed by the next", "甲: 'x\n乙: 'y'\n丙: 1\n", "E129", 1, 4, "第 1 行"),
    ("words after a quote", '甲: "x" y\n乙: 1\n', "E129", 1, 4, "整个值"),
    ("open bracket", "甲: [x, y\n乙: 1\n", "E130", 1, 4, "“]”"),
    ("open brace", "甲: {x: 1\n乙: 1\n", "E130", 1, 4, "“}”"),
    ("open bracket at the end", "甲: [x", "E130", 1, 4, "第 1 行的“[”"),
    ("bracket too many", "甲: [x]]\n", "E130", 1, 7, "多了一个“]”"),
    ("comma too many", "甲: [x,,y]\n", "E130", 1, 7, "多余的逗号"),
    ("value that begins with @", "甲: @x\n", "E137", 1, 4, '"@x"'),
    ("value that begins with a back-tick", "甲: `x\n", "E137", 1, 4, '"`x"'),
    ("words after a bar", "甲: |x\n  y\n", "E137", 1, 4, "另起一行"),
    ("unknown escape", '甲: "\\q"\n', "E138", 1, 5, "单引号"),
    ("Windows path in quotes", '甲: "C:\\Users"\n', "E138", 1, 7, "单引号"),
    ("surrogate escape", '甲: "\\ud800"\n', "E138", 1, 5, "单引号"),
]

#: Texts with nothing to mend, close to the faults above.
GOOD: dict[str, object] = {
    "期间: 2025-03\n": {"期间": "2025-03"},
    "说明: 注意：明天停水，（后天）恢复。\n": {"说明": "注意：明天停水，（后天）恢复。"},
    "说明: |\n  注意：停水\n  　　各位村民\n": {"说明": "注意：停水\n　　各位村民\n"},
    "甲: no\non: off\n": {"甲": "no", "on": "off"},
    "甲: 0757-123\n乙: 010\n丙: 14:30\n丁: 1_000\n戊: ~\n": {
        "甲": "0757-123",
        "乙": "010",
        "丙": "14:30",
        "丁": "1_000",
        "戊": "~",
    },
    "甲: x#y\n乙: 3 # 备注\n# 甲\n  # 乙\n": {"甲": "x#y", "乙": "3"},
    "甲:\n- 1\n- {乙: 2}\n丙:\n": {"甲": ["1", {"乙": "2"}], "丙": ""},
    "甲: {}\n乙: []\n丙: ''\n": {"甲": {}, "乙": [], "丙": ""},
    "甲: 10μg/L、5Ω、㎡、①、Волга\n": {"甲": "10μg/L、5Ω、㎡、①、Волга"},
    "甲: 138****5678\n乙: 梁*明\n丙: 35%\n丁: a & b\n": {
        "甲": "138****5678",
        "乙": "梁*明",
        "丙": "35%",
        "丁": "a & b",
    },
    "甲: 第３组\n乙: 二〇二五——二〇二六\n": {"甲": "第３组", "乙": "二〇二五——二〇二六"},
    "---\n甲: 1\n...\n": {"甲": "1"},
    "甲: 'it''s'\n乙: \"a\\nb\"\n": {"甲": "it's", "乙": "a\nb"},
    "甲: 第一行\n  第二行\n": {"甲": "第一行 第二行"},
    "甲: 𠮷䶮\n": {"甲": "𠮷䶮"},
    "甲:\n  - 日期：写在话里\n": {"甲": ["日期：写在话里"]},
    "网址: http://a.b:80/c?d=e\n": {"网址": "http://a.b:80/c?d=e"},
    "甲: [\n1, 2]\n": {"甲": ["1", "2"]},
}

RECORD = """\
# 由村会计填写
账套: 行政账
期间: 2025-03
期初余额: 128450.36
收入:
  - {日期: 2025-03-05, 科目: 经营收入, 摘要: 菜市场铺位租金(3月), 金额: 18600.00, 凭证: 收-0305}
支出:
  - 日期: 2025-03-08
    科目: 公益支出
    摘要: 中社路灯维修，人工、材料
    金额: 3260.00
    决议: 2025-02        # the decision that allowed it
  - 日期: 2025-03-09
    摘要: "编号: 010"
    附件:
      - 附件/合同.pdf
期末余额: 143790.36
公开:
  编制: {人员: 村会计, 日期: 2025-04-02}
  形式: [公开栏, 网站]
  地点:
"""
