// Opens a backup in this page alone. Whatever is in the file is shown as text, and never taken for markup.
(function () {
  "use strict";
  const MOST_BYTES = 100 * 1024 * 1024;
  // Records that are drawn before the browser has a turn.
  const AT_ONCE = 200;
  const DEEPEST = 40;
  const LANGUAGE = document.documentElement.lang;
  // What the program that opens sealed files answers with, from 1.
  const REFUSALS = ["{{opener.wrong}}", "{{opener.damaged}}", "{{opener.not_backup}}", "{{opener.newer_seal}}",
    "{{opener.not_passphrase}}", "{{opener.too_hard}}", "{{opener.too_large}}", "{{opener.no_room}}"];
  const WRONG = 1;
  // The letter that an id begins with.
  const KINDS = {
    a: "{{kinds.card}}", b: "{{kinds.boundary}}", c: "{{kinds.check_in}}", e: "{{kinds.entry}}",
    f: "{{opener.choices}}", h: "{{kinds.person}}", i: "{{kinds.signal}}", l: "{{kinds.ladder}}",
    m: "{{kinds.promise}}", o: "{{opener.own_sign}}", p: "{{kinds.practice}}", r: "{{opener.reading_marks}}",
    s: "{{kinds.sign}}", t: "{{kinds.trigger}}", v: "{{kinds.observation}}", w: "{{kinds.win}}",
    x: "{{kinds.prediction}}",
  };
  const DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
  const KNOWN_VERSION = 2;

  const at = (id) => document.getElementById(id);
  const [file, passphrase, ask, sealed] = ["file", "passphrase", "ask", "sealed"].map(at);
  let chosen = null;
  let plain = null;

  const say = (words) => { at("said").textContent = words; };
  const fill = (text, name, value) => text.split("{" + name + "}").join(value);
  // Lets the browser draw what was said before the page holds still.
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)));

  function isSealed(bytes) {
    const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200)).trimStart();
    return start.startsWith("age-encryption.org/") || start.startsWith("-----BEGIN AGE ENCRYPTED FILE-----");
  }

  let program = null;
  function start() {
    if (!program) {
      const bytes = Uint8Array.from(atob(at("program").textContent), (letter) => letter.charCodeAt(0));
      program = wasm_bindgen({ module_or_path: bytes });
    }
    return program;
  }

  async function choose() {
    chosen = null;
    sealed.hidden = true;
    at("open").disabled = true;
    const given = file.files[0];
    if (!given) return say("");
    if (given.size > MOST_BYTES) return say("{{opener.too_large}}");
    say("{{opener.reading}}");
    try {
      const bytes = new Uint8Array(await given.arrayBuffer());
      // Another file may have been chosen meanwhile.
      if (file.files[0] !== given) return;
      chosen = bytes;
    } catch (refused) {
      return say("{{opener.stopped}}");
    }
    say("");
    at("open").disabled = false;
    if (isSealed(chosen)) {
      sealed.hidden = false;
      passphrase.focus();
    } else {
      at("open").focus();
    }
  }

  async function open() {
    if (!chosen) return;
    at("open").disabled = true;
    try {
      let bytes = chosen;
      if (!sealed.hidden) {
        say("{{opener.opening}}");
        await drawn();
        bytes = await unseal();
        if (!bytes) return;
      }
      show(bytes);
    } finally {
      at("open").disabled = false;
    }
  }

  async function unseal() {
    try {
      await start();
    } catch (refused) {
      program = null;
      say("{{opener.no_wasm}}");
      return null;
    }
    const typed = passphrase.value;
    // An accent can be written in two ways; other programs take a passphrase as it was typed.
    const ways = Array.from(new Set([typed.normalize("NFC"), typed]));
    for (const way of ways) {
      try {
        return wasm_bindgen.age_decrypt(chosen, new TextEncoder().encode(way));
      } catch (error) {
        if (error === WRONG && way !== ways[ways.length - 1]) continue;
        say(REFUSALS[error - 1] || "{{opener.stopped}}");
        if (error === WRONG) passphrase.select();
        // What stopped in the middle cannot be asked again.
        if (typeof error !== "number") ask.hidden = true;
        return null;
      }
    }
    return null;
  }

  function show(bytes) {
    let backup = null;
    try {
      backup = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch (unreadable) {
      const start = new TextDecoder("latin1").decode(bytes.subarray(0, 200)).trimStart();
      return say(start.startsWith("{") ? "{{opener.not_whole}}" : "{{opener.not_backup}}");
    }
    if (!backup || backup.format !== "rethread" || !Array.isArray(backup.records)) return say("{{opener.not_backup}}");
    plain = bytes;
    passphrase.value = "";
    ask.hidden = true;
    say("");
    const records = backup.records.filter((entry) => entry && entry.record && typeof entry.record === "object");
    const parts = [fill(fill("{{opener.held}}", "count", String(records.length)), "day", day(backup.made_at))];
    if (records.length === 0) parts.push("{{opener.nothing}}");
    if (backup.version > KNOWN_VERSION) parts.push("{{opener.newer}}");
    const lost = Array.isArray(backup.unreadable) ? backup.unreadable.length : 0;
    if (lost > 0) parts.push(fill("{{opener.unreadable}}", "count", String(lost)));
    at("held").textContent = parts.join(" ");
    at("opened").hidden = false;
    at("heading").focus();
    draw(records);
  }

  // When a record was begun: in its id, or else when it was saved.
  function begun(entry) {
    const id = typeof entry.id === "string" ? entry.id : "";
    const digits = Array.from(id.slice(1, 8), (letter) => DIGITS.indexOf(letter));
    const dated = digits.length === 7 && !digits.includes(-1);
    return dated ? digits.reduce((sum, digit) => sum * 64 + digit, 0) : Number(entry.saved_at) || 0;
  }

  function day(ms) {
    const options = { weekday: "long", year: "numeric", month: "long", day: "numeric" };
    return ms > 0 && ms < 8.64e15 ? new Date(ms).toLocaleDateString(LANGUAGE, options) : "{{opener.no_day}}";
  }

  function element(name, words) {
    const made = document.createElement(name);
    if (words !== undefined) {
      made.dir = "auto";
      made.textContent = words;
    }
    return made;
  }

  async function draw(records) {
    const place = at("records");
    const dated = records.map((entry) => ({ entry, ms: begun(entry) })).sort((one, other) => other.ms - one.ms);
    // Where one record names another, its first words say more than its id.
    const names = new Map(records.map((entry) => [entry.id, firstWords(entry.record, 0)]));
    let heading = null;
    for (let count = 0; count < dated.length; count += 1) {
      const { entry, ms } = dated[count];
      if (day(ms) !== heading) {
        heading = day(ms);
        place.append(element("h3", heading));
      }
      place.append(article(entry, ms, names));
      if (count % AT_ONCE === AT_ONCE - 1) await drawn();
    }
  }

  function article(entry, ms, names) {
    const made = element("article");
    made.append(element("h4", KINDS[String(entry.id).charAt(0)] || "{{kinds.other}}"));
    if (ms > 0 && ms < 8.64e15) {
      const time = element("time", new Date(ms).toLocaleTimeString(LANGUAGE, { hour: "2-digit", minute: "2-digit" }));
      time.dateTime = new Date(ms).toISOString();
      made.append(time);
    }
    if (entry.open === true || entry.state === "open") made.append(element("p", "{{opener.draft}}"));
    const written = shown(entry.record, names, 0);
    if (written) made.append(written);
    return made;
  }

  function firstWords(value, depth) {
    if (typeof value === "string" && value.trim()) return value.trim().slice(0, 80);
    if (!value || typeof value !== "object" || depth > DEEPEST) return null;
    for (const inner of Object.values(value)) {
      const words = firstWords(inner, depth + 1);
      if (words) return words;
    }
    return null;
  }

  // Everything that was written, and nothing that is empty.
  function shown(value, names, depth) {
    if (depth > DEEPEST) return null;
    if (typeof value === "string") {
      if (!value.trim()) return null;
      return document.createTextNode(names.get(value) || value);
    }
    if (typeof value === "number") return document.createTextNode(value.toLocaleString(LANGUAGE));
    if (value === true) return document.createTextNode("{{opener.yes}}");
    if (!value || typeof value !== "object") return null;
    const list = element(Array.isArray(value) ? "ul" : "dl");
    for (const [name, inner] of Object.entries(value)) {
      const found = shown(inner, names, depth + 1);
      if (!found) continue;
      const place = element(Array.isArray(value) ? "li" : "dd");
      place.dir = "auto";
      place.append(found);
      if (!Array.isArray(value)) list.append(element("dt", name.split("_").join(" ")));
      list.append(place);
    }
    return list.childNodes.length > 0 ? list : null;
  }

  function save() {
    const address = URL.createObjectURL(new Blob([plain], { type: "application/json" }));
    const link = element("a");
    link.href = address;
    link.download = "{{opener.save_name}}.json";
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  }

  // What was opened is gone from the page and from memory before anything else happens. Where it goes is in plain sight.
  function leave() {
    const to = navigator.onLine === false ? "about:blank" : at("leave").href;
    chosen = plain = null;
    document.title = "\u200b";
    document.body.textContent = "";
    location.replace(to);
  }

  // As in the app: Shift counts when it goes down and comes up with nothing else in between, three times in a row.
  function watchShift() {
    const PRESSES = 3;
    const WINDOW_MS = 5000;
    let [presses, alone, timer] = [0, false, 0];
    const tell = (words) => { at("leaving").textContent = words; };
    const reset = () => {
      [presses, alone] = [0, false];
      clearTimeout(timer);
    };
    window.addEventListener("keydown", (event) => {
      if (event.key !== "Shift") reset();
      else if (!event.repeat) alone = !event.ctrlKey && !event.altKey && !event.metaKey;
    }, true);
    window.addEventListener("pointerdown", () => { alone = false; }, true);
    window.addEventListener("blur", reset);
    window.addEventListener("keyup", (event) => {
      if (event.key !== "Shift" || !alone) return;
      alone = false;
      presses += 1;
      if (presses >= PRESSES) return leave();
      tell(presses === 1 ? "{{leave.pressed_once}}" : "{{leave.pressed_twice}}");
      clearTimeout(timer);
      timer = setTimeout(() => {
        reset();
        tell("{{leave.timed_out}}");
      }, WINDOW_MS);
    }, true);
  }

  at("leave").addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  watchShift();
  // What is open stays open beside a page that helps.
  document.querySelectorAll("main a[href^='http']").forEach((link) => {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  });
  file.addEventListener("change", choose);
  ask.addEventListener("submit", (event) => {
    event.preventDefault();
    open();
  });
  at("show").addEventListener("change", (event) => {
    passphrase.type = event.target.checked ? "text" : "password";
  });
  at("save").addEventListener("click", save);
  // A fresh page remembers nothing; neither does one that somebody comes back to.
  at("close").addEventListener("click", () => location.reload());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  at("inert").hidden = true;
  ask.reset();
  ask.hidden = false;
  file.focus();
})();
