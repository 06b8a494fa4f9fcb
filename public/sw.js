// Keeps one whole build for offline use: all of its files, each checked by the first half of its SHA-256, or none of them.
"use strict";
const BUILD = /*{{files}}*/;
const SCOPE = new URL("./", self.location).href;
// Several copies of Rethread may share an origin: each keeps to its own path.
const OURS = "rethread-" + new URL(SCOPE).pathname + "-";
const CACHE = OURS + BUILD.build;

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

// The headers that matter offline: what it is, and the policy it is shown under.
const HEADERS = ["content-type", "content-security-policy", "referrer-policy", "x-content-type-options",
  "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy"];

// Fetches a file of this build and refuses what is not what was built. What the browser holds may be an older build's:
// then the server is asked. Some hosts answer for a page under its short name alone.
async function checked(file) {
  const short = file.url.replace(/(^|\/)index\.html$|\.html$/, "$1");
  const ways = [[file.url, "default"], [file.url, "reload"], [short, "reload"]];
  for (const [url, cache] of short === file.url ? ways.slice(0, 2) : ways) {
    const request = new Request(SCOPE + url, { cache, redirect: "error", credentials: "same-origin" });
    const answer = await fetch(request).catch(() => null);
    if (!answer || !answer.ok) continue;
    const body = await answer.arrayBuffer();
    if (!hex(await crypto.subtle.digest("SHA-256", body)).startsWith(file.sha256)) continue;
    const headers = HEADERS.filter((name) => answer.headers.has(name)).map((name) => [name, answer.headers.get(name)]);
    return new Response(body, { headers });
  }
  throw new Error(file.url + " cannot be had as it was built");
}

async function install() {
  // The running build may be this very one: what it has kept stays, whatever becomes of this try.
  const kept = await caches.has(CACHE);
  try {
    const cache = await caches.open(CACHE);
    for (const file of BUILD.files) {
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

// The file that an address means, whatever stands behind `?` and `#`.
function fileAt(address) {
  const name = address.replace(/[?#].*$/, "").slice(SCOPE.length) || "index.html";
  return BUILD.files.find((file) => file.url === name || file.url === name + ".html");
}

async function answer(request) {
  const file = fileAt(request.url);
  // A tab that still runs an older build finds that build's files while they are kept.
  if (!file) return (await caches.match(request.url).catch(() => undefined)) || fetch(request);
  const address = SCOPE + file.url;
  const cache = await caches.open(CACHE).catch(() => null);
  const found = cache && (await cache.match(address));
  if (found) return found;
  try {
    // The browser has cleared it away: fetch it again, still checked.
    const again = await checked(file);
    if (cache) await cache.put(address, again.clone()).catch(() => {});
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
