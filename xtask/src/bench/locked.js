// Opens the lock with a passphrase. Comes to how long that took until Today could be used, and how much of it was the
// key being derived beside the page, in milliseconds.
async passphrase => {
  const now = () => performance.now();
  const { frame, until } = bench;
  const field = await until('the field', () => document.querySelector('main input[autocomplete=current-password]'));
  let derived = 0;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (...given) {
    const start = now();
    this.addEventListener('message', () => (derived += now() - start), { once: true });
    return post.apply(this, given);
  };
  field.value = passphrase;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await frame();
  const start = now();
  field.form.requestSubmit();
  await until('today', () => document.querySelector('.today'));
  await frame();
  Worker.prototype.postMessage = post;
  return { opened: now() - start, derived };
}
