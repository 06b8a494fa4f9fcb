//! The ways from how it is kept to each of its parts.

use crate::content::keeping;
use crate::parts::{El, el, link};
use crate::route::Route;

/// A list of links.
pub fn ways() -> El {
    let texts = keeping();
    list(&[
        ("lock", texts.lock.title),
        ("file", texts.file.title),
        ("restore", texts.restore.title),
        ("moving-in", texts.moving_in.title),
        ("devices", texts.devices.title),
        ("name", texts.name.title),
        ("install", texts.install.title),
        ("sitting", texts.sitting.title),
        ("delete", texts.delete.title),
    ])
}

/// The same for files alone, without the one that it stands on.
pub fn file_ways(but: &str) -> El {
    let texts = keeping();
    let all = [
        ("file", texts.file.title),
        ("restore", texts.restore.title),
        ("moving-in", texts.moving_in.title),
        ("devices", texts.devices.title),
    ];
    let others: Vec<_> = all.into_iter().filter(|(part, _)| *part != but).collect();
    el("section").child(el("h2").text(texts.file.ways_title)).child(list(&others))
}

fn list(parts: &[(&str, &str)]) -> El {
    let rows = parts.iter().map(|(part, words)| {
        el("li").class("entry-row").child(link("", &Route::Keeping(Some((*part).to_owned())), words))
    });
    el("ul").class("rows").children(rows)
}
