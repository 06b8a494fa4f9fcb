// A clock that can be set forward by hand: `window.__pass(ms)` lets time pass and runs what was waiting for it.
(() => {
  let ahead = 0;
  const waiting = new Map();
  let next = 1e9;
  const now = Date.now.bind(Date), high = performance.now.bind(performance);
  const wait = window.setTimeout.bind(window), stop = window.clearTimeout.bind(window);
  Date.now = () => now() + ahead;
  performance.now = () => high() + ahead;
  const stamp = Object.getOwnPropertyDescriptor(Event.prototype, 'timeStamp');
  Object.defineProperty(Event.prototype, 'timeStamp', { get() { return stamp.get.call(this) + ahead; } });
  window.setTimeout = (then, ms = 0, ...more) => {
    if (ms < 3000) return wait(then, ms, ...more);
    const id = next++;
    waiting.set(id, { at: now() + ahead + ms, then: () => then(...more) });
    return id;
  };
  window.clearTimeout = id => { if (!waiting.delete(id)) stop(id); };
  window.__pass = ms => {
    ahead += ms;
    for (const [id, { at, then }] of [...waiting]) if (at <= now() + ahead) { waiting.delete(id); then(); }
  };
})();
