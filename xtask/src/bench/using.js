// Types into a new entry and looks for words, as somebody who has written a lot. Takes the words to type and what to look
// for; comes to what each took, in milliseconds.
async ({ text, queries }) => {
  const KEYS_APART_MS = 90;
  const REST_MS = 2500;
  const now = () => performance.now();
  const { frame, until } = bench;
  const pause = ms => new Promise(done => setTimeout(done, ms));
  const put = (field, value) => {
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  };

  // From a key until the frame after it, once the page is drawn: with a rest in the middle, in which the draft is saved, and keys during that.
  location.hash = '#/journal/new';
  const field = await until('a field', () => document.querySelector('.editor textarea'));
  await frame();
  const typed = [];
  for (let end = 1; end <= text.length; end += 1) {
    if (end === Math.floor(text.length / 2)) await pause(REST_MS);
    const start = now();
    put(field, text.slice(0, end));
    await frame();
    typed.push(now() - start);
    await pause(KEYS_APART_MS);
  }

  // From the last key until the frame that shows what was found, once everything is read.
  location.hash = '#/find';
  const box = await until('a box', () => document.querySelector('.find input[type=search]'));
  const reading = now();
  await until('all is gathered', () => 'gathered' in document.documentElement.dataset);
  put(box, 'e');
  await until('all is read', () => document.querySelector('.find .results') && !document.querySelector('.find > .hint'));
  const read = now() - reading;
  const searched = [];
  for (const query of queries) {
    for (let end = 1; end <= query.length; end += 1) {
      const start = now();
      put(box, query.slice(0, end));
      await frame();
      searched.push(now() - start);
      await pause(KEYS_APART_MS);
    }
  }

  return { typed, searched, read };
}
