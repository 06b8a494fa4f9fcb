//! The person's own tags: words with a comma between them, and those used before at hand.

use super::form::Form;
use crate::content::{fill, workbook};
use crate::parts::{El, View, button, el, field, hint, live, on};
use crate::state::Gathering;
use leptos::prelude::{Get, GetUntracked, RwSignal, Set, With};
use rethread_core::arrange::arrange;
use rethread_core::record::{Body, Tied, Ties};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// Tags offered at once; any other can be written.
const OFFERED: usize = 8;

/// The field and, below it, what was used before.
pub fn tags<T: Body + Tied + Clone + Default + 'static>(form: Form<T>) -> El {
    let texts = &workbook().form;
    let typed = RwSignal::new(form.now().ties().tags.join(", "));
    let keep = on(move |words: String| {
        form.draft.edit(|record| record.ties_mut().tags = told_apart(&words));
        typed.set(words);
    });
    let control = el("input").attr("type", "text").attr("dir", "auto").live_value(move || typed.get());
    let written = keep.clone();
    let field = field(control, texts.tags, texts.tags_help, &typed.get_untracked(), written);
    let (gathering, before) = (Gathering::here(), OnceCell::new());
    let offered = live(move || {
        // Gone through once: what is being written changes nothing that was used before.
        let before = gathering.is_ready().then(|| {
            let used = || {
                gathering.peek(|gathered| {
                    let all = gathered.newest().filter_map(|known| known.made.ties());
                    used_before(all.flat_map(|ties| ties.tags.iter().map(String::as_str)))
                })
            };
            before.get_or_init(used).clone()
        });
        let now = typed.with(|words| told_apart(words));
        let left = before.unwrap_or_default().into_iter().filter(|tag| !now.iter().any(|had| Ties::same_tag(had, tag)));
        let ways: Vec<El> = left.take(OFFERED).map(|tag| way(&tag, &now, keep.clone())).collect();
        if ways.is_empty() {
            return View::nothing();
        }
        View::all([hint(texts.tags_before), el("div").class("button-row tags-before").children(ways)])
    });
    el("div").class("tags").child(field).child(offered)
}

fn way(tag: &str, now: &[String], keep: crate::parts::On<String>) -> El {
    let mut all = now.to_vec();
    all.push(tag.to_owned());
    let all = all.join(", ");
    let add = button("quiet", tag, move || keep(all.clone()));
    add.attr("dir", "auto").attr("aria-label", &fill(workbook().form.tags_add, &[("tag", tag)]))
}

/// Tags in words with commas between them, each once.
fn told_apart(words: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in words.split([',', '、', '،']).map(str::trim).filter(|tag| !tag.is_empty()) {
        if !tags.iter().any(|known| Ties::same_tag(known, tag)) {
            tags.push(tag.to_owned());
        }
    }
    tags
}

/// Every tag once, the one used most first and of equal ones the latest.
pub fn used_before<'a>(all: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut counted: BTreeMap<String, (usize, usize, &str)> = BTreeMap::new();
    for (place, tag) in all.enumerate() {
        counted.entry(tag.trim().to_lowercase()).or_insert((0, place, tag)).0 += 1;
    }
    let mut counted: Vec<(usize, usize, &str)> = counted.into_values().collect();
    arrange(&mut counted, |one, other| (other.0, one.1) < (one.0, other.1));
    counted.into_iter().map(|(_, _, tag)| tag.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_apart_and_counted_whatever_their_case() {
        assert_eq!(told_apart(" Sea, sea ,, 家、walk"), ["Sea", "家", "walk"]);
        assert_eq!(used_before(["walk", "Sea", "sea", "home"].into_iter()), ["Sea", "walk", "home"]);
    }
}
