//! The plugin for WordPress, in a WordPress: what a visitor gets, whatever an author wrote, and what the keeper does.

use serde_json::{Value, json};

use crate::embed::{FRAME, heard, wait_heard};
use crate::kits::{kits, practice, read, shows_the_practice};
use crate::support::{Browser, KEEPER, Page, Setup, Site, WordPress};

/// Attributes that the plugin may write.
const MAY_WRITE: &[&str] = &[
    "src",
    "section",
    "context",
    "theme",
    "look",
    "locale",
    "title",
    "min-height",
    "max-height",
    "loading",
    "contact",
    "style",
];

/// What an author with ill intent may write in a shortcode. None of it is text that the plugin lets through.
const HOSTILE: &[&str] = &[
    r#"[rethread section='"><script>window.hurt = 1</script>']"#,
    r#"[rethread section="journal" onload="window.hurt = 1" style="position:fixed" src="https://evil.example/"]"#,
    r#"[rethread section="journal' onmouseover='window.hurt = 1" title='x" autofocus onfocus="window.hurt = 1']"#,
    r#"[rethread section="practice:../../x" theme="dark;" look="ink: url(javascript:1)" locale="en_<b>"]"#,
    r#"[rethread contact="Ring us | javascript:window.hurt=1" min-height="99999999" max-height="-1" loading="now"]"#,
    "[rethread section=\"journal\n\"]",
    "[rethread]",
    r#"<!-- wp:rethread/part {"section":["all"],"minHeight":{"a":1},"title":"\u003cimg src=x onerror=window.hurt=1\u003e","look":7} /-->"#,
    r#"<!-- wp:rethread/part {"section":"learn:x\u0022 onload=\u0022window.hurt=1","className":"a\u0022 onload=\u0022window.hurt=1"} /-->"#,
];

fn wordpress(site: &Site) -> WordPress {
    let wordpress = WordPress::open(&kits().join("wordpress/rethread"));
    wordpress.run(&format!("update_option('rethread_address', '{}');", site.url("")));
    wordpress
}

/// Notes when a part is ready.
const LISTEN: &str = "window.heard = []; document.addEventListener('ready', () => heard.push(['ready', null]), true)";

/// Visits a post whose frame waits for a press, and listens.
fn visit(page: &Page, address: &str) {
    page.visit(address);
    page.script(LISTEN, &[]);
}

#[test]
fn a_visitor_gets_the_part_from_shortcode_and_block() {
    let site = Site::open();
    let wordpress = wordpress(&site);
    let id = practice().id;
    let shortcode =
        wordpress.post(&format!("[rethread section=\"practice:{id}\" min-height=\"640\" loading=\"click\"]"));
    let block = wordpress.post(&format!(
        "<!-- wp:rethread/part {{\"section\":\"practice:{id}\",\"theme\":\"dark\",\"minHeight\":640,\"loading\":\"click\",\
         \"contact\":\"Our line | tel:+44 20\",\"align\":\"wide\"}} /-->"
    ));
    for browser in [Browser::Chromium, Browser::Firefox] {
        let page = Setup::new(browser).start(&site);
        for (address, theme) in [(&shortcode, Value::Null), (&block, json!("dark"))] {
            visit(&page, address);
            let open =
                "const e = document.querySelector('rethread-embed'); return !!e?.shadowRoot?.querySelector('button')";
            page.wait_that("the placeholder stands there", || page.holds(open));
            let seen = "const e = document.querySelector('rethread-embed'); e.shadowRoot.querySelector('button').click(); \
                return [e.getAttribute('theme'), e.getBoundingClientRect().height]";
            assert_eq!(page.script(seen, &[]), json!([theme, 640]));
            wait_heard(&page, "ready", 1);
            shows_the_practice(&page);
        }
        let link = "return document.querySelector('rethread-embed > a').href";
        let alone = page.script(link, &[]);
        page.visit(alone.as_str().unwrap());
        page.wait_heading(practice().title);
    }
    let read = wordpress.post("[rethread section=\"learn:hypervigilance\" loading=\"click\"]");
    let page = Setup::new(Browser::Chromium).start(&site);
    page.visit(&read);
    let link = "return document.querySelector('rethread-embed > a').href.includes('/read-hypervigilance.html?')";
    assert!(page.holds(link), "a read alone needs no script");
    // Letters are counted, not bytes.
    let line = "Линия помощи для студентов и сотрудников университета | tel:+7 495 000 00 00";
    page.visit(&wordpress.post(&format!("[rethread section=\"help\" loading=\"click\" contact=\"{line}\"]")));
    let contact = "return document.querySelector('rethread-embed').getAttribute('contact')";
    assert_eq!(page.script(contact, &[]), json!(line));
    let script = "const one = [...document.scripts].find(one => one.src.endsWith('rethread-embed.js')); \
        return [one.async, one.referrerPolicy, one.src]";
    page.visit(&block);
    assert_eq!(page.script(script, &[]), json!([true, "no-referrer", site.url("rethread-embed.js")]));
    assert_eq!(wordpress.faults(), Vec::<String>::new());
}

#[test]
fn whatever_an_author_writes_comes_out_harmless() {
    let site = Site::open();
    let wordpress = wordpress(&site);
    let page = Setup::new(Browser::Chromium).start(&site);
    for text in HOSTILE {
        visit(&page, &wordpress.post(text));
        page.wait_that("the element stands there", || {
            page.holds("return !!document.querySelector('rethread-embed')?.shadowRoot")
        });
        let found = page.script(
            "const all = [...document.querySelectorAll('rethread-embed')];
             return [all.length, all.flatMap(e => [...e.attributes].map(a => [a.name, a.value])), all.map(e => e.innerHTML),
               [...document.scripts].map(s => s.src).filter(Boolean), !!window.hurt,
               [...document.querySelectorAll('body *')].some(e => [...e.attributes].some(a => a.name.startsWith('on')))]",
            &[],
        );
        assert_eq!((&found[0], &found[4], &found[5]), (&json!(1), &json!(false), &json!(false)), "{text}: {found}");
        for attribute in found[1].as_array().unwrap() {
            let (name, value) = (attribute[0].as_str().unwrap(), attribute[1].as_str().unwrap());
            assert!(MAY_WRITE.contains(&name), "{text}: {attribute}");
            let as_promised = match name {
                "src" => value == site.url(""),
                "style" => !value.contains("position"),
                "section" => value == "all" || value == "journal",
                "min-height" | "max-height" => value == "512",
                "loading" => value == "lazy",
                "theme" => value == "auto",
                _ => !value.contains(['<', '>']) && !value.contains("javascript:") && !value.contains("url("),
            };
            assert!(as_promised, "{text}: {attribute}");
        }
        let scripts: Vec<&str> = found[3].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(
            scripts.iter().all(|one| one.starts_with(&site.url("")) || one.contains("wordpress.localhost")),
            "{scripts:?}"
        );
    }
    // Nor what something else than the settings page may have put into the database.
    let post = wordpress.post("<p>Words around</p>[rethread section=\"journal\"]");
    for address in [
        "",
        "javascript:window.hurt=1//",
        "http://evil.example/",
        "\"><script>window.hurt = 1</script>",
        "//a.example/",
    ] {
        wordpress.run(&format!("update_option('rethread_address', '{address}');"));
        page.visit(&post);
        page.wait_text("Words around");
        let nothing = "return !document.querySelector('rethread-embed') && !window.hurt && \
            ![...document.scripts].some(one => one.src.includes('embed'))";
        assert!(page.holds(nothing), "{address}");
    }
    assert_eq!(wordpress.faults(), Vec::<String>::new());
}

#[test]
fn the_keeper_sets_the_address_adds_the_block_and_takes_it_all_away() {
    let site = Site::open();
    let wordpress = WordPress::open(&kits().join("wordpress/rethread"));
    // Listening before the page's own scripts run: the frame is loaded with the page here.
    let page = Setup::new(Browser::Chromium).first(LISTEN).start(&site);
    sign_in(&page, &wordpress);
    set_the_address(&page, &wordpress, &site);
    let post = write_a_post(&page, &wordpress);
    page.visit(&post);
    wait_heard(&page, "ready", 1);
    page.enter_frame(FRAME);
    page.wait_heading(read().title);
    page.out_of_frames();
    assert_eq!(heard(&page, "ready").len(), 1);
    assert_eq!(wordpress.faults(), Vec::<String>::new());
    let delete = "require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins('rethread/rethread.php'); \
        uninstall_plugin('rethread/rethread.php'); global $wpdb; \
        echo $wpdb->get_var(\"SELECT COUNT(*) FROM {$wpdb->options} WHERE option_name = 'rethread_address'\");";
    assert_eq!(wordpress.run(delete), "0", "nothing of it is left");
}

fn sign_in(page: &Page, wordpress: &WordPress) {
    page.visit(&wordpress.url("wp-login.php"));
    let (name, words) = KEEPER;
    page.script(
        "document.getElementById('user_login').value = arguments[0]; document.getElementById('user_pass').value = arguments[1]; \
         document.getElementById('loginform').submit()",
        &[json!(name), json!(words)],
    );
    page.wait_text("Dashboard");
}

/// An address that may not be used is refused with the one before kept; one that may is kept; the site's own is kept with
/// a warning.
fn set_the_address(page: &Page, wordpress: &WordPress, site: &Site) {
    let own = wordpress.url("rethread/");
    let ours = site.url("");
    for (typed, said, kept) in [
        ("http://rethread.example/", "This address cannot be used", ""),
        (&*own, "could read what people write", &*own),
        (&*[&*ours, "embed.html"].concat(), "Settings saved", &*ours),
        ("https://user:word@rethread.example/", "This address cannot be used", &*ours),
    ] {
        page.visit(&wordpress.url("wp-admin/options-general.php?page=rethread"));
        let type_it = "const field = document.getElementById('rethread_address'); field.value = arguments[0]; field.form.submit.click()";
        page.script(type_it, &[json!(typed)]);
        page.wait_text(said);
        assert_eq!(page.value("Address of Rethread"), kept, "{typed}");
    }
}

/// In the editor: the block is put in, its part and its name are chosen, its place kept; gives the post's address.
fn write_a_post(page: &Page, wordpress: &WordPress) -> String {
    page.visit(&wordpress.url("wp-admin/post-new.php"));
    page.wait_that("the editor knows the block", || {
        page.holds("return !!window.wp?.blocks?.getBlockType('rethread/part') && !!wp.data.select('core/editor').getCurrentPostId()")
    });
    page.script(
        "wp.data.dispatch('core/preferences').set('core/edit-post', 'welcomeGuide', false); \
         wp.data.dispatch('core/editor').editPost({ title: 'A post' }); \
         wp.data.dispatch('core/block-editor').insertBlocks(wp.blocks.createBlock('rethread/part'))",
        &[],
    );
    page.wait_text("your site cannot read it");
    page.pick("Part", "A read");
    page.write("Its name in the address, or nothing for the list", "hyper<vigilance>");
    page.pick("Light or dark", "Dark");
    let block = "return wp.data.select('core/block-editor').getBlocks().map(one => [one.isValid, one.attributes.section, one.attributes.theme])";
    page.wait_that("the block has what was chosen", || {
        page.script(block, &[]) == json!([[true, "learn:hypervigilance", "dark"]])
    });
    page.script("wp.data.dispatch('core/editor').editPost({ status: 'publish' }); return wp.data.dispatch('core/editor').savePost()", &[]);
    page.wait_that("the post is published", || {
        page.holds("return wp.data.select('core/editor').isCurrentPostPublished() && !wp.data.select('core/editor').isSavingPost()")
    });
    let number = page.script("return wp.data.select('core/editor').getCurrentPostId()", &[]);
    // Opened again it is as it was, and WordPress finds no fault with it.
    page.visit(&wordpress.url(&format!("wp-admin/post.php?post={number}&action=edit")));
    page.wait_that("the block is read again", || {
        page.script(block, &[]) == json!([[true, "learn:hypervigilance", "dark"]])
    });
    wordpress.url(&format!("?p={number}"))
}
