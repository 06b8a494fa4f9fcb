//! Texts of the app: keys, placeholders, and what nothing shows.

use crate::checks::{expect, finds, passes};
use crate::small::{authored, changed, sources};
use rethread_core::content::author::unused_ui_keys;

#[test]
fn placeholders_are_well_formed() {
    for bad in
        ["{", "}", "{minutes", "minutes}", "{}", "{Minutes}", "{two words}", "{ minutes }", "{{minutes}}", "{1st}"]
    {
        finds("ui/shell.toml", "{minutes}", bad, "minutes =", "is not a placeholder; write `{name}`");
    }
    for good in ["{minutes_2}{b}", "none", "{a}-{a}"] {
        passes("ui/shell.toml", "{minutes}", good);
    }
}

#[test]
fn keys_and_sections_are_rust_names() {
    for bad in ["Leave", "2nd", "leave-now", "type", "\"le ave\"", "_x"] {
        finds("ui/shell.toml", "leave = ", &format!("{bad} = "), bad, "is no key; use snake_case");
    }
    let mut sources = sources();
    sources.files.insert("ui/Bad-Name.toml".to_owned(), b"a = \"b\"".to_vec());
    expect(&sources, "ui/Bad-Name.toml", 1, "is no section name");
    sources.files.insert("ui/empty.toml".to_owned(), b"# nothing".to_vec());
    expect(&sources, "ui/empty.toml", 1, "this section has no texts");
}

#[test]
fn keys_that_nothing_shows_are_named() {
    let authored = authored(&changed("ui/shell.toml", "leave = ", "unseen = \"Unseen\"\nleave = "));
    let check = |source: &str, expected: &[&str]| {
        let unused = unused_ui_keys(&authored, &[("src/page.rs", source)]);
        let lines: Vec<String> = unused.iter().map(ToString::to_string).collect();
        assert_eq!(lines.len(), expected.len(), "{source}: {lines:#?}");
        for (line, name) in lines.iter().zip(expected) {
            assert!(line.contains(&format!("nothing shows `{name}`")), "{line}");
        }
    };
    let all = "ui().check_in.title; ui().shell.leave; ui().shell.minutes; ui().shell.unseen";
    check(all, &[]);
    check("ui().check_in.title; let t = &ui().shell; t.leave; t\n    .minutes;", &["shell.unseen"]);
    check("<b>{{check_in.title}}</b> {{shell.leave}} {{ui.shell.minutes}}", &["shell.unseen"]);
    check("fn f(t: &ui::Shell) { t.leave; t.unseen; } ui().check_in.title", &["shell.minutes"]);
    check("t.leave; t.unseen; t.minutes; t.title", &["check_in.title", "shell.leave", "shell.minutes", "shell.unseen"]);
    let apart = unused_ui_keys(&authored, &[("a.rs", "ui().shell"), ("b.rs", "t.leave"), ("c.rs", all)]);
    assert!(apart.is_empty());
    let places = unused_ui_keys(&authored, &[("a.rs", "ui().check_in.title")]);
    assert!(
        places.iter().any(|problem| problem.to_string().starts_with("content/en/ui/shell.toml:1: ")),
        "{places:#?}"
    );
}
