/* The hall's touch screen: the same pages, from which nothing leads away, and which go back to the first one when nobody is there.
   Loaded by site.js only where ?kiosk=1 was asked for; works from file:// and where the browser keeps nothing. */
(function () {
  "use strict";
  // In seconds: idle until it asks, then until it goes; what "slowly" grants; how often a page nobody uses is fetched anew.
  const ASK = 60, GO = 30, SLOWLY = 600, RENEW = 900;
  const own = document.querySelector("script[data-kiosk]");
  const day = new URL(own.getAttribute("data-day"), location.href);
  const home = new URL("index.html", day);
  const site = home.href.slice(0, -"index.html".length);
  const page = document.documentElement;
  const onDisk = location.protocol === "file:";
  const atHome = location.pathname === home.pathname || location.href.split(/[?#]/)[0] === site;
  let seen = now(), asked = 0, bar, question, rest;

  function now() { return performance.now() / 1000; }

  /* What is kept as long as the window is open; a browser may refuse. */
  function kept(name) {
    try { return sessionStorage.getItem("wuhua-" + name); } catch (refused) { return null; }
  }
  function keep(name, value) {
    try { sessionStorage.setItem("wuhua-" + name, value); } catch (refused) { /* Links carry the mode instead. */ }
  }
  function forget() {
    [() => localStorage, () => sessionStorage].forEach((open) => {
      try {
        const store = open();
        Object.keys(store).filter((name) => /^wuhua/.test(name) && name !== "wuhua-kiosk").forEach((name) => store.removeItem(name));
      } catch (refused) { /* Then there is nothing to forget. */ }
    });
  }

  /* No way out */
  function isInside(link) {
    return link.href.indexOf(site) === 0 && /\.html$/.test(link.pathname) && !link.hasAttribute("download");
  }
  function shut(link) {
    link.removeAttribute("href");
    link.classList.add("wh-shut");
  }
  function follow(event) {
    const link = event.target.closest && event.target.closest("a[href], area[href]");
    if (!link) return;
    if (!isInside(link)) { event.preventDefault(); shut(link); return; }
    link.removeAttribute("target");
    if (kept("kiosk") !== "1") {
      const to = new URL(link.href);
      to.searchParams.set("kiosk", "1");
      link.href = to.href;
    }
    const leaves = link.href.split("#")[0] !== location.href.split("#")[0];
    if (leaves) keep("depth", String(Number(kept("depth")) + 1));
    // A finger has no such keys, a keyboard that somebody plugs in does: no new window.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) {
      event.preventDefault();
      if (!event.button) location.assign(link.href);
    }
  }
  function close() {
    document.querySelectorAll("a[href]").forEach((link) => {
      link.removeAttribute("target");
      if (!isInside(link)) shut(link);
    });
    ["click", "auxclick"].forEach((name) => document.addEventListener(name, follow, true));
    document.addEventListener("dragstart", (event) => event.preventDefault());
    const form = document.getElementById("wuhua-search");
    if (form && kept("kiosk") !== "1") {
      const mode = form.appendChild(document.createElement("input"));
      mode.type = "hidden";
      mode.name = "kiosk";
      mode.value = "1";
    }
  }

  /* Back to the first page */
  function goHome() {
    forget();
    location.replace(home.href + "?kiosk=1");
  }
  function rests() {
    // A page that was fetched is not left for one that may not come.
    if (onDisk) { goHome(); return; }
    fetch(home.href, { method: "HEAD", cache: "no-store" }).then((found) => found.ok && goHome()).catch(() => undefined);
  }
  function settle() {
    answer(0);
    document.querySelectorAll("input").forEach((input) => { if (input.type !== "hidden") input.value = ""; });
    document.querySelectorAll("details[open]").forEach((door) => { door.open = false; });
    scrollTo(0, 0);
    rests();
  }
  function isUsed() {
    const query = document.getElementById("wuhua-query");
    return !atHome || scrollY > 0 || page.classList.contains("bigger") || Boolean(query && query.value) ||
      Boolean(document.querySelector("details[open]"));
  }
  function tick() {
    const idle = now() - seen;
    if (!isUsed()) {
      if (asked) answer(0);
      if (idle > RENEW) { seen = now(); rests(); }
      return;
    }
    if (asked && now() - asked > GO) settle();
    else if (!asked && idle > ASK) ask();
  }

  /* The question */
  function ask() {
    asked = now();
    rest = document.activeElement;
    question.hidden = false;
    question.querySelector("button").focus();
  }
  /* Somebody is there; ``more`` seconds are granted on top. */
  function answer(more) {
    seen = now() + more;
    if (!asked) return;
    asked = 0;
    question.hidden = true;
    if (rest && rest.focus) rest.focus();
  }
  function touched(event) {
    if (asked && question.contains(event.target)) return;
    if (asked || seen < now()) answer(0);
  }

  /* Furniture */
  function add(parent, tag, name, text) {
    const made = parent.appendChild(document.createElement(tag));
    if (name) made.className = name;
    if (text) made.textContent = text;
    return made;
  }
  function button(parent, text, does) {
    const made = add(parent, "button", "wh-button", text);
    made.type = "button";
    made.addEventListener("click", does);
    return made;
  }
  function furnish() {
    bar = add(document.body, "div", "wh-hall");
    bar.setAttribute("role", "region");
    bar.setAttribute("aria-label", "触摸屏");
    if (!atHome) button(bar, "回首页", goHome);
    if (Number(kept("depth")) > 0) {
      button(bar, "返回", () => { keep("depth", String(Number(kept("depth")) - 1)); history.back(); });
    }
    add(bar, "p", "wh-hall-day", "");
    question = add(document.body, "div", "wh-ask-hall");
    question.hidden = true;
    const box = add(question, "div", "");
    box.setAttribute("role", "alertdialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-label", "还在看吗？");
    box.setAttribute("aria-describedby", "wuhua-hall-why");
    add(box, "p", "wh-ask-head", "还在看吗？");
    add(box, "p", "", "没人动的话，" + GO + "秒后回到首页，留给下一位。").id = "wuhua-hall-why";
    button(box, "还在看", () => answer(0));
    button(box, "慢慢看，" + SLOWLY / 60 + "分钟内不要回", () => answer(SLOWLY));
    button(box, "看完了，回首页", goHome);
    question.addEventListener("keydown", stay);
  }
  function stay(event) {
    if (event.key === "Escape") answer(0);
    if (event.key !== "Tab") return;
    const buttons = Array.from(question.querySelectorAll("button"));
    const next = (buttons.indexOf(document.activeElement) + (event.shiftKey ? buttons.length - 1 : 1)) % buttons.length;
    event.preventDefault();
    buttons[next].focus();
  }

  /* How old it is; the one line for which the screen's own clock is asked. */
  window.wuhuaDay = (iso, limit) => {
    const line = document.querySelector(".wh-hall-day");
    const parts = iso.split("-").map(Number);
    const days = Math.floor((Date.now() - new Date(parts[0], parts[1] - 1, parts[2]).getTime()) / 864e5);
    line.textContent = "数据到" + parts[0] + "年" + parts[1] + "月" + parts[2] + "日";
    if (days <= limit) return;
    line.classList.add("wh-hall-old");
    line.textContent += "，已经" + days + "天没有更新。新的看公开栏，或者问村委会。";
  };

  function start() {
    if (atHome) { page.classList.add("kiosk-home"); keep("depth", "0"); }
    furnish();
    close();
    document.head.appendChild(document.createElement("script")).src = day.href;
    ["pointerdown", "touchstart", "keydown", "wheel", "input"].forEach((name) => addEventListener(name, touched, { passive: true }));
    addEventListener("scroll", () => touched({ target: document.body }), { passive: true });
    addEventListener("pageshow", (event) => { if (event.persisted) answer(0); });
    setInterval(tick, 1000);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
