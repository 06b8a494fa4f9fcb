"use client";
// A part of Rethread as a React component, for React 18 and 19. No build step and no dependency but React.
// What people write stays in the frame: none of these events says anything about it.
import { createElement, useEffect, useRef } from "react";

/**
 * @typedef {object} RethreadProps
 * @property {string} src The folder that your copy of Rethread is in, such as "https://rethread.example/".
 * @property {string} [section] "all", "signs", "practice:ID", "journal", "learn:ID", "grounding", "help", …
 * @property {"partner" | "friends" | "family" | "work"} [context] The part of life that comes first.
 * @property {"light" | "dark" | "auto"} [theme] May change at any time.
 * @property {string} [look] Colours and font, such as "pine: #004488; on-pine: #ffffff".
 * @property {string} [locale] A language tag.
 * @property {string} [title] The frame's title, which a screen reader says.
 * @property {number} [minHeight] Pixels, 160 to 16384; 512 where it is left out.
 * @property {number} [maxHeight] Pixels, 160 to 16384.
 * @property {"lazy" | "eager" | "click"} [loading] When the frame is loaded.
 * @property {string} [contact] Your own help line or page: "Name | https://…" or "Name | tel:…".
 * @property {string} [className] A class for the element.
 * @property {() => void} [onReady] The part can be used.
 * @property {(size: { height: number }) => void} [onResized] The element took another height.
 * @property {() => void} [onLeft] Somebody pressed "Leave quickly".
 * @property {() => void} [onFailed] The part could not be opened.
 * @property {import("react").ReactNode} [children] For browsers without scripts; a link where left out.
 */

/** @param {string} src */
function folder(src) {
  try {
    const address = new URL(src);
    return /^https?:$/.test(address.protocol) ? new URL(".", address).href : null;
  } catch {
    return null;
  }
}

/** The script is fetched once, however many parts are on a page. @param {string} base */
function loadScript(base) {
  const src = base + "rethread-embed.js";
  if (customElements.get("rethread-embed")) return;
  if ([...document.scripts].some((script) => script.src === src)) return;
  const script = document.createElement("script");
  script.src = src;
  script.async = true;
  script.referrerPolicy = "no-referrer";
  document.head.append(script);
}

/** A read, and help, have pages of their own, which need no script. @param {string} base @param {string} section */
function address(base, section) {
  const read = /^learn:([\w~-]{1,80})$/.exec(section);
  const page = read ? "read-" + read[1] + ".html" : section === "help" ? "embed-help.html" : "embed.html";
  return base + page + "?section=" + encodeURIComponent(section);
}

/** @param {RethreadProps} props */
export function Rethread(props) {
  const { src, section = "all", minHeight = 512 } = props;
  const base = folder(src);
  const element = useRef(/** @type {HTMLElement | null} */ (null));
  // The newest of them are called, and a new one does not start the frame again.
  const heard = useRef(props);
  useEffect(() => {
    heard.current = props;
  });
  useEffect(() => {
    const part = element.current;
    if (!base || !part) return;
    /** @type {[string, (event: any) => void][]} */
    const listeners = [
      ["ready", () => heard.current.onReady?.()],
      ["resized", (event) => heard.current.onResized?.(event.detail)],
      ["left", () => heard.current.onLeft?.()],
      ["failed", () => heard.current.onFailed?.()],
    ];
    for (const [name, listener] of listeners) part.addEventListener(name, listener);
    loadScript(base);
    return () => {
      for (const [name, listener] of listeners) part.removeEventListener(name, listener);
    };
  }, [base]);

  const alone = base && address(base, section);
  const within = props.children ?? (alone && createElement("a", { href: alone }, "Open this part of Rethread"));
  if (!base) return within || null;
  return createElement(
    "rethread-embed",
    {
      ref: element,
      src: base,
      section,
      context: props.context,
      theme: props.theme,
      look: props.look,
      locale: props.locale,
      // React 19 sets it as a property, which would make a word of `undefined`.
      title: props.title ?? "",
      "min-height": minHeight,
      "max-height": props.maxHeight,
      loading: props.loading,
      contact: props.contact,
      class: props.className,
      // The place it will take is kept free from the start; its height is the element's own to set.
      style: { display: "block", minHeight: `min(${minHeight}px, 100vh)` },
    },
    within,
  );
}
