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
