//! The kits for other sites (`docs/kits/`), each as it stands there, in a page of a site that uses it.

use std::path::{Path, PathBuf};
use std::process::Command;

use rethread::content::{content, library, ui};
use rethread_core::content::{Exercise, ReadCard};
use serde_json::json;

use crate::embed::{FRAME, heard, nothing_moved, page_with, visit, wait_heard};
use crate::support::{Browser, Folder, Host, Page, Setup, Site, in_both, kept};

in_both!(the_page_of_plain_html_shows_all_three_ways, vue_shows_it_and_follows_what_changes);

/// What the kits name as the address of Rethread.
const PLACEHOLDER: &str = "https://rethread.example/";

/// Runs in both frameworks' pages: what the component tells its page, and what the page may change.
const TOLD: &str = "window.told = []; window.warned = []; console.warn = (...words) => warned.push(words.join(' ')); const tell = name => detail => told.push([name, detail ?? null]);";

/// The folder of the kits.
pub fn kits() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/kits")
}

/// A file of the kits, with the address of a site in it.
fn kit(file: &str, site: &Site) -> String {
    let text = std::fs::read_to_string(kits().join(file)).unwrap();
    text.replace(PLACEHOLDER, &site.url(""))
}

/// The practice that the kits show.
pub fn practice() -> &'static Exercise {
    library().exercise("come-back").expect("the practice that the kits name")
}

/// The read that the kits show.
pub fn read() -> &'static ReadCard {
    content().read("hypervigilance").expect("the read that the kits name")
}

/// In the frame of the first element stands the practice that the kits show.
#[track_caller]
pub fn shows_the_practice(page: &Page) {
    page.enter_frame(FRAME);
    page.wait_heading(practice().title);
    page.out_of_frames();
}

fn the_page_of_plain_html_shows_all_three_ways(browser: Browser) {
    let (site, host) = (Site::open(), Host::open());
    let notes = page_with(&site, "");
    let notes = notes.split_once("<script>").and_then(|(_, rest)| rest.split_once("</script>")).unwrap().0;
    host.put("page", &kit("html/page.html", &site).replace("<head>", &format!("<head><script>{notes}</script>")));
    let page = visit(browser, &host.url("one", "page"));
    wait_heard(&page, "ready", 1);
    shows_the_practice(&page);
    page.script("document.querySelector('body > iframe').scrollIntoView()", &[]);
    page.enter_frame("return [document.querySelector('body > iframe')]");
    page.wait_heading(read().title);
    page.out_of_frames();
    if browser == Browser::Chromium {
        nothing_moved(&page);
    }
    let link = page.script("return document.querySelector('body > p > a').href", &[]);
    page.visit(link.as_str().unwrap());
    page.wait_that("the link leads to what calms", || {
        page.script("return location.hash", &[]) == json!("#/workbook/calms")
    });
}

/// A page of a framework, in which `show(section)`, `light(theme)` and `put(isThere)` change what it draws.
#[track_caller]
fn follows_what_changes(page: &Page) {
    let told = |name: &str| {
        let all = page.script("return told.filter(one => one[0] === arguments[0]).length", &[json!(name)]);
        all.as_u64().unwrap_or_default()
    };
    page.wait_that("it is told that the part is ready", || told("ready") == 1);
    shows_the_practice(page);
    let attributes = "const e = document.querySelector('rethread-embed'); return [e.getAttribute('section'), \
        e.shadowRoot.querySelector('iframe').title, e.className, e.getAttribute('min-height'), e.hasAttribute('locale')]";
    let section = format!("practice:{}", practice().id);
    assert_eq!(page.script(attributes, &[]), json!([section, "A guided practice", "ours", "640", false]));
    // Another light is taken without starting again.
    page.script("light('dark')", &[]);
    page.enter_frame(FRAME);
    page.wait_that("the light has changed", || page.holds("return document.documentElement.dataset.theme === 'dark'"));
    page.out_of_frames();
    assert_eq!(told("ready"), 1);
    // Without a title of the site's it has the one that the element gives it.
    page.script("call(undefined)", &[]);
    let title = "return document.querySelector('rethread-embed').shadowRoot.querySelector('iframe').title";
    page.wait_that("the title is the element's own", || {
        page.script(title, &[]) == json!("Rethread: A guided practice")
    });
    page.script("show('journal')", &[]);
    page.wait_that("another part is ready", || told("ready") == 2);
    page.enter_frame(FRAME);
    page.wait_heading(ui().journal.title);
    page.script("window.dispatchEvent(new Event('rethread:leave'))", &[]);
    page.out_of_frames();
    page.wait_that("it is told that somebody left", || told("left") == 1);
    // A read alone needs no script, and so the way to it for browsers without scripts needs none either.
    for (section, file) in [
        (format!("learn:{}", read().id), format!("read-{}.html", read().id)),
        ("help".into(), "embed-help.html".into()),
    ] {
        page.script("show(arguments[0])", &[json!(section)]);
        let link = format!("return document.querySelector('rethread-embed > a').href.includes('/{file}?')");
        page.wait_that(&format!("{section} leads to {file}"), || page.holds(&link));
    }
    page.wait_that("help is ready", || told("ready") >= 3);
    let scripts = "return [...document.scripts].filter(one => one.src.endsWith('rethread-embed.js')).length";
    assert_eq!(page.script(scripts, &[]), json!(1), "two of them fetch the script once");
    page.script("put(false)", &[]);
    page.wait_that("they are gone", || page.holds("return !document.querySelector('rethread-embed')"));
    assert_eq!(told("failed"), 0);
    assert_eq!(page.script("return warned", &[]), json!([]), "the framework finds nothing to warn of");
    let errors = page.console_errors();
    assert!(errors.iter().all(|error| error.contains("favicon")), "{errors:?}");
}

#[test]
fn react_19_shows_it_and_follows_what_changes() {
    in_react("react-19");
}

#[test]
fn react_18_shows_it_and_follows_what_changes() {
    in_react("react-18");
}

/// In strict mode, in which React does everything twice to find what does not bear it, and says in the console what it
/// finds.
fn in_react(version: &str) {
    let (site, host) = (Site::open(), Host::open());
    let component = kits().join("react/rethread.js");
    let page = format!(
        "import {{ createElement, Fragment, StrictMode, useState, version }} from 'react';
        import {{ createRoot }} from 'react-dom/client';
        import {{ Rethread }} from '{}';
        {TOLD}
        function Page() {{
          const [section, show] = useState('practice:{}'), [theme, light] = useState('light'), [there, put] = useState(true);
          const [title, call] = useState('A guided practice');
          Object.assign(window, {{ show, light, put, call, version }});
          const src = '{}';
          return there && createElement(Fragment, null,
            createElement(Rethread, {{ src, section, theme, title, minHeight: 640, loading: 'eager',
              className: 'ours', onReady: tell('ready'), onResized: tell('resized'), onLeft: tell('left'), onFailed: tell('failed') }}),
            createElement(Rethread, {{ src, section: 'help', loading: 'click' }}),
            createElement(Rethread, {{ src: 'javascript:alert(1)' }}, 'nothing'));
        }}
        createRoot(document.getElementById('root')).render(createElement(StrictMode, null, createElement(Page)));",
        component.display(),
        practice().id,
        site.url("")
    );
    host.put("page.js", &bundle(version, &page));
    host.put(
        "page",
        "<!doctype html><html lang=en><title>A site</title><body><div id=root></div><script src='page.js'></script>",
    );
    let page = visit(Browser::Chromium, &host.url("one", "page"));
    let is = page.script("return version", &[]);
    assert!(is.as_str().is_some_and(|is| version.ends_with(is.split('.').next().unwrap())), "{is}");
    follows_what_changes(&page);
}

/// A script with a framework in it, in the framework's form for developers.
fn bundle(framework: &str, script: &str) -> String {
    let folder = Folder::fresh("bundle");
    let file = folder.path().join("page.js");
    std::fs::write(&file, script).unwrap();
    let esbuild =
        std::env::var_os("RETHREAD_ESBUILD").map_or_else(|| kept().join("../node_modules/.bin/esbuild"), PathBuf::from);
    let made = Command::new(esbuild)
        .arg(&file)
        .args(["--bundle", "--format=iife", "--define:process.env.NODE_ENV=\"development\"", "--log-level=error"])
        .env("NODE_PATH", kept().join(framework).join("node_modules"))
        .output()
        .expect("esbuild runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    String::from_utf8(made.stdout).unwrap()
}

/// Without a bundler: the component and Vue itself are modules that the browser loads.
fn vue_shows_it_and_follows_what_changes(browser: Browser) {
    let (site, host) = (Site::open(), Host::open());
    let vue = std::fs::read_to_string(kept().join("vue/node_modules/vue/dist/vue.runtime.esm-browser.js")).unwrap();
    host.put("vue.js", &vue);
    host.put("rethread.js", &kit("vue/rethread.js", &site));
    let page = format!(
        "<!doctype html><html lang=en><title>A site</title><body><div id=root></div>
        <script type=importmap>{{ \"imports\": {{ \"vue\": \"./vue.js\" }} }}</script>
        <script type=module>
          import {{ createApp, h, ref }} from 'vue';
          import {{ Rethread }} from './rethread.js';
          {TOLD}
          const section = ref('practice:{}'), theme = ref('light'), there = ref(true), title = ref('A guided practice');
          // An address may come later than the page.
          const src = ref('');
          setTimeout(() => {{ src.value = '{}' }});
          window.call = to => {{ title.value = to }};
          window.show = to => {{ section.value = to }};
          window.light = to => {{ theme.value = to }};
          window.put = to => {{ there.value = to }};
          createApp({{ render: () => there.value ? h('div', [
            h(Rethread, {{ src: src.value, section: section.value, theme: theme.value, title: title.value, minHeight: 640,
              loading: 'eager', class: 'ours', onReady: tell('ready'), onResized: tell('resized'), onLeft: tell('left'),
              onFailed: tell('failed') }}),
            h(Rethread, {{ src: src.value, section: 'help', loading: 'click' }}),
            h(Rethread, {{ src: 'javascript:alert(1)' }}, () => 'nothing'),
          ]) : null }}).mount('#root');
        </script>",
        practice().id,
        site.url("")
    );
    host.put("page", &page);
    follows_what_changes(&visit(browser, &host.url("one", "page")));
}

#[test]
fn the_snippet_for_squarespace_works_in_a_code_block() {
    let (site, host) = (Site::open(), Host::open());
    let snippet = kit("squarespace/code-block.html", &site);
    let around = "<!doctype html><html lang=en><title>A site</title><body><main><div class=sqs-block-content>SNIPPET</div></main>\
         <script>window.heard = []; document.addEventListener('ready', () => heard.push(['ready', null]), true)</script></body></html>";
    host.put("page", &around.replace("SNIPPET", &snippet));
    host.put("ajax", &around.replace("SNIPPET", ""));
    let page = visit(Browser::Chromium, &host.url("one", "page"));
    wait_heard(&page, "ready", 1);
    shows_the_practice(&page);
    // Loaded into a page by script, the snippet's own script does not run: then the link stands there, as the docs say.
    page.visit(&host.url("one", "ajax"));
    page.script("document.querySelector('main').innerHTML = arguments[0]", &[json!(snippet)]);
    page.wait_text("A guided practice");
    assert_eq!(heard(&page, "ready").len(), 0);
}

/// Wix fetches the script itself, as either kind, and makes the element with the attributes that were typed in.
#[test]
fn the_settings_for_wix_work_as_a_custom_element() {
    let (site, host) = (Site::open(), Host::open());
    let settings = kit("wix/custom-element.txt", &site);
    let named = |name: &str| {
        let line = settings.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")));
        line.unwrap_or_else(|| panic!("{name} is not told")).to_owned()
    };
    let attributes: serde_json::Map<String, serde_json::Value> = settings
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_once(": "))
        .map(|(name, value)| (name.to_owned(), json!(value)))
        .collect();
    host.put("page", "<!doctype html><html lang=en><title>A site</title><body><div id=place></div>");
    let page = Setup::new(Browser::Chromium).start(&site);
    for kind in ["", "module"] {
        page.visit(&host.url("one", "page"));
        let put = "window.heard = []; document.addEventListener('ready', () => heard.push(['ready', null]), true);
            const [src, tag, attributes, kind] = arguments, script = document.createElement('script');
            script.src = src; script.type = kind; document.head.append(script);
            const element = document.createElement(tag);
            for (const name in attributes) element.setAttribute(name, attributes[name]);
            document.getElementById('place').append(element);";
        page.script(put, &[json!(named("Server URL")), json!(named("Tag name")), json!(attributes), json!(kind)]);
        wait_heard(&page, "ready", 1);
        shows_the_practice(&page);
    }
}

/// What Wix calls embedded HTML is a frame of another site, which holds ours.
#[test]
fn the_snippet_for_wix_works_in_a_frame_of_its_own() {
    let (site, host) = (Site::open(), Host::open());
    host.put(
        "snippet",
        &format!("<!doctype html><html lang=en><title>x</title><body>{}", kit("wix/embed-html.html", &site)),
    );
    let frame = format!(
        "<!doctype html><html lang=en><title>A site</title><body><iframe id=theirs title=html width=700 height=600 \
         sandbox='allow-same-origin allow-forms allow-popups allow-scripts' src='{}'></iframe>",
        host.url("two", "snippet")
    );
    host.put("page", &frame);
    let page = visit(Browser::Chromium, &host.url("one", "page"));
    page.enter_frame("return [document.getElementById('theirs')]");
    page.enter_frame("return [document.querySelector('iframe')]");
    page.wait_heading(practice().title);
}
