/* Second part: spells a question as spelling.py spells a page, and cuts it into the grams of grams.py. */
const LONG = 12;
const HAN = "\\u3400-\\u9fff";
const BREAK = new RegExp("[\\x00-\\x2d/:-@\\[-`{-\\xbf\\xd7\\xf7\\u02b0-\\u036f\\u2000-\\u2bff\\u2e00-\\u2e7f\\u3000-\\u3006" +
  "\\u3008-\\u3030\\u30fb\\ud800-\\udfff\\ufe00-\\ufe6f\\ufff0-\\uffff]+");
const DATE = new RegExp("([0-9]{4})(?:年(?:([0-9]{1,2})月(?:([0-9]{1,2})[日号])?)?|[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])" +
  "|-([0-9]{2})(?![0-9-]))|([0-9]{1,2})月(?:([0-9]{1,2})[日号])?|[0-9]+", "g");
const HYPHEN = new RegExp("([0-9]{3})-(?=[0-9]{3})|([a-z" + HAN + "])-(?=[0-9])", "g");
const BLANK = new RegExp("([" + HAN + "])[ \\t]+(?=[" + HAN + "])", "g");
const WHOLE_DATE = /^(?:[0-9]{4}年(?:[0-9]{2}月(?:[0-9]{2}日)?)?|[0-9]{2}月[0-9]{2}日)$/;
const HAN_YEAR = /([〇○零一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})[日号])?)?/g;
const HAN_MONTH = /(年)([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十]{1,3})[日号])?/g;
const FIGURE = "〇○零一二三四五六七八九";

const two = (text) => (text.length < 2 ? "0" + text : text);
function dated(found, year, m1, d1, m2, d2, m3, m4, d4) {
  const month = m1 || m2 || m3 || m4, day = d1 || d2 || d4;
  if (!year && !month) return found;
  if ((m2 || m3) && !(/^(19|20)/.test(year) && +month >= 1 && +month <= 12)) return found;
  return "\n" + (year ? year + "年" : "") + (month ? two(month) + "月" : "") + (day ? two(day) + "日" : "") + "\n";
}
/* 十二 gives 12, 二十 gives 20; what is no such number gives what spelling.py gives. */
const digit = (han) => (han.length === 1 ? Math.max(0, FIGURE.indexOf(han) - 2) : 0);
function small(han) {
  const at = han.lastIndexOf("十");
  return (at < 0 ? 0 : (at ? digit(han.slice(0, at)) : 1) * 10) + digit(han.slice(at + 1));
}
const rest = (month, day) => (month ? small(month) + "月" : "") + (day ? small(day) + "日" : "");
function spelledDates(text) {
  return text.replace(HAN_YEAR, (_, year, month, day) => Array.from(year, digit).join("") + "年" + rest(month, day))
    .replace(HAN_MONTH, (_, year, month, day) => year + rest(month, day));
}
const wide = (text) => text.normalize("NFKC").toLowerCase();
function words(text) {
  text = wide(text);
  text = spelledDates(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, (c) => String.fromCharCode(0xe000 + (c.codePointAt(0) % 6400))))
    .replace(DATE, dated).replace(/([0-9]),(?=[0-9]{3}(?![0-9]))/g, "$1").replace(HYPHEN, "$1$2").replace(BLANK, "$1")
    .replace(/\.(?![0-9])/g, "\n").replace(/(^|[^0-9])\./g, "$1\n");
  return text.split(BREAK).filter((word, i, list) => word && list.indexOf(word) === i);
}
function tableOf(text) {
  const table = {};
  for (let at = 0, code = 0x33ff; at < text.length; at++) {
    const step = number(text, at);
    code += step[0] + 1;
    at = step[1];
    table[String.fromCharCode(code)] = text[at];
  }
  return table;
}

/* Grams: [family, gram] pairs that a page must all hold. */
function figures(word) {
  const spans = [], whole = /[0-9]{3,}/g;
  for (let found; (found = whole.exec(word)); ) {
    const start = found.index, end = whole.lastIndex;
    const low = start && word[start - 1] !== "." ? start - 1 : start;
    const high = end < word.length && word[end] !== "." ? end + 1 : end;
    if (high - low < 5) continue;
    for (let at = low; at < high - 6; at += 3) spans.push([at, at + 6]);
    spans.push([Math.max(low, high - 6), high]);
  }
  return spans;
}
const inside = (span, spans) => spans.some((other) => other !== span && other[0] <= span[0] && span[1] <= other[1]);
function windows(word, size, step, spans) {
  const last = word.length - size, made = [];
  for (let at = 0; at <= last; at++) {
    const span = [at, at + size];
    if ((at % step === 0 || at === last) && !inside(span, spans)) made.push(span);
  }
  return made;
}
function grams(word) {
  if (WHOLE_DATE.test(word)) return [["n", word]];
  if (word.length < 4) return [["ust"[word.length - 1], word]];
  let long = figures(word);
  long = long.filter((span) => !inside(span, long));
  const fours = windows(word, 4, word.length > LONG ? 2 : 1, long);
  const threes = windows(word, 3, 1, long.concat(fours));
  const named = (family, spans) => spans.map((s) => [family, word.slice(s[0], s[1])]);
  return named("n", long).concat(named("q", fours), named("t", threes));
}
