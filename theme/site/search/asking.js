/* Fourth part: from a question to the pages that answer it. A term is one thing asked: its words, its pages, what to mark. */
const MOST_WORDS = 12;
const MOST_READ = 12;
const LONG_WORD = /^[\u3400-\u9fff]{5,}$/;
const holding = (list) => all([].concat(...list.map(grams)).map((g) => posting(g[0], g[1]))).then(both).then((docs) => unparted(list, docs));
/* A long word is known by its fours, which a page may hold apart (上社路灯改造款, 下社路灯改造奖补): where few pages are left, they are read. */
function unparted(list, docs) {
  const long = list.filter((word) => LONG_WORD.test(word));
  if (!long.length || docs.length > MOST_READ) return Promise.resolve(docs);
  return all(docs.map((doc) => linesOf(doc).catch(() => []))).then((pages) => docs.filter((_, i) => {
    const text = folded(pages[i].join("")).plain;
    return !long.some((word) => !text.includes(word) && Array.from(word.slice(3)).every((_, at) => text.includes(word.slice(at, at + 4))));
  }));
}
const anyOf = (list) => all(list.map((word) => holding(words(word)))).then(either);
const rulebook = () => load("asking").catch(() => ({}));

/* The village's words that sound so, most frequent first. */
const sounding = (sound) => shardOf("y", sound).then((shard) => (told(shard, sound).match(/[^0-9]+/g) || []).slice(0, MOST_WORDS));
const syllable = {};
let readings = null;
function loadReadings() {
  return load("pinyin").then((text) => {
    if (readings) return readings;
    readings = {};
    text.split(" ").forEach((entry) => {
      const way = /^[a-z]+/.exec(entry)[0];
      syllable[way] = true;
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

/* Letters as syllables, in at most four ways: xian is xian and xi an. */
function syllables(letters) {
  const after = { [letters.length]: [[]] };
  for (let i = letters.length - 1; i >= 0; i--) {
    const ways = [6, 5, 4, 3, 2, 1].filter((size) => after[i + size] && syllable[letters.slice(i, i + size)]);
    after[i] = [].concat(...ways.map((size) => after[i + size].map((rest) => [letters.slice(i, i + size)].concat(rest)))).slice(0, 4);
  }
  return after[0];
}
/* The index knows parts of four characters by their sound; a longer one is put together where they overlap. */
function joined(parts) {
  const four = parts.slice(3).map((_, i) => sounding(parts.slice(i, i + 4).join("")).then((list) => list.filter((word) => word.length === 4)));
  return all(four).then((lists) => lists.reduce((made, list) => [].concat(...made.map((start) =>
    list.filter((word) => start.endsWith(word.slice(0, 3))).map((word) => start + word[3])))));
}
const longWords = (letters) => loadReadings().then(() => all(syllables(letters).filter((parts) => parts.length > 4 && parts.length < 17).map(joined)))
  .then((found) => [].concat(...found).slice(0, MOST_WORDS));

function byLetters(term, letters) {
  return all([posting("p", letters), sounding(letters)])
    .then((found) => (found[0].length || found[1].length || letters.length < 8 ? found : longWords(letters).then((list) => [found[0], list])))
    .then((found) => all(found[1].map((word) => holding(words(word)))).then((lists) => {
      term.docs = either([found[0]].concat(lists));
      term.said = found[1].map((word, i) => ({ raw: word, docs: lists[i] }));
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
    const day = /^((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.exec(amount.written);
    if (day) return byWords(term, words(day.slice(1).join("-"))).then(() => { if (term.docs.length) delete term.amount; return term; });
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
  const letters = list.join("");
  if (/^[a-z]+$/.test(letters)) return byLetters(term, letters);
  if (!list.length) return Promise.resolve(null);
  return byWords(term, list).then(() => {
    if (term.docs.length) return term;
    return simplified(raw).then((plain) => (plain === raw ? term : byWords(term, words(plain)))).then(() => {
      const text = term.marks.join("");
      return !term.docs.length && /[a-z]/.test(text) && /[^a-z]/.test(text) && /^[a-z\u3400-\u9fff]+$/.test(text) ? byMixed(term, text) : term;
    });
  });
}
/* lu deng is first asked as ludeng. */
function findTerms(query) {
  const raws = query.split(/\s+/).filter(Boolean);
  const letters = words(raws.join("")).join("");
  const apart = () => all(raws.map(findTerm)).then((terms) => terms.filter(Boolean));
  if (raws.length < 2 || !/^[a-z]+$/.test(letters)) return apart();
  return findTerm(letters).then((term) => (term.docs.length ? [term] : apart()));
}
const shared = (terms) => both(terms.map((term) => term.docs));

/* What a question asks besides its words, by the small tables of asking.py: today's year, words of asking, other words for a thing. */
const timed = (text, book) => spelledDates((book.when || []).reduce((made, pair) => made.split(pair[0]).join(" " + pair[1] + " "), text)
  .replace(/(\d{4}年) +(?=[\d一二三四五六七八九十]{1,3}月)/g, "$1"));
function plainly(query, book) {
  let text = query.replace(/[？?。！!、；;：:“”"]|[，,](?!\d{3}(?!\d))|请问/g, " ");
  text = timed(text, book);
  (book.strip || []).forEach((pattern) => { text = text.replace(new RegExp(pattern, "g"), " "); });
  return text.split(/\s+/).map((part) => part.replace(/^[的了是在和跟把被都还我要想]+|[的了是在都到呢吗]+$/g, "")).filter((part) => part && part !== "钱" && !(part.length === 1 && (LIGHT.test(part) || LOOSE.test(part))));
}
/* What a question may hold besides what it is about; no word that is asked begins or ends so. */
const LIGHT = /[的了着是在和与及跟把被给向对从都也还就才要想能会可办看查找问去到来有没不吗呢吧啊呀我你他们个些这那]/;
/* Doing words that a page about the thing need not hold. */
const LOOSE = /[拿领交收发批租投分做开说讲剩修补上下次谁哪第几一]/;
const HELD_MAX = 8;
/* The words of a run that no page holds: its pairs of letters and the villagers' words in it that some page holds, as few as cover
   most of it. ``left``: letters that none of them covers. */
function wordsIn(raw, book) {
  const text = words(raw).join("").slice(0, HELD_MAX), tried = [];
  if (text.length < 3 || !/^[\u3400-\u9fff]+$/.test(text)) return Promise.resolve({ left: 1, terms: [] });
  const attempt = (at, word) => { if (!LIGHT.test(word[0]) && !LIGHT.test(word[word.length - 1])) tried.push({ at: at, end: at + word.length, raw: word }); };
  for (let at = 0; at < text.length - 1; at++) attempt(at, text.slice(at, at + 2));
  Object.keys(book.other || {}).forEach((word) => { if (word.length !== 2 && text.includes(word)) attempt(text.indexOf(word), word); });
  return all(tried.map((each) => findOther(each.raw, book))).then((terms) => {
    const best = [{ left: 0, cost: 0, held: [] }];
    for (let end = 1; end <= text.length; end++) {
      const before = best[end - 1], light = LIGHT.test(text[end - 1]) || LOOSE.test(text[end - 1]);
      best[end] = { left: before.left + (light ? 0 : 1), cost: before.cost + (light ? 1 : 9), held: before.held };
      tried.forEach((each, i) => {
        if (each.end !== end || !terms[i].docs.length) return;
        [best[each.at], best[each.at + 1]].forEach((start, over) => {
          if (over && !(start.held.length && start.held[start.held.length - 1].end === each.at + 1)) return;
          const cost = start.cost + 1 + over - Math.min(0.4, terms[i].docs.length / 1e3);
          if (cost < best[end].cost) best[end] = { left: start.left, cost: cost, held: start.held.concat(each) };
        });
      });
    }
    // Pairs that lie one over the other are one word.
    const spans = best[text.length].held.reduce((made, each) => {
      const last = made[made.length - 1];
      return last && each.at < last[1] ? made.slice(0, -1).concat([[last[0], each.end]]) : made.concat([[each.at, each.end]]);
    }, []);
    const runs = Array.from(new Set(spans.map((span) => text.slice(span[0], span[1]))));
    return all(runs.map((run) => findOther(run, book))).then((found) => ({ left: best[text.length].left, terms: found }));
  });
}
/* A part that no page holds is asked by its words, when they are all of it. */
function inWords(term, book) {
  if (term.docs.length || term.amount) return Promise.resolve([term]);
  return wordsIn(term.raw, book).then((found) => (found.left || !found.terms.length ? [term] : found.terms));
}
/* Of a question's words those that some page holds together, rarest first; a question that was typed in parts means them all. */
function together(terms, query) {
  if (/\s/.test(query) || terms.some((term) => !term.docs.length)) return terms;
  const rare = terms.slice().sort((a, b) => a.docs.length - b.docs.length), kept = [];
  rare.forEach((term) => { if (shared(kept.concat([term])).length) kept.push(term); });
  return terms.filter((term) => kept.includes(term));
}
function findOther(raw, book) {
  const others = (book.other || {})[raw] || [], month = /^([一二三四五六七八九十]{1,3})月(?:份|([一二三四五六七八九十]{1,3})[日号])?$/.exec(raw);
  const list = others.concat(month ? [rest(month[1], month[2])] : []);
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
  // 去年三月 is one month of one year, though pages speak of 去年 and of March.
  const month = /[今去前]年 *[\d一二三四五六七八九十]{1,3}月/.test(query);
  return (month ? rulebook().then((book) => timed(query, book).trim()) : Promise.resolve(query)).then(findTerms).then((terms) => {
    const docs = shared(terms);
    if (docs.length || !terms.length) return { terms: terms, docs: docs };
    return all([rulebook(), simplified(query)]).then((known) => {
      const book = known[0], parts = plainly(known[1], book);
      if (!parts.length) return { terms: terms, docs: docs, bare: true };
      return all(parts.map((part) => findOther(part, book))).then((list) => all(list.filter(Boolean).map((term) => inWords(term, book)))).then((lists) => {
        const found = together([].concat(...lists), query);
        return { terms: found, docs: shared(found), said: found.map((term) => written(term.raw, known[1], query)) };
      });
    });
  });
}

/* Doors: sections, overviews and rules that the question names; in the tree of traditional characters by their own names, ``n``. */
function doorsFor(query, book) {
  const asked = wide(query);
  const parts = plainly(asked, book);
  const longest = (list) => list.reduce((most, word) => Math.max(most, word.length), 0);
  const match = (door) => longest(door.w.filter((word) => asked.includes(word)).concat(parts.filter((part) => part.length > 1 && wide(door.n || door.t).includes(part))));
  const found = (book.doors || []).map((door, at) => ({ door: door, at: at, size: match(door) })).filter((each) => each.size);
  // The longest word first; of two alike, the one that the tables name first.
  return found.sort((a, b) => b.size - a.size || a.at - b.at).slice(0, 4).map((each) => each.door);
}
/* Months, quarters and years that print a typed amount in large type; those that round to it where none is exactly so. */
function figureDoors(terms, book) {
  const amounts = terms.map((term) => term.amount).filter((amount) => amount && amount.cents);
  if (!amounts.length) return Promise.resolve([]);
  return load("figures").catch(() => []).then((pages) => {
    const within = (low, high) => pages.filter((page) => page[1].some((cents) => cents >= low && cents <= high)).map((page) => page[0]);
    const keys = [].concat(...amounts.map((amount) => {
      const exact = within(amount.cents, amount.cents);
      return exact.length && !amount.about ? exact : within(amount.low, amount.high);
    }));
    // From the end: a month comes before its quarter and its year.
    return (book.doors || []).filter((door) => keys.includes(door.k)).reverse().slice(0, 4);
  });
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
