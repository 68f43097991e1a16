/* 查找: finds in the shards that wuhua.outputs.site.search wrote. Spells a question as spelling.py spells a page, cuts it into the
   grams of grams.py, loads only their shards as classic scripts (so it works from file:// too) and lists the newest first. */
(function () {
  "use strict";
  const PAGE = 10, WAIT = 120, LONG = 6;
  const LETTERS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((c) => !'"*<=\\|'.includes(c)).join("");
  const LEADS = [28, 84, 87, LETTERS.length];
  const HAN = "\\u3400-\\u9fff";
  const BREAK = new RegExp("[\\x00-\\x2d/:-@\\[-`{-\\xbf\\xd7\\xf7\\u02b0-\\u036f\\u2000-\\u2bff\\u2e00-\\u2e7f\\u3000-\\u3006" +
    "\\u3008-\\u3030\\u30fb\\ud800-\\udfff\\ufe00-\\ufe6f\\ufff0-\\uffff]+");
  const DATE = new RegExp("([0-9]{4})(?:年(?:([0-9]{1,2})月(?:([0-9]{1,2})[日号])?)?|[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?![0-9])" +
    "|-([0-9]{2})(?![0-9-]))|([0-9]{1,2})月(?:([0-9]{1,2})[日号])?|[0-9]+", "g");
  const HYPHEN = new RegExp("([0-9]{3})-(?=[0-9]{3})|([a-z" + HAN + "])-(?=[0-9])", "g");
  const BLANK = new RegExp("([" + HAN + "])[ \\t]+(?=[" + HAN + "])", "g");
  const WHOLE_DATE = /^(?:[0-9]{4}年(?:[0-9]{2}月(?:[0-9]{2}日)?)?|[0-9]{2}月[0-9]{2}日)$/;
  const self = document.currentScript;
  const root = (self && self.getAttribute("data-root")) || "";
  // The index may lie elsewhere than the pages; the rows that are shown lie with the pages, in their characters.
  const index = (self && self.getAttribute("data-shards")) || root + "search/";

  /* Shards */
  const slots = {};
  let version = "";
  window.wuhuaSearch = (name, data) => { if (slots[name]) slots[name].data = data; };
  function load(name) {
    if (slots[name]) return slots[name].ready;
    const slot = (slots[name] = {});
    slot.ready = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const fail = () => { delete slots[name]; reject(new Error(name)); };
      script.onload = () => { script.remove(); if (slot.data === undefined) fail(); else resolve(slot.data); };
      script.onerror = () => { script.remove(); fail(); };
      script.src = (name[0] === "d" ? root + "search/" : index) + name + ".js" + (version && "?" + version);
      document.head.appendChild(script);
    });
    return slot.ready;
  }
  const meta = () => load("meta").then((found) => { version = found.version; return found; });

  /* Spelling */
  const two = (text) => (text.length < 2 ? "0" + text : text);
  function dated(all, year, m1, d1, m2, d2, m3, m4, d4) {
    const month = m1 || m2 || m3 || m4, day = d1 || d2 || d4;
    if (!year && !month) return all;
    if ((m2 || m3) && !(/^(19|20)/.test(year) && +month >= 1 && +month <= 12)) return all;
    return "\n" + (year ? year + "年" : "") + (month ? two(month) + "月" : "") + (day ? two(day) + "日" : "") + "\n";
  }
  function words(text, table) {
    text = text.normalize("NFKC").toLowerCase();
    if (table) text = Array.from(text, (c) => table[c] || c).join("");
    text = text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, (c) => String.fromCharCode(0xe000 + (c.codePointAt(0) % 6400)))
      .replace(DATE, dated).replace(/([0-9]),(?=[0-9]{3}(?![0-9]))/g, "$1").replace(HYPHEN, "$1$2").replace(BLANK, "$1")
      .replace(/(^|[^0-9])\.|\.(?![0-9])/g, "$1\n");
    return text.split(BREAK).filter((word, i, all) => word && all.indexOf(word) === i);
  }
  function number(text, at) {
    const lead = LETTERS.indexOf(text[at]);
    let extra = 0, base = 0, value = lead;
    while (lead >= LEADS[extra]) {
      base += (LEADS[extra] - (LEADS[extra - 1] || 0)) * Math.pow(LETTERS.length, extra);
      value = lead - LEADS[extra++];
    }
    for (let i = 1; i <= extra; i++) value = value * LETTERS.length + LETTERS.indexOf(text[at + i]);
    return [base + value, at + 1 + extra];
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

  /* Grams: [family, gram] pairs that a page must all hold */
  function figures(word) {
    const spans = [];
    for (let at = 0; at < word.length; at++) {
      const cents = /^[0-9]{1,8}\.[0-9]{1,2}[^0-9.]?/.exec(word.slice(at));
      if (cents && cents[0].length > 3) spans.push([at, at + cents[0].length]);
    }
    const whole = /[0-9]{3,}/g;
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
    if (/^[a-z]+$/.test(word)) return [["p", word]];
    if (WHOLE_DATE.test(word)) return [["n", word]];
    if (word.length < 4) return [["ust"[word.length - 1], word]];
    let long = figures(word);
    long = long.filter((span) => !inside(span, long));
    const fours = windows(word, 4, word.length > LONG ? 2 : 1, long).filter((s) => !word.slice(s[0], s[1]).includes("."));
    const threes = windows(word, 3, 1, long.concat(fours));
    const named = (family, spans) => spans.map((s) => [family, word.slice(s[0], s[1]), s[1] === word.length]);
    return named("n", long).concat(named("q", fours), named("t", threes));
  }

  /* Postings */
  function crc32(text) {
    let crc = -1;
    for (let i = 0; i < text.length * 2; i++) {
      crc ^= i % 2 ? text.charCodeAt(i >> 1) & 255 : text.charCodeAt(i >> 1) >> 8;
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
  }
  function decode(text) {
    const docs = [];
    if (text[0] === "*") {
      const bits = atob(text.slice(1));
      for (let doc = 0; doc < bits.length * 8; doc++) if ((bits.charCodeAt(doc >> 3) >> (7 - (doc & 7))) & 1) docs.push(doc);
      return docs;
    }
    for (let at = 0, last = -1; at < text.length; ) {
      const step = number(text, at);
      last += step[0] + 1;
      at = step[1];
      docs.push(last);
    }
    return docs;
  }
  function posting(family, gram, atEnd) {
    const point = gram.indexOf("."), tail = family === "n" && point > 0 ? gram.length - point - 1 : 0;
    return meta().then((m) => load(family + (crc32(tail === 2 ? gram.slice(0, -1) : gram) % m.shards[family]))).then((shard) => {
      // A question that stops after one decimal may mean either decimal that follows.
      const ends = tail === 1 && atEnd ? ["=", ...Array.from("0123456789", (c) => c + "=")] : ["="];
      const docs = new Set();
      ends.forEach((end) => {
        const at = shard.indexOf(" " + gram + end);
        if (at < 0) return;
        const start = at + 1 + gram.length + end.length, stop = shard.indexOf(" ", start);
        decode(stop < 0 ? shard.slice(start) : shard.slice(start, stop)).forEach((doc) => docs.add(doc));
      });
      return Array.from(docs).sort((a, b) => a - b);
    });
  }
  function both(lists) {
    if (!lists.length) return [];
    return lists.sort((a, b) => a.length - b.length).reduce((docs, list) => {
      const held = new Set(list);
      return docs.filter((doc) => held.has(doc));
    });
  }
  const holding = (list) => Promise.all([].concat(...list.map(grams)).map((g) => posting(g[0], g[1], g[2]))).then(both);
  function ask(query, table) {
    const terms = query.split(/\s+/).map((raw) => ({ raw: raw, words: words(raw, table) })).filter((term) => term.words.length);
    return Promise.all(terms.map((term) => holding(term.words))).then((found) => {
      terms.forEach((term, i) => { term.docs = found[i]; });
      if (table || !terms.some((term) => !term.docs.length && /[^\x00-\x7f]/.test(term.raw))) return terms;
      return load("traditional").then((text) => {
        const map = tableOf(text), old = Array.from(query.normalize("NFKC")).some((c) => map[c]);
        return old ? ask(query, map) : terms;
      });
    });
  }
  /* Of one term that no page holds: its pairs of characters that some pages hold. */
  function pieces(term) {
    const pairs = [];
    term.words.forEach((word) => { if (word.length > 2 && !/^[0-9a-z.]+$/.test(word)) for (let i = 0; i < word.length - 1; i++) pairs.push(word.slice(i, i + 2)); });
    return Promise.all(pairs.slice(0, 7).map((pair) => posting("s", pair).then((docs) => ({ raw: pair, docs: docs }))));
  }

  /* Showing */
  const form = document.getElementById("wuhua-search");
  const input = form && form.elements.namedItem("q");
  if (!input) return;
  const own = document.getElementById("wuhua-results");
  const panel = own || form.parentNode.insertBefore(document.createElement("section"), form.nextSibling);
  if (!own) {
    panel.id = "wuhua-results";
    panel.className = "wuhua-panel";
    panel.setAttribute("aria-live", "polite");
    panel.setAttribute("aria-label", "查找结果");
    panel.hidden = true;
  }
  let turn = 0, timer = 0, asked = "";
  function add(parent, tag, name, text) {
    const made = parent.appendChild(document.createElement(tag));
    if (name) made.className = name;
    if (text) made.textContent = text;
    return made;
  }
  function marked(parent, text, terms) {
    const low = text.toLowerCase();
    for (let at = 0; at < text.length; ) {
      let start = text.length, size = 0;
      terms.forEach((term) => {
        const found = low.indexOf(term, at);
        if (found >= 0 && (found < start || (found === start && term.length > size))) { start = found; size = term.length; }
      });
      if (start > at) parent.appendChild(document.createTextNode(text.slice(at, start)));
      if (size) add(parent, "mark", "", text.slice(start, start + size));
      at = start + size;
    }
  }
  const shownDay = (iso) => iso.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日");
  function result(list, row, terms) {
    const link = add(add(list, "li", "", ""), "a", "wuhua-result", "");
    link.href = root + row[0] + ".html";
    marked(add(link, "strong", "wuhua-title", ""), row[1], terms);
    const line = add(link, "span", "wuhua-line", "");
    add(line, "span", "wuhua-kind", row[2]);
    if (row[3]) add(line, "time", "wuhua-date", shownDay(row[3])).dateTime = row[3];
    if (row[4]) marked(add(link, "span", "wuhua-snippet", ""), row[4], terms);
    return link;
  }
  function more(docs, terms, from, mine) {
    const some = docs.slice(from, from + PAGE);
    return meta().then((m) => Promise.all(some.map((doc) => load("d" + Math.floor(doc / m.chunk)).then((rows) => rows[doc % m.chunk])))).then((rows) => {
      if (mine !== turn) return;
      const list = panel.querySelector("ol") || add(panel, "ol", "wuhua-list", "");
      const links = rows.map((row) => result(list, row, terms));
      const old = panel.querySelector(".wuhua-more");
      if (old) { old.remove(); links[0].focus(); }
      const left = docs.length - from - some.length;
      if (left) {
        const button = add(panel, "button", "wuhua-more", "再看" + Math.min(PAGE, left) + "条");
        button.type = "button";
        button.onclick = () => more(docs, terms, from + PAGE, mine).catch(() => broken(mine));
      }
    });
  }
  function say(text) {
    panel.textContent = "";
    panel.hidden = !text;
    panel.setAttribute("aria-busy", "false");
    if (text) add(panel, "p", "wuhua-count", text);
  }
  function broken(mine) {
    if (mine !== turn) return;
    say("查找用的数据没有读全，过一会儿再查一次。");
    asked = "";
  }
  function offer(parts) {
    parts.filter((part) => part.docs.length).slice(0, 4).forEach((part) => {
      const button = add(panel, "button", "wuhua-part", "含“" + part.raw + "”的有 " + part.docs.length + " 条");
      button.type = "button";
      button.onclick = () => { input.value = part.raw; input.focus(); search(); };
    });
  }
  function show(terms, mine) {
    if (mine !== turn) return undefined;
    if (!terms.length) return say("写上要查的字，比如人名、事情、金额、日期。");
    const docs = both(terms.map((term) => term.docs)).reverse();
    const names = terms.map((term) => "“" + term.raw + "”").join("");
    if (docs.length) {
      say("找到 " + docs.length + " 条");
      const marks = [].concat(...terms.map((term) => [term.raw.toLowerCase()].concat(term.words)));
      return more(docs, marks, 0, mine);
    }
    if (terms.length > 1) {
      say("没有同时含有" + names + "的记录。");
      return offer(terms);
    }
    say("没有含有" + names + "的记录。");
    return pieces(terms[0]).then((parts) => mine === turn && offer(parts));
  }
  function search() {
    const query = input.value.trim();
    if (query === asked) return;
    asked = query;
    const mine = ++turn;
    if (own) { try { history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname); } catch (e) { /* file:// of some browsers */ } }
    if (!query) { say(""); return; }
    panel.setAttribute("aria-busy", "true");
    ask(query.slice(0, 80)).then((terms) => show(terms, mine)).catch(() => broken(mine));
  }
  function soon() {
    clearTimeout(timer);
    timer = setTimeout(search, WAIT);
  }
  input.addEventListener("input", (event) => { if (!event.isComposing) soon(); });
  input.addEventListener("compositionend", soon);
  form.addEventListener("keydown", (event) => { if (event.key === "Escape" && !own) { turn++; asked = ""; say(""); } });
  if (own) {
    form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); search(); });
    const given = /[?&]q=([^&]*)/.exec(location.search);
    if (given) { input.value = decodeURIComponent(given[1].replace(/\+/g, " ")); search(); }
  }
})();
