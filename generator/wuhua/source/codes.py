"""The E1xx codes: one cause, one code, for ever.  ``fault`` turns a cause into a finding."""

from wuhua.base.finding import Finding, Severity, Span

#: Code -> what it is about.  A retired code is never used again.
CODES = {
    "E101": "文件太大",
    "E102": "文件打不开",
    "E103": "不是普通文件",
    "E104": "文件名不能用",
    "E105": "全角冒号",
    "E106": "不是文字文件",
    "E107": "不是 UTF-8 编码",
    "E108": "空文件",
    "E109": "最外层不是“名称: 值”",
    "E110": "控制字符",
    "E111": "看不见的字符",
    "E112": "自造字或坏字",
    "E113": "形似字",
    "E114": "混入外文字母",
    "E115": "叠加符号",
    "E116": "制表符",
    "E117": "不是普通空格",
    "E118": "合并冲突标记",
    "E119": "# 后面的字不会公开",
    "E120": "冒号后面没有空格",
    "E121": "全角逗号或括号",
    "E122": "全角数字",
    "E123": "名称写了两次",
    "E124": "名称是空的或不是文字",
    "E125": "缺冒号",
    "E126": "值里的冒号要加引号",
    "E127": "缩进不齐",
    "E128": "短横线",
    "E129": "引号没有配对",
    "E130": "括号没有配对",
    "E131": "* 或 & 开头",
    "E132": "! 开头",
    "E133": "合并键 <<",
    "E134": "一个文件一份",
    "E135": "层数太多",
    "E136": "内容太多",
    "E137": "开头的符号要加引号",
    "E138": "反斜杠",
    "E139": "读不懂",
    "E140": "两个文件名分不清",
    "E141": "不是公开记录",
}


def fault(code: str, span: Span, message: str, fix: str, note: str = "") -> Finding:
    """Make the finding of a fault that keeps the file from being read."""
    return Finding(code, message, span, Severity.ERROR, note=note, fix=fix, blocks=True)


def caution(code: str, span: Span, message: str, fix: str, note: str = "") -> Finding:
    """Make the finding of what a clerk should look at; the file is still read."""
    return Finding(code, message, span, Severity.WARNING, note=note, fix=fix)
