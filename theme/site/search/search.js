/* Last part: the form, what is typed and pressed, the address, what was asked before. */
const WAIT = 120, KEPT = "wuhua-asked", KEPT_MAX = 6;
const form = document.getElementById("wuhua-search");
const input = form && form.elements.namedItem("q");
const own = document.getElementById("wuhua-results");
const panel = own || (form ? form.parentNode.insertBefore(document.createElement("section"), form.nextSibling) : document.createElement("section"));
if (!own) {
  panel.id = "wuhua-results";
  panel.className = "wuhua-panel";
  panel.setAttribute("aria-label", "查找结果");
  panel.hidden = true;
}
let turn = 0, timer = 0, asked = "", only = { year: "", kind: "", min: "", max: "" };

function say(text) {
  panel.hidden = !text && !own;
  panel.setAttribute("aria-busy", "false");
  let line = panel.querySelector(".wuhua-count");
  if (!line) { line = add(panel, "p", "wuhua-count", ""); line.setAttribute("role", "status"); }
  line.textContent = text;
  const old = panel.querySelector(".wuhua-body");
  if (old) old.remove();
  return add(panel, "div", "wuhua-body", "");
}
function broken(mine) {
  if (mine !== turn) return;
  say("查找用的数据没有读全，过一会儿再查一次。");
  asked = "";
}
function set(query) {
  input.value = query;
  search(true);
  input.focus();
}

/* Asked before: kept by this browser alone. */
function kept() {
  try { return JSON.parse(localStorage.getItem(KEPT)) || []; } catch (refused) { return []; }
}
function keep(query) {
  if (!query) return;
  try { localStorage.setItem(KEPT, JSON.stringify([query].concat(kept().filter((each) => each !== query)).slice(0, KEPT_MAX))); } catch (refused) { /* Then it is forgotten. */ }
}
function forget() {
  try { localStorage.removeItem(KEPT); } catch (refused) { /* There was nothing. */ }
  start();
}
function offerQuestions(box, title, questions) {
  if (!questions.length) return null;
  const part = add(box, "section", "wuhua-asks", "");
  add(part, "h2", "wuhua-head", title);
  const list = add(part, "ul", "", "");
  questions.forEach((question) => {
    const link = add(add(list, "li", "", ""), "a", "wuhua-ask", question);
    link.href = root + "search.html?q=" + encodeURIComponent(question);
    link.onclick = (event) => { event.preventDefault(); set(question); };
  });
  return part;
}
function start() {
  const box = say("");
  if (!own) return;
  const mine = turn, before = offerQuestions(box, "您查过的", kept().filter((each) => typeof each === "string"));
  if (before) button(before, "wuhua-part", "清掉这些", forget);
  rulebook().then((book) => { if (mine === turn && !asked) offerQuestions(box, "可以这样问", book.ask || []); });
}

/* The address: what was asked and which part of it, so that it can be sent and gone back to. */
const FIELDS = ["year", "kind", "min", "max"];
function remember(push) {
  if (!own) return;
  const pairs = [["q", asked]].concat(FIELDS.map((name) => [name, only[name]])).filter((pair) => pair[1]);
  const address = location.pathname + (pairs.length ? "?" + pairs.map((pair) => pair[0] + "=" + encodeURIComponent(pair[1])).join("&") : "");
  if (address === location.pathname + location.search) return;
  try { history[push ? "pushState" : "replaceState"](null, "", address); } catch (refused) { /* file:// of some browsers */ }
}
function recall() {
  const given = {};
  location.search.slice(1).split("&").forEach((pair) => {
    const parts = pair.split("=");
    try { given[parts[0]] = decodeURIComponent((parts[1] || "").replace(/\+/g, " ")); } catch (damaged) { /* Then it is not asked. */ }
  });
  input.value = given.q || "";
  only = {};
  FIELDS.forEach((name) => { only[name] = given[name] || ""; });
  asked = input.value.trim().slice(0, 80);
}

/* Which part: by year, kind and amount. */
function choice(box, label, name, values) {
  const field = add(box, "label", "wuhua-field", label);
  const select = add(field, "select", "", "");
  add(select, "option", "", "全部").value = "";
  values.forEach((pair) => { add(select, "option", "", pair[1]).value = pair[0]; });
  select.name = name;
  select.value = only[name];
}
function figure(box, label, name) {
  const field = add(add(box, "label", "wuhua-field", label), "input", "", "");
  field.name = name;
  field.inputMode = "decimal";
  field.setAttribute("autocomplete", "off");
  field.value = only[name];
}
function counted(docs, of) {
  const counts = {};
  docs.forEach((doc) => { const value = of(doc); if (value) counts[value] = (counts[value] || 0) + 1; });
  return counts;
}
function showFilter(box, docs, list) {
  if (!own || (docs.length < 2 && !FIELDS.some((name) => only[name]))) return;
  const fold = add(box, "details", "wuhua-filter", "");
  fold.open = FIELDS.some((name) => only[name]);
  add(fold, "summary", "", "只看一部分");
  const fields = add(fold, "div", "wuhua-fields", "");
  const years = counted(docs, (doc) => yearOf(list, doc)), titles = counted(docs, (doc) => kindOf(list, doc));
  choice(fields, "哪一年", "year", Object.keys(years).sort().reverse().map((year) => [year, year + "年（" + years[year] + "）"]));
  choice(fields, "哪一类", "kind", Object.keys(titles).sort((a, b) => titles[b] - titles[a]).map((title) => [title, title + "（" + titles[title] + "）"]));
  figure(fields, "金额从（元）", "min");
  figure(fields, "到（元）", "max");
  if (fold.open) button(fields, "wuhua-part", "全部都看", () => { only = { year: "", kind: "", min: "", max: "" }; search(true); });
  fold.onchange = (event) => { only[event.target.name] = event.target.value.trim(); search(true, event.target.name); };
}
function narrowed(docs, list) {
  const left = docs.filter((doc) => (!only.year || yearOf(list, doc) === only.year) && (!only.kind || kindOf(list, doc) === only.kind));
  const cents = (text) => { const found = amountOf(text + (/[万元]$/.test(text) ? "" : "元")); return found ? found.cents : 0; };
  if (!cents(only.min) && !cents(only.max)) return Promise.resolve(left);
  return rangeDocs(cents(only.min) || 1, cents(only.max) || MOST).then((held) => both([left, held]));
}

/* Showing what was found. */
function named(terms) {
  return terms.map((term) => "“" + term.raw + "”").join("");
}
function offer(box, parts) {
  parts.filter((part) => part.docs.length).slice(0, 4).forEach((part) => button(box, "wuhua-part", "含“" + part.raw + "”的有 " + part.docs.length + " 条", () => set(part.raw)));
}
function showNone(found, book, mine) {
  const terms = found.terms, several = terms.length > 1;
  const box = say(found.doors.length ? "记录里没有" + named(terms) + "，看这里：" : (several ? "没有同时含有" : "没有含有") + named(terms) + "的记录。");
  showDoors(box, found.doors);
  const near = add(box, "div", "wuhua-near", "");
  showHelp(box, book);
  const lost = terms.filter((term) => !term.docs.length);
  return all(lost.map(alike)).then((lists) => {
    if (mine !== turn) return undefined;
    const offered = [].concat(...lists.map((list, i) => list.map((word) => terms.map((term) => (term === lost[i] ? word : term.raw)).join(" "))));
    if (offered.length) add(near, "span", "wuhua-guess", "您要找的是不是：");
    offered.slice(0, 3).forEach((text) => button(near, "wuhua-part", text, () => set(text)));
    if (several) return offer(near, terms);
    return wordsIn(terms[0].raw, book).then((held) => { if (mine === turn) offer(near, held.terms); });
  });
}
function showNotes(box, found) {
  const rounded = found.terms.filter((term) => term.rounded);
  if (found.said) add(box, "p", "wuhua-note", "按" + found.said.map((part) => "“" + part + "”").join("") + "查的。");
  rounded.forEach((term) => add(box, "p", "wuhua-note", "没有正好是“" + term.raw + "”的，下面是约这个数的（" + yuan(term.low) + " 元到 " + yuan(term.high) + " 元）。"));
  found.terms.filter((term) => term.amount && !term.rounded && !term.amount.about && term.amount.high > term.amount.low)
    .forEach((term) => button(box, "wuhua-part wuhua-about", "约" + term.raw + "的也看看", () => set(input.value.trim().replace(term.raw, "约" + term.raw))));
}
/* Pages with the word that letters most likely mean come first, in their order; then those of the next word. */
function byRank(docs, heard) {
  const taken = new Set(), ranked = [];
  heard.concat([{ docs: docs }]).forEach((word) => {
    const held = new Set(word.docs);
    docs.forEach((doc) => { if (held.has(doc) && !taken.has(doc)) { taken.add(doc); ranked.push(doc); } });
  });
  return ranked;
}
function showFound(found, book, list, mine) {
  const docs = found.docs;
  return narrowed(docs, list).then((left) => {
    if (mine !== turn) return undefined;
    const box = say("找到 " + left.length + " 条" + (left.length < docs.length ? "（全部有 " + docs.length + " 条）" : ""));
    showDoors(box, found.doors);
    showNotes(box, found);
    showFilter(box, docs, list);
    const heard = (found.terms.length === 1 && found.terms[0].said) || [];
    return showGroups(box, byRank(left.slice().reverse(), heard), found.terms, list, favoured(found.plain, book).concat(book.first || []));
  });
}
function show(found, mine) {
  if (mine !== turn) return undefined;
  // What is asked is understood in simplified characters; the table that turns it was needed already, or is for the tree.
  const plain = index !== root + "search/" || found.said || !found.docs.length ? simplified(asked) : Promise.resolve(asked);
  return all([rulebook(), plain]).then((known) => all([rulesNamed(known[1], found), figureDoors(found.terms, known[0])]).then((others) => {
    if (mine !== turn) return undefined;
    const book = known[0];
    found.plain = known[1];
    found.doors = others[1].concat(doorsFor(found.plain, book), others[0]);
    found.terms.wants = wants(found.plain, book);
    if (found.docs.length) return kinds().then((list) => showFound(found, book, list, mine));
    if (found.bare && found.doors.length) return showDoors(say("看这里："), found.doors);
    if (!found.terms.length) return say("写上要查的字，比如人名、事情、金额、日期。");
    return showNone(found, book, mine);
  }));
}
/* Rules of 五化自查, by code or, where no record answers, by name. */
function rulesNamed(query, found) {
  const text = wide(query), code = /^[a-z]\d{2}$/.test(text);
  if (!code && (found.docs.length || text.length < 2)) return Promise.resolve([]);
  return load("rules").catch(() => []).then((rules) => rules.filter((rule) => wide(rule[2] || rule[0]).includes(text)).slice(0, 4).map((rule) => ({ t: rule[0], k: rule[1] })));
}
function search(push, focus) {
  clearTimeout(timer);
  const query = input.value.trim().slice(0, 80);
  if (query === asked && !push && panel.querySelector(".wuhua-body")) return undefined;
  if (query !== asked) only = { year: "", kind: "", min: "", max: "" };
  asked = query;
  const mine = ++turn;
  remember(push);
  if (push) keep(query);
  if (own) own.parentNode.classList.toggle("wuhua-answered", !!query);
  if (!query) return start();
  panel.setAttribute("aria-busy", "true");
  return ask(query).then((found) => show(found, mine)).then(() => {
    const field = focus && mine === turn && panel.querySelector("[name=" + focus + "]");
    if (field) field.focus();
  }).catch(() => broken(mine));
}
function again() {
  recall();
  search(true);
}
function soon() {
  clearTimeout(timer);
  timer = setTimeout(search, WAIT);
}

/* Arrow keys go from card to card, / goes to the field, Escape closes the panel. */
const STOPS = "a, button, summary";
function step(event) {
  const down = event.key === "ArrowDown", stops = Array.from(panel.querySelectorAll(STOPS)).filter((stop) => stop.offsetParent);
  if ((!down && event.key !== "ArrowUp") || panel.hidden || !stops.length) return;
  const at = stops.indexOf(document.activeElement);
  if (at < 0 && (document.activeElement !== input || !down)) return;
  event.preventDefault();
  (stops[down ? at + 1 : at - 1] || (down ? stops[at] : input)).focus();
}
function close(event) {
  if (event.key !== "Escape" || own || panel.hidden) return;
  turn++;
  asked = "";
  say("");
  panel.querySelector(".wuhua-body").remove();
  input.focus();
}
function listen() {
  input.addEventListener("input", (event) => { if (!event.isComposing) soon(); });
  input.addEventListener("compositionend", soon);
  form.addEventListener("keydown", step);
  panel.addEventListener("keydown", step);
  form.addEventListener("keydown", close);
  panel.addEventListener("keydown", close);
  panel.addEventListener("click", (event) => { if (event.target.closest(".wuhua-result, .wuhua-door")) keep(asked); });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    event.preventDefault();
    input.focus();
  });
  form.addEventListener("submit", (event) => {
    keep(input.value.trim());
    if (own) { event.preventDefault(); search(true); }
  });
  if (!own) return;
  window.addEventListener("popstate", again);
  again();
}
if (input) listen();
