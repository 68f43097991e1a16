"""Bytes to text: what is no UTF-8 text is named as what it is.  In: the bytes of a file.  Out: text, or one finding."""

from wuhua.base.finding import Finding, Span
from wuhua.base.patterns import pattern
from wuhua.source.codes import fault
from wuhua.source.limits import MAX_BYTES

_BOM = b"\xef\xbb\xbf"
_MAGIC = (
    (b"PK\x03\x04", "Excel、Word 或压缩包文件"),
    (b"\xd0\xcf\x11\xe0", "老版 Excel 或 Word 文件"),
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
)
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_SAVE_AS = "用记事本或 WPS 打开，另存为，编码选 UTF-8"
_CHINESE = pattern("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]")


def read_text(data: bytes, file: str) -> tuple[str, Finding | None]:
    """Read the bytes as UTF-8 text with ``\\n`` line ends, a leading byte order mark dropped.

    The finding is None when the text is good; otherwise the text is what can be shown of it.
    """
    if len(data) > MAX_BYTES:
        return "", too_large(file, len(data))
    for magic, name in _MAGIC:
        if data.startswith(magic):
            fix = "内容按样例写进 .yml 文件；这个文件放到“附件”文件夹"
            return "", fault("E106", Span(file), f"这是{name}，只是名字叫 .yml", fix)
    if data.startswith(_BOM):
        data = data[3:]
    if data.startswith(_WIDE_BOMS) or _is_wide(data):
        return "", fault("E107", Span(file), "文件是 UTF-16 编码，不是 UTF-8", _SAVE_AS)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _read_foreign(data, file, error.start, error.reason == "unexpected end of data")
    return (text.replace("\r\n", "\n") if "\r" in text else text), None


def too_large(file: str, size: int) -> Finding:
    """Make the finding of a file over MAX_BYTES; ``size`` in bytes."""
    limit = MAX_BYTES // 1024 // 1024
    message = f"文件有 {size / 1024 / 1024:.1f} MB，超过 {limit} MB"
    return fault("E101", Span(file), message, "按月或按项目分成几个文件；扫描件、图片放到“附件”文件夹")


def _is_wide(data: bytes) -> bool:
    """Whether every other of the first bytes is mostly NUL, as when Latin text is saved as UTF-16 without a mark."""
    head = data[:400]
    return len(head) >= 8 and max(head[::2].count(0), head[1::2].count(0)) * 4 > len(head)


def _read_foreign(data: bytes, file: str, start: int, cut: bool) -> tuple[str, Finding]:
    """The finding of bytes that are no UTF-8 from ``start`` on, and the text as far as it can be shown."""
    line = data.count(b"\n", 0, start) + 1
    column = len(data[data.rfind(b"\n", 0, start) + 1 : start].decode(errors="replace")) + 1
    span = Span(file, line, column, column + 1)
    if cut and len(data) - start < 4:
        text = data.decode(errors="replace")
        return text, fault("E107", span, "文件在一个字的中间断了", "文件没有存完整：重新保存，或重新传一次")
    text = _read_gbk(data)
    if text:
        span = Span(file, line, 1, max(2, len(text.split("\n")[line - 1].rstrip("\r")) + 1))
        return text, fault("E107", span, "文件不是 UTF-8 编码，看样子是 GBK", _SAVE_AS)
    text = data.decode(errors="replace")
    return text, fault("E107", span, "这里有坏字节，文件不是 UTF-8 编码", _SAVE_AS + "；还不行就重新打这一行")


def _read_gbk(data: bytes) -> str:
    """The text if the bytes read as Chinese in GBK, else empty."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    foreign = [letter for letter in text if not letter.isascii()]
    chinese = sum(1 for letter in foreign if _CHINESE.match(letter))
    return text if foreign and chinese * 10 >= len(foreign) * 9 else ""
