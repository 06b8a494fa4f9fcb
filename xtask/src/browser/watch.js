// Notes when a page paints, can be used and is busy. `bench.done` comes three seconds after it can be used: the app says
// so by `data-ready`; a page without script can be used when it is loaded. `bench.frame` ends with the next frame, and
// `bench.until` waits for what a look at the page comes to.
(() => {
  const AFTER_MS = 3000;
  const PATIENCE_MS = 120_000;
  const LONG_MS = 50;
  const seen = { first: null, largest: null, usable: null, loaded: null, blocking: 0, longest: 0 };
  const watch = (type, note) =>
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch('paint', entry => {
    if (entry.name === 'first-contentful-paint') seen.first = entry.startTime;
  });
  watch('largest-contentful-paint', entry => {
    seen.largest = entry.startTime;
  });
  watch('longtask', entry => {
    seen.blocking += Math.max(0, entry.duration - LONG_MS);
    seen.longest = Math.max(seen.longest, entry.duration);
  });
  const ready = new Promise(resolve => {
    const look = () => {
      if (document.documentElement?.dataset.ready !== '1') return;
      seen.usable ??= performance.now();
      resolve();
    };
    new MutationObserver(look).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });
    look();
  });
  const loaded = new Promise(resolve =>
    addEventListener('load', () => {
      seen.loaded = performance.now();
      resolve();
    })
  );
  // All parts of the app share the memory of the first.
  let memory = null;
  for (const way of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[way];
    WebAssembly[way] = async (...given) => {
      const made = await original(...given);
      memory ??= (made.instance ?? made).exports.memory;
      return made;
    };
  }
  const usable = location.pathname.endsWith('/bench-static.html') ? loaded : ready;
  const done = usable.then(() => new Promise(resolve => setTimeout(resolve, AFTER_MS))).then(() => seen);
  const frame = () => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)));
  const until = async (what, look) => {
    for (const start = performance.now(); performance.now() - start < PATIENCE_MS; ) {
      const found = look();
      if (found) return found;
      await frame();
    }
    throw new Error('waited in vain: ' + what);
  };
  globalThis.bench = { seen, ready, done, frame, until, memory: () => memory?.buffer.byteLength ?? null };
})();
