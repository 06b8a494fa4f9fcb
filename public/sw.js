// Keeps one whole build for offline use: all of its files, each checked by its SHA-256, or none of them.
"use strict";
// The build, and the SHA-256 of the list of its files, which is a file of its own.
const BUILD = "{{build}}";
const LISTED = "{{list}}";
const LIST = "files.json";
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

// Fetches a file of this build and refuses what is not what was built. What the browser holds may be an older build's:
// then the server is asked. Some hosts answer for a page under its short name alone.
async function checked(file) {
  const short = file.url.replace(/(^|\/)index\.html$|\.html$/, "$1");
  const ways = [[file.url, "default"], [file.url, "reload"], [short, "reload"]];
  for (const [url, cache] of short === file.url ? ways.slice(0, 2) : ways) {
    const request = new Request(SCOPE + url, { cache, redirect: "error", credentials: "same-origin" });
    const answer = await fetch(request).catch(() => null);
    const body = answer && answer.ok && (await answer.arrayBuffer().catch(() => null));
    if (!body || !(await is(body, file.sha256))) continue;
    const headers = HEADERS.filter((name) => answer.headers.has(name)).map((name) => [name, answer.headers.get(name)]);
    return new Response(body, { headers });
  }
  throw new Error(file.url + " cannot be had as it was built");
}

// The list is kept with the files it names. Where the browser has cleared it away it is fetched again, still checked.
let files = null;
async function list(cache) {
  if (files) return files;
  const kept = cache && (await cache.match(SCOPE + LIST));
  let text = kept && (await kept.arrayBuffer());
  if (!text || !(await is(text, LISTED))) {
    const again = await checked({ url: LIST, sha256: LISTED });
    if (cache) await cache.put(SCOPE + LIST, again.clone()).catch(() => {});
    text = await again.arrayBuffer();
  }
  files = JSON.parse(new TextDecoder().decode(text)).files;
  return files;
}

async function install() {
  // The running build may be this very one: what it has kept stays, whatever becomes of this try.
  const kept = await caches.has(CACHE);
  try {
    const cache = await caches.open(CACHE);
    for (const file of await list(cache)) {
      if (!(await cache.match(SCOPE + file.url))) await cache.put(SCOPE + file.url, await checked(file));
    }
  } catch (missing) {
    if (!kept) await caches.delete(CACHE);
    throw missing;
  }
}

// Drops older builds, once no second tab can be running one and no newer one is on its way.
async function clear() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  if (old.length === 0) return;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const { installing, waiting } = self.registration;
  if (installing || waiting || pages.filter((page) => page.url.startsWith(SCOPE)).length > 1) return;
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(CACHE).catch(() => null);
  // What an address means, whatever stands behind `?` and `#`; hosts leave out the ending of a page.
  const name = request.url.replace(/[?#].*$/, "").slice(SCOPE.length) || "index.html";
  const names = [name, name + ".html"];
  for (const name of names) {
    const found = cache && (await cache.match(SCOPE + name));
    if (found) return found;
  }
  // Either it is no file of this build, or the browser has cleared it away.
  const files = await list(cache).catch(() => []);
  const file = files.find((file) => names.includes(file.url));
  // A tab that still runs an older build finds that build's files while they are kept.
  if (!file) return (await caches.match(request.url).catch(() => undefined)) || fetch(request);
  try {
    const again = await checked(file);
    if (cache) await cache.put(SCOPE + file.url, again.clone()).catch(() => {});
    return again;
  } catch (missing) {
    // A page of another build brings its own scripts along; a single file of another build fits nothing.
    if (request.mode === "navigate") return fetch(request);
    throw missing;
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(clear().then(() => self.clients.claim())));
self.addEventListener("message", (event) => {
  if (event.data && event.data.type === "activate") event.waitUntil(self.skipWaiting());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE) || request.headers.has("range")) return;
  if (request.mode === "navigate") event.waitUntil(clear().catch(() => {}));
  event.respondWith(answer(request));
});
