// Writes and saves entries one after the other, then draws the journal. Comes to what each took, in milliseconds.
async texts => {
  const QUIET_MS = 1000;
  const now = () => performance.now();
  const { frame, until } = bench;
  // When the last frame was drawn that changed the page, once nothing has changed for a while.
  const quiet = async () => {
    let drawn = now();
    let changed = drawn;
    const watch = new MutationObserver(async () => {
      changed = now();
      await frame();
      drawn = now();
    });
    watch.observe(document.getElementById('main'), { childList: true, subtree: true });
    await frame();
    drawn = now();
    while (now() - changed < QUIET_MS) await frame();
    watch.disconnect();
    return drawn;
  };

  const sight = state => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
    document.dispatchEvent(new Event('visibilitychange'));
  };

  const status = document.querySelector('.status');
  const saves = [];
  for (const text of texts) {
    location.hash = '#/journal/new';
    const field = await until('a field', () => document.querySelector('.editor textarea'));
    await frame();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await frame();

    // A page that goes out of sight saves what was typed without the pause that typing has; the word for it changes when
    // it is kept. Leaving quickly would do the same, and close a lock.
    const start = now();
    const kept = new Promise(done => {
      const look = () => status.dataset.state !== 'saving' && done(now() - start);
      new MutationObserver(look).observe(status, { attributeFilter: ['data-state'] });
    });
    sight('hidden');
    const busy = now() - start;
    sight('visible');
    saves.push({ busy, saved: await kept, state: status.dataset.state });
    await quiet();
    document.querySelector('.editor .ways button').click();
    await until('the journal', () => document.querySelector('.journal'));
    await quiet();
  }

  location.hash = '#/';
  await until('today', () => document.querySelector('.today'));
  await quiet();

  const leaving = now();
  location.hash = '#/journal';
  await until('rows', () => document.querySelector('.journal .entry-row'));
  // What localStorage lacks is asked of the other copy, and the list is drawn anew for it: the last drawing counts.
  const listed = (await quiet()) - leaving;
  const rows = document.querySelectorAll('.journal .entry-row').length;
  return { saves, listed, rows };
}
