/* Sixth part: what is found, on the page: cards under their kinds, doors, what else to try. Texts are set as text only. */
const FEW = 12, PAGE = 10, GROUP = 3;
function add(parent, tag, name, text) {
  const made = parent.appendChild(document.createElement(tag));
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}
function button(parent, name, text, pressed) {
  const made = add(parent, "button", name, text);
  made.type = "button";
  made.onclick = pressed;
  return made;
}
function marked(parent, text, spans) {
  let at = 0;
  parent.textContent = "";
  spans.forEach((span) => {
    parent.appendChild(document.createTextNode(text.slice(at, span[0])));
    add(parent, "mark", "", text.slice(span[0], span[1]));
    at = span[1];
  });
  parent.appendChild(document.createTextNode(text.slice(at)));
}
const kinds = () => load("kinds").then((found) => {
  if (typeof found.of === "string") found.of = inflate(found.of);
  return found;
});
const kindOf = (list, doc) => list.titles[list.of[doc]];
const yearOf = (list, doc) => list.years.reduce((year, pair) => (pair[1] <= doc ? pair[0] : year), "");

/* A line is fetched when its card comes into view; where the browser cannot tell, at once. */
const seen = "IntersectionObserver" in window ? new IntersectionObserver((entries) => {
  entries.forEach((entry) => { if (entry.isIntersecting) { seen.unobserve(entry.target); entry.target.wuhuaSeen(); } });
}) : null;
function whenSeen(element, act) {
  if (!seen) return act();
  element.wuhuaSeen = act;
  return seen.observe(element);
}
function result(list, doc, row, terms) {
  const link = add(add(list, "li", "", ""), "a", "wuhua-result", "");
  link.href = root + row[0] + ".html";
  marked(add(link, "strong", "wuhua-title", ""), row[1], findSpans(row[1], terms).spans);
  if (row[3]) add(add(link, "span", "wuhua-line", ""), "time", "wuhua-date", shownDay(row[3])).dateTime = row[3];
  const snippet = add(link, "span", "wuhua-snippet", "");
  whenSeen(link, () => lineFor(doc, terms, row[1]).then((found) => {
    if (found.text) marked(snippet, found.text.replace(/\t/g, "　"), found.spans);
    found.wanted.forEach((text) => add(link, "span", "wuhua-snippet", text.replace(/\t/g, "　")));
  }).catch(() => {}));
  return link;
}
const rowsOf = (docs) => meta().then((m) => all(docs.map((doc) => load("d" + Math.floor(doc / m.chunk)).then((rows) => rows[doc % m.chunk]))));
/* The next results of one kind; the first of them takes the focus when they were asked for. */
function more(group, count, asked) {
  const some = group.docs.slice(group.shown, group.shown + count);
  return rowsOf(some).then((rows) => {
    const order = some.map((_, i) => i);
    // Where a kind is seen whole at once, pages named after what was asked come first.
    if (group.docs.length <= count) {
      const hits = rows.map((row) => findSpans(row[1], group.terms).hits);
      order.sort((a, b) => hits[b] - hits[a] || a - b);
    }
    const links = order.map((i) => result(group.list, some[i], rows[i], group.terms));
    group.shown += some.length;
    if (group.button) group.button.remove();
    if (asked) links[0].focus();
    const left = group.docs.length - group.shown;
    if (!left) return;
    group.button = button(group.box, "wuhua-more", "再看" + Math.min(PAGE, left) + "条", () => more(group, PAGE, true).catch(() => {}));
    group.button.setAttribute("aria-label", "再看" + group.title + Math.min(PAGE, left) + "条");
  });
}
/* The rules name kinds as records do, whatever the characters of the tree. */
const ownName = (title) => (index === root + "search/" ? Promise.resolve(title) : simplified(title));
function showGroups(box, docs, terms, list, first) {
  const byKind = {}, titles = [];
  docs.forEach((doc) => {
    const kind = kindOf(list, doc);
    if (!byKind[kind]) { byKind[kind] = []; titles.push(kind); }
    byKind[kind].push(doc);
  });
  const count = docs.length <= FEW ? FEW : titles.length === 1 ? PAGE : GROUP;
  return all(titles.map(ownName)).then((names) => {
    const rank = {};
    titles.forEach((title, at) => { rank[title] = first.indexOf(names[at]) < 0 ? first.length : first.indexOf(names[at]); });
    titles.sort((a, b) => rank[a] - rank[b] || byKind[b].length - byKind[a].length);
    return all(titles.map(group));
  });
  function group(title) {
    const part = add(box, "section", "wuhua-group", "");
    const head = add(part, "h2", "wuhua-head", title);
    add(head, "span", "wuhua-number", byKind[title].length + "条");
    const kind = { title: title, docs: byKind[title], terms: terms, box: part, list: add(part, "ol", "wuhua-list", ""), shown: 0 };
    return more(kind, count, false);
  }
}
function showDoors(box, doors) {
  if (!doors.length) return;
  const list = add(box, "ul", "wuhua-doors", "");
  doors.forEach((door) => {
    const link = add(add(list, "li", "", ""), "a", "wuhua-door", door.t);
    const at = door.k.split("#");
    link.href = root + at[0] + ".html" + (at[1] ? "#" + at[1] : "");
  });
}
function showHelp(box, book) {
  const help = add(box, "div", "wuhua-help", "");
  add(help, "p", "", "可以这样再找：");
  const list = add(help, "ul", "", "");
  ["少写几个字，只写人名、地方或者事情，比如“路灯”。", "字拿不准，写拼音，或者只写每个字的头一个字母。", "找钱，只写数目，比如 3260 或者 2万。", "从上面的目录一项一项看。"]
    .forEach((text) => add(list, "li", "", text));
  if (!book.phone) return;
  const ask = add(help, "p", "", "还是没有，打电话问" + (book.who || "村委会") + "：");
  add(ask, "a", "wuhua-phone", book.phone).href = "tel:" + book.phone;
}
