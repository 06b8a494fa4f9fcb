// Keeps one whole build for offline use: all of its files, each checked by its SHA-256, or none of them.
"use strict";
// The build, and the SHA-256 of the list of its files, which is a file of its own.
const BUILD = "{{build}}";
const LISTED = "{{list}}";
const LIST = "files.json";
const RECOVERY = "recovery.html";
const SCOPE = new URL("./", self.location).href;
// Several copies of Rethread may share an origin: each keeps to its own path.
const OURS = "rethread-" + new URL(SCOPE).pathname + "-";
const CACHE = OURS + BUILD;

// The headers that matter offline: what it is, and the policy it is shown under.
const HEADERS = ["content-type", "content-security-policy", "referrer-policy", "x-content-type-options",
  "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy"];

async function is(body, sha256) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}

// A file of this build as an answer; nothing where what came is not what was built.
async function right(answer, file) {
  const body = answer && answer.ok && (await answer.arrayBuffer().catch(() => null));
  if (!body || !(await is(body, file.sha256))) return null;
  const headers = HEADERS.filter((name) => answer.headers.has(name)).map((name) => [name, answer.headers.get(name)]);
  return new Response(body, { headers });
}

// Fetches a file of this build. What the browser holds may be an older build's: then the server is asked. Some hosts
// answer for a page under its short name alone.
async function checked(file) {
  const short = file.url.replace(/(^|\/)index\.html$|\.html$/, "$1");
  const ways = [[file.url, "default"], [file.url, "reload"], [short, "reload"]];
  for (const [url, cache] of short === file.url ? ways.slice(0, 2) : ways) {
    const request = new Request(SCOPE + url, { cache, redirect: "error", credentials: "same-origin" });
    const found = await right(await fetch(request).catch(() => null), file);
    if (found) return found;
  }
  throw new Error(file.url + " cannot be had as it was built");
}

// The list is kept with the files it names. Where the browser has cleared it away it is fetched again, still checked.
let listed = null;
// From one cache or from all of them. One can be there and an entry of it unreadable: then that counts as cleared away.
const kept = (from, address) => from.match(address).catch(() => undefined);
async function list(cache) {
  if (listed) return listed;
  const file = { url: LIST, sha256: LISTED };
  let found = cache && (await right(await kept(cache, SCOPE + LIST), file));
  if (!found) {
    found = await checked(file);
    if (cache) await cache.put(SCOPE + LIST, found.clone()).catch(() => {});
  }
  listed = await found.json();
  return listed;
}

// Puts into the cache what is not there, or no longer as it was built. An older build may have the very same file.
async function complete() {
  const cache = await caches.open(CACHE);
  for (const file of (await list(cache)).files) {
    const address = SCOPE + file.url;
    if (await right(await kept(cache, address), file)) continue;
    await cache.delete(address);
    await cache.put(address, (await right(await kept(caches, address), file)) || (await checked(file)));
  }
}

async function install() {
  // The running build may be this very one: what it has kept stays, whatever becomes of this try.
  const kept = await caches.has(CACHE);
  try {
    await complete();
  } catch (missing) {
    if (!kept) await caches.delete(CACHE);
    throw missing;
  }
}

async function older() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
}

// Drops older builds, once no other tab than the one that says so can be running one and no newer one is on its way.
async function clear(own) {
  const old = await older();
  if (old.length === 0) return;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const others = pages.filter((page) => page.url.startsWith(SCOPE) && page.id !== own);
  const { installing, waiting } = self.registration;
  if (installing || waiting || others.length > (own ? 0 : 1)) return;
  await Promise.all(old.map((name) => caches.delete(name)));
}

// What this build changed, as far as all the builds that are still kept do not say so too: one of them may have waited and
// never been used. `earlier` where it is an older one that has come back.
async function changes() {
  const own = (await list(await caches.open(CACHE))).changes;
  const days = [];
  for (const name of await older()) {
    const found = await kept(await caches.open(name), SCOPE + LIST);
    if (found) days.push((await found.json()).changes.map(([day]) => day));
  }
  const newest = own.length > 0 ? own[0][0] : "";
  const isKnown = (day) => days.every((known) => known.includes(day));
  const fresh = days.length > 0 ? own.filter(([day]) => !isKnown(day)) : own.slice(0, 1);
  return { earlier: days.flat().some((day) => day > newest), changes: fresh };
}

// The app did not start. Where its build cannot, one that waits may be the one that can: nobody is there to be asked.
async function mend() {
  await complete().catch(() => {});
  const { waiting } = self.registration;
  if (waiting) waiting.postMessage({ type: "activate" });
}

// A page whose own build cannot be had any more: another build's, which brings its own scripts along, or the one that
// says what can be done. Whatever else answers in our place is not shown as ours.
async function another(request) {
  const found = await fetch(request).catch(() => null);
  if (found && (found.type === "opaqueredirect" || (await found.clone().text().catch(() => "")).includes("./shell.js"))) {
    return found;
  }
  return (await kept(caches, SCOPE + RECOVERY)) || found || Response.error();
}

async function answer(request) {
  const cache = await caches.open(CACHE).catch(() => null);
  // What an address means, whatever stands behind `?` and `#`; hosts leave out the ending of a page.
  const name = request.url.replace(/[?#].*$/, "").slice(SCOPE.length) || "index.html";
  const names = [name, name + ".html"];
  for (const name of names) {
    const found = cache && (await kept(cache, SCOPE + name));
    if (found) return found;
  }
  // Either it is no file of this build, or the browser has cleared it away.
  const files = await list(cache).then((list) => list.files, () => null);
  const file = files && files.find((file) => names.includes(file.url));
  const page = request.mode === "navigate";
  // A tab that still runs an older build finds that build's files while they are kept.
  if (!file) return (await kept(caches, request.url)) || (page && !files ? another(request) : fetch(request));
  try {
    const again = await checked(file);
    if (cache) await cache.put(SCOPE + file.url, again.clone()).catch(() => {});
    return again;
  } catch (missing) {
    // A single file of another build fits nothing.
    if (page) return another(request);
    throw missing;
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(clear().then(() => self.clients.claim())));
self.addEventListener("message", (event) => {
  const { type } = event.data || {};
  const [port] = event.ports;
  if (type === "activate") event.waitUntil(self.skipWaiting());
  if (type === "clear") event.waitUntil(clear(event.source.id));
  if (type === "mend") event.waitUntil(mend());
  if (type === "changes" && port) event.waitUntil(changes().then((found) => port.postMessage(found), () => {}));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE) || request.headers.has("range")) return;
  // Whoever asks past what is kept looks for what the server has now.
  if (request.mode !== "navigate" && request.cache === "reload") return;
  event.respondWith(answer(request));
});
