/* Third part: amounts as people write them, and where amounts.py put them. Amounts are whole cents. */
const FIGURES = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(万|亿)?(元)?$/;
const HAN_FIGURES = "零一二三四五六七八九", FORMAL = "零壹贰叁肆伍陆柒捌玖", UNITS = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const MOST = 1e13;

/* 一万零六百三十一元五角九分 in cents; 0 for what is no amount. */
function hanCents(text) {
  if (!/^[一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟][零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟元圆块角毛分]*$/.test(text) || !/[万亿元圆块]/.test(text)) return 0;
  let sum = 0, part = 0, figure = 0, cents = 0;
  Array.from(text).forEach((c) => {
    const value = c === "两" ? 2 : Math.max(HAN_FIGURES.indexOf(c), FORMAL.indexOf(c));
    if (value >= 0) figure = value;
    else if (UNITS[c]) { part += (figure || 1) * UNITS[c]; figure = 0; }
    else if (c === "万") { sum = (sum + part + figure) * 1e4; part = figure = 0; }
    else if (c === "亿") { sum = (sum + part + figure) * 1e8; part = figure = 0; }
    else if (/[元圆块]/.test(c)) { cents = (sum + part + figure) * 100; sum = part = figure = 0; }
    else if (/[角毛]/.test(c)) { cents += figure * 10; figure = 0; }
    else if (c === "分") { cents += figure; figure = 0; }
  });
  return cents + (sum + part + figure) * 100;
}
/* 9万多 in cents: from 9万 to below 10万; 10多万 to below 20万, 三千多 to below 4000. Null where nothing says 多. */
function overCents(text) {
  const found = /^(.*?)(多|余)(万|亿)?(元)?$/.exec(text);
  const bare = found && found[1].replace(/元$/, "") + (found[3] || "") + "元";
  const exact = bare ? hanCents(bare) || (amountOf(bare) || {}).cents : 0;
  if (!exact) return null;
  const last = Math.pow(10, /0*$/.exec(String(exact))[0].length);
  const unit = /万$/.test(found[1]) ? 1e6 : /亿$/.test(found[1]) ? 1e10 : last;
  return { cents: exact, low: exact, high: exact + Math.min(last, unit) - 1, written: "", about: true };
}
/* What a term means as an amount: cents, the range that rounds to it, the number as written; null when it means none. */
function amountOf(raw) {
  let text = wide(raw).replace(/\s/g, "").replace(/^(约|大约|大概)|(左右|上下)$/g, "");
  const about = text !== wide(raw).replace(/\s/g, "");
  text = text.replace(/^(¥|人民币)/, "").replace(/[整正]$/, "").replace(/块钱?$/, "元");
  const over = overCents(text);
  if (over) return over;
  const han = hanCents(text);
  const spread = about ? Math.round(han / 20) : 0;
  if (han) return { cents: han, low: han - spread, high: han + spread, written: "", about: about };
  const found = FIGURES.exec(text);
  if (!found) return null;
  const whole = found[1].replace(/,/g, ""), part = found[2] || "", unit = found[3];
  const places = unit === "万" ? 6 : unit === "亿" ? 10 : 2;
  const bare = !unit && !found[4];
  const written = bare ? whole + (part && "." + part) : "";
  if (bare && !part && !found[1].includes(",") && !/^[¥人约大]/.test(wide(raw)) && (whole.length < 3 || /^(19|20)\d\d$/.test(whole))) return null;
  if (whole.length + places > 14 || (bare && /^0\d/.test(whole)) || part.length > places) return { cents: 0, low: 1, high: 0, written: written, about: about };
  const cents = +(whole + (part + "0000000000").slice(0, places));
  const half = Math.pow(10, places - part.length) / 2;
  const up = unit ? half - 1 : half * 2 - 1;
  return { cents: cents, low: cents - (part.length < places ? half : 0), high: cents + (part.length < places ? up : 0), written: written, about: about };
}
const yuan = (cents) => {
  const text = String(Math.abs(cents) + 100), end = text.length - 2;
  return String(+text.slice(0, end) - 1).replace(/\B(?=(\d{3})+$)/g, ",") + "." + text.slice(end);
};
const letterOf = (size) => String.fromCharCode(96 + size);
const near = (letter, figures) => letter + (figures + "00").slice(0, 3);
function amountDocs(cents) {
  const figures = String(cents), letter = letterOf(figures.length);
  return posting("m", letter + figures.replace(/0+$/, ""), near(letter, figures));
}
/* Blocks of figures that begin alike: those wholly inside are nodes, those cut by an end are read through. */
function cover(size, figures, low, high, nodes, scans) {
  const step = Math.pow(10, size - figures.length), first = figures ? +figures * step : step / 10, last = figures ? first + step - 1 : step - 1;
  if (last < low || first > high) return;
  const letter = letterOf(size);
  if (figures.length < 3 && first >= low && last <= high && size >= figures.length) nodes.push(letter.toUpperCase() + figures);
  else if (figures.length === 3 || figures.length === size) scans.push([letter, figures, size]);
  else for (let next = figures ? 0 : 1; next < 10; next++) cover(size, figures + next, low, high, nodes, scans);
}
function scan(found, low, high) {
  const mark = near(found[0], found[1]);
  return shardOf("m", mark).then((shard) => either(shard.split(" ").filter((entry) => entry[0] === found[0]).map((entry) => entry.split("="))
    .filter((pair) => {
      const figures = pair[0].slice(1), cents = +(figures + "0".repeat(Math.max(0, found[2] - figures.length)));
      return near(found[0], figures) === mark && cents >= low && cents <= high;
    }).map((pair) => decode(pair[1]))));
}
/* Pages with an amount from low to high, both among them. */
function rangeDocs(low, high) {
  const nodes = [], scans = [];
  for (let size = 1; size < 14; size++) cover(size, "", Math.max(1, low), Math.min(MOST, high), nodes, scans);
  return all(nodes.map((node) => posting("m", node, node.slice(0, 2))).concat(scans.map((found) => scan(found, low, high)))).then(either);
}
/* Exactly this amount or number. */
const exactDocs = (amount) => all([amount.cents ? amountDocs(amount.cents) : [], amount.written ? posting("m", "#" + amount.written) : []]).then(either);
