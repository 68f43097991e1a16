// Large type that stays, reading aloud, and a menu that closes; everything else on the page works without this file.
(function () {
  "use strict";
  var root = document.documentElement;
  var kept = "wuhua-big";
  // A page older than so many days says so.
  var OLD = 7;
  // Each step: what the button says next, and what it tells a screen reader.
  var STEPS = [
    { says: "大字", now: "大字：现在是标准字号" },
    { says: "特大", now: "特大：现在是大字" },
    { says: "标准", now: "标准：现在是特大字" }
  ];

  function read() {
    try { return Number(localStorage.getItem(kept)) || 0; } catch (refused) { return 0; }
  }

  function keep(step) {
    try { localStorage.setItem(kept, String(step)); } catch (refused) { /* The page still grows, it only forgets. */ }
  }

  function grow(step) {
    root.classList.toggle("big", step > 0);
    root.classList.toggle("bigger", step > 1);
  }

  // The hall's touch screen: asked for by ?kiosk=1, kept while the window is open. Its own script is loaded there alone.
  function inHall() {
    var wanted = /[?&]kiosk=([01])\b/.exec(location.search);
    try {
      if (wanted) sessionStorage.setItem("wuhua-kiosk", wanted[1]);
      return sessionStorage.getItem("wuhua-kiosk") === "1";
    } catch (refused) { return Boolean(wanted) && wanted[1] === "1"; }
  }

  var own = document.currentScript;
  var hall = Boolean(own && own.dataset.kiosk) && inHall();
  if (hall) {
    root.classList.add("kiosk");
    document.head.appendChild(document.createElement("script")).src = own.dataset.kiosk;
  }

  var asked = /[?&]big=([012])\b/.exec(location.search);
  var least = hall ? 1 : 0;
  var step = Math.max(least, Math.min(asked ? Number(asked[1]) : read(), STEPS.length - 1));
  if (asked) keep(step);
  grow(step);
  root.classList.remove("no-js");

  // A code typed in: forgives O for 0, I and L for 1, blanks and dashes; the last letter tells what was mistyped.
  var LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  function readCode(text) {
    text = text.normalize("NFKC").toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[^0-9A-Z]/g, "");
    if (text.length !== 17) return { said: "编号有17个字母和数字，这里有" + text.length + "个。" };
    var sum = 0;
    for (var at = 0; at < 16; at++) {
      var value = LETTERS.indexOf(text[at]);
      if (value < 0) return { said: "编号里没有“" + text[at] + "”这个字。" };
      sum = (sum ^ value) << 1;
      if (sum & 32) sum ^= 37;
    }
    if (LETTERS[sum] !== text[16]) return { said: "编号抄错了，有一个字母或数字不对，或者两个换了位置。" };
    return { code: text };
  }

  function codes() {
    var form = document.getElementById("wuhua-code");
    if (!form) return;
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var found = readCode(document.getElementById("wuhua-code-typed").value);
      var there = found.code && document.querySelector('.wh-page a[href="' + found.code + '.html"]');
      var said = found.said || (there ? "" : "没有贴过这个编号的公开单。再对一遍；对得上，打下面的电话问。");
      document.getElementById("wuhua-code-said").textContent = said;
      if (there) location.href = there.href;
    });
  }

  // A page that has lain for days must not promise days that are over: the reader's own calendar ends a notice.
  // A demonstration stands still on its own day.
  function today() {
    var now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  function daysTo(day) { return Math.round((Date.parse(day) - Date.parse(today())) / 864e5); }

  function isStill() { return Boolean(document.querySelector("[data-still]")); }

  function endNotices() {
    if (isStill()) return;
    document.querySelectorAll("[data-until]").forEach(function (mark) {
      var left = daysTo(mark.getAttribute("data-until"));
      if (left >= 0) {
        mark.textContent = mark.textContent.replace(/([还還]剩)\d+天|今天截止/, function (said, words) {
          return left ? (words || "还剩") + left + "天" : "今天截止";
        });
        return;
      }
      mark.textContent = "公示已截止";
      mark.className = mark.className.replace(/ ?wh-tone-[a-z]+/, "") + " wh-ended";
    });
    document.querySelectorAll(".wh-card-line, .wh-sentences p, .wh-said").forEach(function (line) {
      var found = /有意[见見]在(\d+)年(\d+)月(\d+)日以前提/.exec(line.textContent);
      if (!found || daysTo([found[1], ("0" + found[2]).slice(-2), ("0" + found[3]).slice(-2)].join("-")) >= 0) return;
      line.textContent = "提意见到" + found[1] + "年" + found[2] + "月" + found[3] + "日为止，已经截止。";
    });
  }

  // Whose turn it is on the reader's day; a page too old to know says how old it is.
  function turnDuty() {
    document.querySelectorAll(".wh-today").forEach(function (block) {
      var days = Array.prototype.slice.call(block.querySelectorAll("[data-on]"));
      var now = isStill() ? days[0] : days.filter(function (each) { return each.getAttribute("data-on") === today(); })[0];
      var title = block.querySelector("h2");
      if (now) {
        days.forEach(function (each) { each.hidden = each !== now; });
        title.textContent = title.textContent.replace(/^\d+月\d+日/, "今天");
        strip(now);
        return;
      }
      var old = -daysTo(days[0].getAttribute("data-on"));
      if (old <= 0) return;
      var said = block.appendChild(document.createElement("p"));
      said.className = "wh-note";
      said.textContent = "这一页已经" + old + "天没有更新。今天谁值班，打电话问。";
    });
  }

  // On the first page the same in one line below the figures, where a phone shows it without scrolling.
  function strip(duty) {
    var call = duty.querySelector('a[href^="tel:"]');
    if (!call) return;
    var names = Array.prototype.filter.call(duty.querySelectorAll("div"), function (row) {
      return !row.querySelector("a") && !/^在哪/.test(row.querySelector("dt").textContent);
    }).map(function (row) { return row.querySelector("dd").textContent; });
    tellDuty(".wh-kind-home", names, call.cloneNode(true));
  }

  function tellDuty(page, names, link) {
    var figures = document.querySelector(page + " .wh-figures");
    if (!figures) return;
    var line = document.createElement("p");
    line.className = "wh-strip";
    line.textContent = "今天值班：" + names.join("、") + " ";
    line.appendChild(link);
    figures.parentNode.insertBefore(line, figures.nextSibling);
  }

  // In a month's roster the reader's day is marked, and told first, with a way down to it.
  function markDuty() {
    var day = !isStill() && document.querySelector('.wh-kind-duty .wh-roster [data-day="' + today() + '"]');
    if (!day) return;
    day.id = "wuhua-now";
    day.className = "wh-now";
    day.querySelector(".wh-weekday").textContent += "，今天";
    var names = Array.prototype.map.call(day.rows, function (row) {
      var instead = row.querySelector(".wh-c-substitute");
      var who = instead && instead.textContent ? instead : row.querySelector(".wh-c-person");
      return who ? who.textContent : "没有排班";
    });
    var link = document.createElement("a");
    link.href = "#wuhua-now";
    link.textContent = "看今天这一行";
    tellDuty(".wh-kind-duty", names, link);
  }

  // The first page says of which day it is; where that is long ago, how long.
  function tellAge() {
    var first = document.querySelector(".wh-kind-home .wh-today [data-on]");
    var line = document.querySelector(".wh-kind-home .wh-subtitle");
    var old = first && line && !isStill() ? -daysTo(first.getAttribute("data-on")) : 0;
    if (old > OLD) line.textContent += "，已经" + old + "天没有更新";
  }

  // On a phone the rows of a table stand below each other, and some browsers then forget that it is a table.
  function tables() {
    var roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };
    var parts = [""].concat("thead tbody tfoot tr td".split(" ")).map(function (name) { return ".wh-rows " + name; });
    document.querySelectorAll(parts.join(",")).forEach(function (part) { part.setAttribute("role", roles[part.tagName]); });
    document.querySelectorAll(".wh-rows th").forEach(function (head) {
      head.setAttribute("role", head.scope === "col" ? "columnheader" : "rowheader");
    });
  }

  // The title, the figures and the sentences, read aloud where the browser has a Chinese voice.
  function voice() {
    var answer = document.querySelector(".wh-sentences");
    var speech = window.speechSynthesis;
    if (!answer || !speech || !window.SpeechSynthesisUtterance) return;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "wh-button wh-read";
    var parts = document.querySelectorAll(".wh-head h1, .wh-figures > div, .wh-sentences p");

    function chinese() {
      return speech.getVoices().filter(function (each) { return /^(zh|cmn)/i.test(each.lang); })[0];
    }

    function stop() {
      speech.cancel();
      button.textContent = "读给我听";
      parts.forEach(function (part) { part.classList.remove("wh-reading"); });
    }

    function say(part) {
      var words = new SpeechSynthesisUtterance(part.textContent.replace(/(\d),(?=\d)/g, "$1").replace(/\s+/g, " "));
      words.voice = chinese();
      words.lang = "zh-CN";
      words.rate = 0.85;
      words.onstart = function () { part.classList.add("wh-reading"); };
      words.onend = function () {
        part.classList.remove("wh-reading");
        if (part === parts[parts.length - 1]) stop();
      };
      speech.speak(words);
    }

    function offer() {
      if (!chinese() || button.parentNode) return;
      stop();
      answer.appendChild(button);
    }

    button.addEventListener("click", function () {
      if (speech.speaking) { stop(); return; }
      button.textContent = "停";
      parts.forEach(say);
    });
    window.addEventListener("pagehide", stop);
    speech.addEventListener("voiceschanged", offer);
    offer();
  }

  document.addEventListener("DOMContentLoaded", function () {
    var button = document.getElementById("wuhua-big");
    var doors = document.querySelectorAll(".wh-door");

    function show() {
      button.textContent = STEPS[step].says;
      button.setAttribute("aria-label", STEPS[step].now);
    }

    function close(except) {
      doors.forEach(function (door) { if (door !== except) door.open = false; });
    }

    // Older browsers cannot reach a table that scrolls sideways with the keyboard.
    document.querySelectorAll(".wh-scroll").forEach(function (region) {
      if (region.scrollWidth > region.clientWidth + 1) region.tabIndex = 0;
    });
    codes();
    endNotices();
    tellAge();
    turnDuty();
    markDuty();
    button.hidden = false;
    button.addEventListener("click", function () {
      step = Math.max(least, (step + 1) % STEPS.length);
      grow(step);
      keep(step);
      show();
    });
    var twin = document.querySelector("a.wh-script");
    if (twin) twin.addEventListener("click", function () { twin.href = twin.href.split(/[?#]/)[0] + location.search + location.hash; });
    tables();
    voice();
    show();
    document.addEventListener("click", function (event) { close(event.target.closest(".wh-door")); });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      var open = document.querySelector(".wh-door[open] > summary");
      if (open) { close(null); open.focus(); }
    });
  });
})();
