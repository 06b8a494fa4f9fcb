// Keeps one whole build for offline use: all of its files, each checked by its SHA-256, or none of them.
"use strict";
const BUILD = /*{{files}}*/;
const CACHE = "rethread-" + BUILD.build;
const SCOPE = new URL("./", self.location).href;

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

// Fetches a file of this build, past the HTTP cache on a second try, and refuses it when it is not what was built.
async function checked(file) {
  for (const cache of ["default", "reload"]) {
    const answer = await fetch(new Request(SCOPE + file.url, { cache, redirect: "error", credentials: "same-origin" }));
    if (!answer.ok) throw new Error(file.url + " " + answer.status);
    const body = await answer.arrayBuffer();
    if (hex(await crypto.subtle.digest("SHA-256", body)) === file.sha256) {
      return new Response(body, { headers: kept(answer.headers) });
    }
  }
  throw new Error(file.url + " is not what was built");
}

// The headers that matter offline: what it is, and the policy it is shown under.
function kept(headers) {
  const names = ["content-type", "content-security-policy", "referrer-policy", "x-content-type-options",
    "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy"];
  return names.filter((name) => headers.has(name)).map((name) => [name, headers.get(name)]);
}

async function install() {
  const cache = await caches.open(CACHE);
  try {
    for (const file of BUILD.files) {
      if (!(await cache.match(SCOPE + file.url))) await cache.put(SCOPE + file.url, await checked(file));
    }
  } catch (missing) {
    await caches.delete(CACHE);
    throw missing;
  }
}

async function activate() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("rethread-") && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const address = new URL(request.url);
  address.search = "";
  address.hash = "";
  const path = address.href.slice(SCOPE.length);
  const name = path === "" ? "index.html" : path;
  const file = BUILD.files.find((file) => file.url === name);
  if (!file) return fetch(request);
  const cache = await caches.open(CACHE);
  const found = await cache.match(SCOPE + file.url);
  if (found) return found;
  // One entry was cleared by the browser: fetch it again, still checked.
  const again = await checked(file);
  await cache.put(SCOPE + file.url, again.clone()).catch(() => {});
  return again;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data && event.data.type === "activate") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(SCOPE)) event.respondWith(answer(event.request));
});
