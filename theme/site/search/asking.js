/* Fourth part: from a question to the pages that answer it. A term is one thing asked: its words, its pages, what to mark. */
const MOST_WORDS = 12;
const holding = (list) => all([].concat(...list.map(grams)).map((g) => posting(g[0], g[1]))).then(both);
const anyOf = (list) => all(list.map((word) => holding(words(word)))).then(either);
const rulebook = () => load("asking").catch(() => ({}));

/* The village's words that sound so, most frequent first. */
const sounding = (sound) => shardOf("y", sound).then((shard) => (told(shard, sound).match(/[^0-9]+/g) || []).slice(0, MOST_WORDS));
let readings = null;
function loadReadings() {
  return load("pinyin").then((text) => {
    if (readings) return readings;
    readings = {};
    text.split(" ").forEach((entry) => {
      const way = /^[a-z]+/.exec(entry)[0];
      Array.from(entry.slice(way.length)).forEach((c) => { (readings[c] = readings[c] || []).push(way); });
    });
    return readings;
  });
}
/* How letters and characters may sound together, at most eight ways; none when a character's sound is not known. */
function ways(text) {
  return Array.from(text).reduce((made, c) => {
    const each = /[a-z]/.test(c) ? [c] : readings[c] || [];
    return [].concat(...made.map((start) => each.map((way) => start + way))).slice(0, 8);
  }, [""]);
}
const soundsOf = (text) => loadReadings().then(() => all(ways(text).map(sounding))).then((found) => Array.from(new Set([].concat(...found))));

function byLetters(term, letters) {
  return all([posting("p", letters), sounding(letters)]).then((found) => anyOf(found[1]).then((docs) => {
    term.docs = either([found[0], docs]);
    term.marks = [letters].concat(found[1]);
    return term;
  }));
}
/* 路deng: the words that sound so and hold the characters that are written. */
function byMixed(term, text) {
  const written = text.match(/[^a-z]+/g);
  return soundsOf(text).then((list) => {
    const fitting = list.filter((word) => written.every((part) => word.includes(part)));
    return anyOf(fitting).then((docs) => { term.docs = docs; term.marks = fitting; return term; });
  });
}
function byAmount(term, amount) {
  term.amount = amount;
  if (amount.about) return rangeDocs(amount.low, amount.high).then((docs) => { term.docs = docs; term.low = amount.low; term.high = amount.high; return term; });
  return exactDocs(amount).then((docs) => {
    term.low = term.high = amount.cents;
    term.docs = docs;
    if (docs.length) return term;
    const inParts = /[.元]/.test(amount.written || "元") ? Promise.resolve() : byWords(term, words(term.raw));
    return inParts.then(() => {
      if (term.docs.length || amount.low > amount.high) return term;
      return rangeDocs(amount.low, amount.high).then((near_) => {
        if (near_.length) { term.docs = near_; term.low = amount.low; term.high = amount.high; term.rounded = true; }
        return term;
      });
    });
  });
}
function byWords(term, list) {
  term.marks = list;
  return holding(list).then((docs) => { term.docs = docs; return term; });
}
function simplified(raw) {
  if (!/[^\x00-\x7f]/.test(raw)) return Promise.resolve(raw);
  return load("traditional").then((text) => {
    const map = tableOf(text);
    return Array.from(raw.normalize("NFKC"), (c) => map[c] || c).join("");
  });
}
function findTerm(raw) {
  const term = { raw: raw, docs: [], marks: [] }, amount = amountOf(raw), list = words(raw);
  if (amount) return byAmount(term, amount);
  const letters = wide(raw).replace(/['’]/g, "");
  if (/^[a-z]+$/.test(letters)) return byLetters(term, letters);
  if (!list.length) return Promise.resolve(null);
  return byWords(term, list).then(() => {
    if (term.docs.length) return term;
    return simplified(raw).then((plain) => (plain === raw ? term : byWords(term, words(plain)))).then(() => {
      const text = term.marks.join("");
      return !term.docs.length && /[a-z]/.test(text) && /^[a-z\u3400-\u9fff]+$/.test(text) ? byMixed(term, text) : term;
    });
  });
}
/* lu deng is first asked as ludeng. */
function findTerms(query) {
  const raws = query.split(/\s+/).filter(Boolean);
  const letters = raws.join("");
  const apart = () => all(raws.map(findTerm)).then((terms) => terms.filter(Boolean));
  if (raws.length < 2 || !/^[a-z]+$/i.test(letters)) return apart();
  return findTerm(letters).then((term) => (term.docs.length ? [term] : apart()));
}
const shared = (terms) => both(terms.map((term) => term.docs));

/* What a question asks besides its words, by the small tables of asking.py: today's year, words of asking, other words for a thing. */
function plainly(query, book) {
  let text = query.replace(/[？?，,。！!、；;：:“”"]|请问/g, " ");
  (book.when || []).forEach((pair) => { text = text.split(pair[0]).join(" " + pair[1] + " "); });
  (book.strip || []).forEach((pattern) => { text = text.replace(new RegExp(pattern, "g"), " "); });
  return text.split(/\s+/).map((part) => part.replace(/^[的了是在和跟把被都]+|[的了是在都呢吗]+$/g, "")).filter(Boolean);
}
function findOther(raw, book) {
  const others = (book.other || {})[raw] || [], month = /^([一二三四五六七八九十]{1,3})月份?$/.exec(raw);
  const list = others.concat(month ? [small(month[1]) + "月"] : []);
  if (!list.length) return findTerm(raw);
  return all([raw].concat(list).map(findTerm)).then((terms) => ({
    raw: raw, docs: either(terms.map((term) => term.docs)), marks: [].concat(...terms.map((term) => term.marks)),
  }));
}
/* A part of a question that was turned character by character, as it was written. */
function written(part, plain, query) {
  const at = plain.length === query.length ? plain.indexOf(part) : -1;
  return at < 0 ? part : query.slice(at, at + part.length);
}
/* {terms, docs, said}: as written; where no page holds that, as a question. */
function ask(query) {
  return findTerms(query).then((terms) => {
    const docs = shared(terms);
    if (docs.length || !terms.length) return { terms: terms, docs: docs };
    return all([rulebook(), simplified(query)]).then((known) => {
      const book = known[0], parts = plainly(known[1], book);
      if (!parts.length || parts.join(" ") === query && !parts.some((part) => (book.other || {})[part] || /月份?$/.test(part))) return { terms: terms, docs: docs, bare: !parts.length };
      return all(parts.map((part) => findOther(part, book))).then((list) => {
        const found = list.filter(Boolean);
        return { terms: found, docs: shared(found), said: parts.map((part) => written(part, known[1], query)) };
      });
    });
  });
}

/* Doors: sections, overviews and rules that the question names; in the tree of traditional characters by their own names, ``n``. */
function doorsFor(query, book) {
  const asked = wide(query);
  const parts = plainly(asked, book);
  const named = (door) => door.w.some((word) => asked.includes(word)) || parts.some((part) => part.length > 1 && wide(door.n || door.t).includes(part));
  return (book.doors || []).filter(named).slice(0, 4);
}
/* What a line must hold to answer: an amount, a vote, today's date. */
function wants(query, book) {
  const now = new Date();
  return (book.wants || []).filter((pair) => new RegExp(pair[0]).test(query))
    .map((pair) => new RegExp(pair[1].replace("TODAY", now.getFullYear() + "年" + (now.getMonth() + 1) + "月" + now.getDate() + "日")));
}
/* The kinds that answer first: the first of each thing asked for, then the others. */
function favoured(query, book) {
  const hints = (book.hints || []).filter((hint) => new RegExp(hint[0]).test(query)).map((hint) => hint[1]);
  return [].concat(hints.map((hint) => hint[0]), ...hints.map((hint) => hint.slice(1)));
}

/* 录灯 where nothing holds it: 路灯, which sounds alike and stands on some page. */
function alike(term) {
  const text = term.marks.join("");
  if (term.docs.length || text.length < 2 || text.length > 8 || !/^[\u3400-\u9fff]+$/.test(text)) return Promise.resolve([]);
  return soundsOf(text).then((found) => (found.length || text.length < 3 ? found : mended(text)))
    .then((list) => list.filter((word) => word !== text).slice(0, 3));
}
function mended(text) {
  const pairs = Array.from({ length: text.length - 1 }, (_, i) => i);
  return all(pairs.map((i) => posting("s", text.slice(i, i + 2)))).then((found) => {
    const lost = pairs.filter((i) => !found[i].length);
    return all(lost.map((i) => soundsOf(text.slice(i, i + 2)).then((list) => list.map((word) => text.slice(0, i) + word + text.slice(i + 2)))));
  }).then((found) => {
    const tried = [].concat(...found).slice(0, 8);
    return all(tried.map((word) => holding(words(word)))).then((docs) => tried.filter((_, i) => docs[i].length));
  });
}
/* Of one term that no page holds: its pairs of characters that some pages hold. */
function pieces(term) {
  const pairs = [];
  if (!term.amount) term.marks.forEach((word) => { if (word.length > 2 && !/^[0-9a-z.]+$/.test(word)) for (let i = 0; i < word.length - 1; i++) pairs.push(word.slice(i, i + 2)); });
  return all(pairs.slice(0, 7).map((pair) => posting("s", pair).then((docs) => ({ raw: pair, docs: docs }))));
}
