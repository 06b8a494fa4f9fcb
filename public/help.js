// Remembers the chosen country on this device. Without it every country is listed and the links still work.
(function () {
  "use strict";
  var KEY = "rt.country";
  var note = document.getElementById("remembered");

  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch (refused) {
      return null;
    }
  }
  function store(id) {
    try {
      if (id) localStorage.setItem(KEY, id);
      else localStorage.removeItem(KEY);
      return true;
    } catch (refused) {
      return false;
    }
  }
  function mark() {
    var here = location.hash.slice(1);
    document.querySelectorAll(".countries a").forEach(function (link) {
      if (link.hash.slice(1) === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    note.hidden = !stored();
  }
  function choose() {
    var id = location.hash.slice(1);
    var section = id && document.getElementById(id);
    if (section && section.classList.contains("country")) {
      store(id);
      section.querySelector("h2").focus();
    }
    mark();
  }

  document.getElementById("forget").addEventListener("click", function () {
    store(null);
    location.replace("#main");
    mark();
  });
  window.addEventListener("hashchange", choose);
  var chosen = stored();
  if (!location.hash && chosen && document.getElementById(chosen)) location.replace("#" + chosen);
  mark();
})();
