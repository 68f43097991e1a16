/* Fifth part: the line of a page that answers, and where in it. Lines come packed, two pages a file (texts.py). */
const LINE_MAX = 72;
const shownDay = (iso) => iso.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日");
const ISO = /\b\d{4}-\d\d-\d\d\b/g;
let older = null;

const linesOf = (doc) => meta().then((m) => load("l" + Math.floor(doc / m.together)).then((packed) => {
  if (typeof packed !== "string") return packed[doc % m.together];
  const pages = utf8(inflate(packed)).split("\f").map((page) => page.replace(ISO, shownDay).split("\n"));
  slots["l" + Math.floor(doc / m.together)].ready = Promise.resolve(pages);
  return pages[doc % m.together];
}));

/* The text as it is searched, letter by letter, with the place of each letter in what is shown. */
function folded(text) {
  let plain = "";
  const places = [];
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (/[-,]/.test(c) && /[0-9A-Za-z\u3400-\u9fff]/.test(text[at - 1] || " ") && /[0-9]/.test(text[at + 1] || " ")) continue;
    Array.from((older && older[c]) || wide(c)).forEach((letter) => { plain += letter; places.push(at); });
  }
  return { plain: plain, places: places };
}
const unpadded = (mark) => mark.replace(/(^|[年月])0(?=\d[月日])/g, "$1");
function amountSpans(line, term, spans) {
  const numbers = /(\d+)(?:\.(\d+))?(万?)/g;
  for (let found; (found = numbers.exec(line.plain)); ) {
    const cents = +(found[1] + ((found[2] || "") + "0000000").slice(0, found[3] ? 6 : 2));
    const same = term.amount.written && found[0] === term.amount.written;
    if (same || (found[2] || found[3] || line.plain[numbers.lastIndex] === "元") && cents >= term.low && cents <= term.high) spans.push([found.index, numbers.lastIndex]);
  }
}
/* Where the terms stand in a text: [start, end] in order, none over another; hits: how many terms stand there. */
function findSpans(text, terms) {
  const line = folded(text), spans = [];
  let hits = 0;
  terms.forEach((term) => {
    const before = spans.length;
    if (term.amount) amountSpans(line, term, spans);
    term.marks.forEach((mark) => {
      const wanted = unpadded(mark);
      for (let at = line.plain.indexOf(wanted); wanted && at >= 0; at = line.plain.indexOf(wanted, at + wanted.length)) spans.push([at, at + wanted.length]);
    });
    if (spans.length > before) hits++;
  });
  spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  let end = 0;
  const apart = spans.filter((span) => span[0] >= end && (end = span[1]));
  return { hits: hits, spans: apart.map((span) => [line.places[span[0]], line.places[span[1] - 1] + 1]) };
}
/* A day that no line of the page has is one of those on which it was drawn up, checked, hung: they stand below, alike on every page. */
const BELOW = "这个日子在这一页最后，“谁经手，贴在哪”里。";
const isDay = (term) => term.marks.some((mark) => /\d[年月日]/.test(mark));
/* The line that holds most of what was asked, cut to its surroundings; the first whole sentence where none holds any. */
function bestLine(lines, terms, title) {
  let best = { hits: 0 };
  lines.forEach((text) => {
    if (text === title) return;
    const found = findSpans(text, terms);
    if (found.hits > best.hits) best = { text: text, hits: found.hits, spans: found.spans };
  });
  if (!best.hits && terms.some(isDay)) return { text: BELOW, spans: [] };
  if (!best.hits) return { text: lines.filter((text) => /[。；]$/.test(text))[0] || "", spans: [] };
  const start = best.text.length > LINE_MAX ? Math.max(0, Math.min(best.spans[0][0] - 16, best.text.length - LINE_MAX)) : 0;
  const text = best.text.slice(start, start + LINE_MAX);
  const spans = best.spans.map((span) => [span[0] - start, span[1] - start]).filter((span) => span[0] >= 0 && span[1] <= text.length);
  const cut = (start ? "…" : "") + text + (start + LINE_MAX < best.text.length ? "…" : "");
  return { text: cut, spans: spans.map((span) => [span[0] + (start ? 1 : 0), span[1] + (start ? 1 : 0)]) };
}
/* Lines that say what was asked for (how much, who agreed, today): the first of each, where the best line does not say it. */
function wantedLines(lines, best, wants) {
  return wants.filter((want) => !want.test(best)).map((want) => lines.filter((text) => want.test(text) && text.length <= LINE_MAX)[0]).filter(Boolean);
}
function lineFor(doc, terms, title) {
  const told = (lines) => {
    const found = bestLine(lines, terms, title);
    found.wanted = wantedLines(lines, found.text, terms.wants || []);
    return found;
  };
  return linesOf(doc).then((lines) => {
    const found = told(lines);
    if (found.spans.length || older || findSpans(title, terms).hits) return found;
    // The page may be written in traditional characters.
    return load("traditional").then((text) => { older = tableOf(text); return told(lines); });
  });
}
