// Shows one part in each theme, and what a site puts into its page for it. The frames have no origin of their own, so
// that nothing here can reach what is written in the app at this very address.
(function () {
  "use strict";
  var section = document.getElementById("section");
  var main = document.getElementById("main");
  var copied = document.getElementById("copied");
  var base = new URL("./", location.href).href;

  function show() {
    var part = section.value;
    var name = section.options[section.selectedIndex].text.trim().replace(/"/g, "");
    var read = /^learn:(.+)$/.exec(part);
    var page = read ? "read-" + read[1] + ".html" : part === "help" ? "embed-help.html" : "embed.html";
    document.getElementById("element").value =
      '<script src="' + base + 'rethread-embed.js" async></' + 'script>\n' +
      '<rethread-embed section="' + part + '" style="display:block;min-height:min(512px,100vh)">\n' +
      '  <a href="' + base + page + "?section=" + part + '">' + name + "</a>\n" +
      "</rethread-embed>";
    document.getElementById("frame").value =
      '<iframe src="' + base + page + "?section=" + part + '" title="' + name + '"\n' +
      '  width="100%" height="640" loading="lazy" referrerpolicy="no-referrer"></iframe>';
    document.querySelectorAll("iframe[data-theme]").forEach(function (frame) {
      var address = page + "?section=" + part + "&theme=" + frame.getAttribute("data-theme");
      // Replaced, not set: the frames would otherwise fill the steps back.
      if (frame.contentWindow && frame.src) frame.contentWindow.location.replace(base + address);
      else frame.src = "./" + address;
    });
    copied.textContent = "";
  }

  document.querySelectorAll("[data-copy]").forEach(function (button) {
    button.addEventListener("click", function () {
      var field = document.getElementById(button.getAttribute("data-copy"));
      field.select();
      var said = function (name) {
        return function () {
          copied.textContent = main.getAttribute(name);
        };
      };
      if (!navigator.clipboard) return said("data-not-copied")();
      navigator.clipboard.writeText(field.value).then(said("data-copied"), said("data-not-copied"));
    });
  });
  section.addEventListener("change", show);
  show();
})();
