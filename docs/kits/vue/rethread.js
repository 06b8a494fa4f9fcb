// A part of Rethread as a Vue 3 component. No build step and no dependency but Vue: it works with a bundler and without.
// What people write stays in the frame: none of these events says anything about it.
import { defineComponent, h, onMounted, watch } from "vue";

const THEMES = ["light", "dark", "auto"];
const CONTEXTS = ["partner", "friends", "family", "work"];
const LOADING = ["lazy", "eager", "click"];

function folder(src) {
  try {
    const address = new URL(src);
    return /^https?:$/.test(address.protocol) ? new URL(".", address).href : null;
  } catch {
    return null;
  }
}

// The script is fetched once, however many parts are on a page.
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

// A read, and help, have pages of their own, which need no script.
function address(base, section) {
  const read = /^learn:([\w~-]{1,80})$/.exec(section);
  const page = read ? "read-" + read[1] + ".html" : section === "help" ? "embed-help.html" : "embed.html";
  return base + page + "?section=" + encodeURIComponent(section);
}

function oneOf(values) {
  return { type: String, validator: (value) => values.includes(value) };
}

export const Rethread = defineComponent({
  name: "Rethread",
  props: {
    // The folder that your copy of Rethread is in, such as "https://rethread.example/".
    src: { type: String, required: true },
    // "all", "signs", "practice:ID", "journal", "learn:ID", "grounding", "help", …
    section: { type: String, default: "all" },
    // The part of life that comes first.
    context: oneOf(CONTEXTS),
    // May change at any time.
    theme: oneOf(THEMES),
    // Colours and font, such as "pine: #004488; on-pine: #ffffff".
    look: String,
    locale: String,
    // The frame's title, which a screen reader says.
    title: String,
    // Pixels, 160 to 16384.
    minHeight: { type: Number, default: 512 },
    maxHeight: Number,
    loading: oneOf(LOADING),
    // Your own help line or page: "Name | https://…" or "Name | tel:…".
    contact: String,
  },
  // `resized` comes with { height }; the others come with nothing.
  emits: ["ready", "resized", "left", "failed"],
  setup(props, { emit, slots }) {
    // Never on a server; and the address may come later, or change.
    onMounted(() => {
      const load = () => {
        const base = folder(props.src);
        if (base) loadScript(base);
      };
      watch(() => props.src, load, { immediate: true });
    });
    return () => {
      const base = folder(props.src);
      const alone = base && address(base, props.section);
      const within = slots.default ? slots.default() : alone && [h("a", { href: alone }, "Open this part of Rethread")];
      if (!base) return within;
      return h(
        "rethread-embed",
        {
          src: base,
          section: props.section,
          context: props.context,
          theme: props.theme,
          look: props.look,
          locale: props.locale,
          title: props.title,
          "min-height": props.minHeight,
          "max-height": props.maxHeight,
          loading: props.loading,
          contact: props.contact,
          // The place it will take is kept free from the start; its height is the element's own to set.
          style: { display: "block", minHeight: `min(${props.minHeight}px, 100vh)` },
          onReady: () => emit("ready"),
          onResized: (event) => emit("resized", event.detail),
          onLeft: () => emit("left"),
          onFailed: () => emit("failed"),
        },
        within,
      );
    };
  },
});
