// Reaches into both copies behind the app's back.
// Takes: what to do ("flip", "read", "put"), which copy ("local", "safety"), the start of the keys, and a value.
const [act, copy, start, value] = arguments;
// Another letter of the same kind, so that only the checksum can notice.
const flip = text => {
  const at = text.length >> 1, code = text.charCodeAt(at);
  return text.slice(0, at) + String.fromCharCode(code ^ 1) + text.slice(at + 1);
};
if (copy === 'local') {
  const keys = Object.keys(localStorage).filter(key => key.startsWith(start));
  if (act === 'put') localStorage.setItem(start, value);
  if (act === 'flip') keys.forEach(key => localStorage.setItem(key, flip(localStorage.getItem(key))));
  return Object.fromEntries(keys.map(key => [key, localStorage.getItem(key)]));
}
return new Promise((done, failed) => {
  const opening = indexedDB.open('rethread');
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const database = opening.result;
    const work = database.transaction('frames', 'readwrite');
    const found = {}, frames = work.objectStore('frames');
    if (act === 'put') frames.put(value, start);
    frames.openCursor().onsuccess = event => {
      const cursor = event.target.result;
      if (!cursor) return;
      if (cursor.key.startsWith(start)) {
        if (act === 'flip') cursor.update(flip(cursor.value));
        found[cursor.key] = cursor.value;
      }
      cursor.continue();
    };
    work.oncomplete = () => { database.close(); done(found); };
    work.onerror = () => failed(work.error);
  };
});
