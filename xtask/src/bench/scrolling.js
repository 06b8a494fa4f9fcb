// Scrolls the journal, a little further at every frame; comes to how long each frame took, in milliseconds, and how many
// rows were drawn in the end.
async () => {
  const REST_MS = 2500;
  const frame = () => new Promise(requestAnimationFrame);
  location.hash = '#/journal';
  while (!document.querySelector('.journal .entry-row')) await frame();
  await new Promise(done => setTimeout(done, REST_MS));
  const frames = [];
  let before = await frame();
  for (let count = 0; count < 240; count += 1) {
    scrollBy(0, 60);
    const at = await frame();
    frames.push(at - before);
    before = at;
  }
  return { frames, rows: document.querySelectorAll('.journal .entry-row').length };
}
