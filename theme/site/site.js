// Large type that stays, and a menu that closes; everything else on the page works without this file.
(function () {
  "use strict";
  var root = document.documentElement;
  var kept = "wuhua-big";

  function read() {
    try { return localStorage.getItem(kept) === "1"; } catch (refused) { return false; }
  }

  function keep(big) {
    try { localStorage.setItem(kept, big ? "1" : "0"); } catch (refused) { /* The page still grows, it only forgets. */ }
  }

  var asked = /[?&]big=([01])\b/.exec(location.search);
  if (asked) keep(asked[1] === "1");
  root.classList.toggle("big", asked ? asked[1] === "1" : read());
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
  function endNotices() {
    var now = new Date();
    var today = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    document.querySelectorAll("[data-until]").forEach(function (mark) {
      if (mark.getAttribute("data-until") >= today) return;
      mark.textContent = "公示已截止";
      mark.className = mark.className.replace(/ ?wh-tone-[a-z]+/, "") + " wh-ended";
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var button = document.getElementById("wuhua-big");
    var doors = document.querySelectorAll(".wh-door");

    function show() {
      var big = root.classList.contains("big");
      button.setAttribute("aria-pressed", String(big));
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
    button.hidden = false;
    button.addEventListener("click", function () { keep(root.classList.toggle("big")); show(); });
    show();
    document.addEventListener("click", function (event) { close(event.target.closest(".wh-door")); });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape") return;
      var open = document.querySelector(".wh-door[open] > summary");
      if (open) { close(null); open.focus(); }
    });
  });
})();
