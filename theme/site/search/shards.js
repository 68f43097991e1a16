/* 查找, first part: the files that wuhua.outputs.site.search wrote, loaded as classic scripts (so it works from file:// too). */
const LETTERS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((c) => !'"*<=\\|'.includes(c)).join("");
const LEADS = [28, 84, 87, LETTERS.length];
const self = document.currentScript;
const root = (self && self.getAttribute("data-root")) || "";
// The index may lie elsewhere than the pages; what is shown of them lies with the pages, in their characters.
const index = (self && self.getAttribute("data-shards")) || root + "search/";
const SHOWN = /^(?:[dl][0-9]+|kinds|asking|rules)$/;
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
    script.src = (SHOWN.test(name) ? root + "search/" : index) + name + ".js" + (version && "?" + version);
    document.head.appendChild(script);
  });
  return slot.ready;
}
const meta = () => load("meta").then((found) => { version = found.version; return found; });
const all = (list) => Promise.all(list);

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
function crc32(text) {
  let crc = -1;
  for (let i = 0; i < text.length * 2; i++) {
    crc ^= i % 2 ? text.charCodeAt(i >> 1) & 255 : text.charCodeAt(i >> 1) >> 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
const shardOf = (family, mark) => meta().then((m) => load(family + (crc32(mark) % m.shards[family])));
const told = (shard, gram) => {
  const at = shard.indexOf(" " + gram + "=");
  if (at < 0) return "";
  const start = at + gram.length + 2, stop = shard.indexOf(" ", start);
  return stop < 0 ? shard.slice(start) : shard.slice(start, stop);
};
const posting = (family, gram, mark) => shardOf(family, mark || gram).then((shard) => decode(told(shard, gram)));
function both(lists) {
  if (!lists.length) return [];
  return lists.slice().sort((a, b) => a.length - b.length).reduce((docs, list) => {
    const held = new Set(list);
    return docs.filter((doc) => held.has(doc));
  });
}
const either = (lists) => Array.from(new Set([].concat(...lists))).sort((a, b) => a - b);

/* RFC 1951: a bit is read from the lowest of a byte, a code from its first bit. */
const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
function inflate(packed) {
  const data = atob(packed), out = [];
  let at = 0, held = 0, count = 0, last = 0;
  function bits(n) {
    while (count < n) { held |= data.charCodeAt(at++) << count; count += 8; }
    const value = held & ((1 << n) - 1);
    held >>>= n;
    count -= n;
    return value;
  }
  function tree(lengths) {
    const counts = new Array(16).fill(0), starts = [0, 0], places = [];
    lengths.forEach((n) => { if (n) counts[n]++; });
    for (let n = 1; n < 15; n++) starts[n + 1] = starts[n] + counts[n];
    lengths.forEach((n, symbol) => { if (n) places[starts[n]++] = symbol; });
    return { counts: counts, places: places };
  }
  function symbol(codes) {
    for (let n = 1, code = 0, first = 0, place = 0; n < 16; n++) {
      code |= bits(1);
      if (code - first < codes.counts[n]) return codes.places[place + code - first];
      place += codes.counts[n];
      first = (first + codes.counts[n]) << 1;
      code <<= 1;
    }
    throw new Error("damaged");
  }
  function tables() {
    const lengths = [], sizes = [], literals = bits(5) + 257, distances = bits(5) + 1, known = bits(4) + 4;
    for (let i = 0; i < 19; i++) sizes[ORDER[i]] = i < known ? bits(3) : 0;
    const codes = tree(sizes);
    while (lengths.length < literals + distances) {
      const n = symbol(codes);
      if (n < 16) lengths.push(n);
      else for (let again = n === 16 ? 3 + bits(2) : n === 17 ? 3 + bits(3) : 11 + bits(7), same = n === 16 ? lengths[lengths.length - 1] : 0; again; again--) lengths.push(same);
    }
    return [tree(lengths.slice(0, literals)), tree(lengths.slice(literals))];
  }
  const fixed = () => [tree(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))), tree(new Array(30).fill(5))];
  while (!last) {
    last = bits(1);
    const type = bits(2);
    if (!type) {
      held = count = 0;
      for (let size = data.charCodeAt(at) | (data.charCodeAt(at + 1) << 8), end = (at += 4) + size; at < end; at++) out.push(data.charCodeAt(at));
      continue;
    }
    const codes = type === 1 ? fixed() : tables();
    for (let code; (code = symbol(codes[0])) !== 256; ) {
      if (code < 256) { out.push(code); continue; }
      const size = LENGTHS[code - 257] + bits(LENGTH_BITS[code - 257]), far = symbol(codes[1]), more = far < 4 ? 0 : (far >> 1) - 1;
      const back = (far < 4 ? far + 1 : ((2 + (far & 1)) << more) + 1) + bits(more);
      for (let i = 0; i < size; i++) out.push(out[out.length - back]);
    }
  }
  return out;
}
const utf8 = (bytes) => decodeURIComponent(bytes.map((b) => (b < 16 ? "%0" : "%") + b.toString(16)).join(""));
