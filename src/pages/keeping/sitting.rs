//! A private sitting: what it is before it begins, and the three ways out of it.

use super::lock_words::sitting_words;
use crate::content::keeping;
use crate::parts::{El, Password, View, bullets, button, el, heading, hint, live, page, password};
use crate::state::{
    Around, KeptSitting, Store, announce, around, begin_sitting, end_sitting, focus, has_unsaved, in_background,
    in_sitting, keep_sitting, name_tab,
};
use leptos::prelude::{Get, GetUntracked, RwSignal, Set};

/// Where the question before ending is, for the focus.
const SURE: &str = "sitting-sure";

/// The field for the passphrase of the workbook's lock.
const PASSPHRASE: &str = "sitting-passphrase";

/// Where it goes back to when the sitting goes on.
const END: &str = "sitting-end";

/// The whole page. `kept` says that a sitting has ended with everything kept.
pub fn sitting(kept: bool) -> View {
    let texts = &keeping().sitting;
    name_tab(texts.title);
    let top = page("keeping").child(heading(texts.title));
    if in_sitting() {
        return top.child(here(Store::here())).into();
    }
    let said = RwSignal::new(String::new());
    let begin = if around() == Around::Nothing {
        button("", texts.begin, move || {
            if !begin_sitting() {
                tell(said, texts.begin_refused);
            }
        })
    } else {
        // In a frame the tabs beside it are not of the same sitting: leaving in one would leave the words on the screen.
        el("a").class("button").attr("href", "./#/keeping/sitting").attr("target", "_blank").text(texts.begin_alone)
    };
    top.child(kept.then(|| el("p").class("notice").text(texts.keep_done)))
        .child(el("p").class("lede").text(texts.lede))
        .child(el("section").child(el("h2").text(texts.how_title)).child(how()))
        .child(el("section").child(el("h2").text(texts.not_title)).child(cannot()))
        .child((around() != Around::Nothing).then(|| el("p").text(texts.in_frame)))
        .child(el("p").child(begin))
        .child(el("p").live_text(move || said.get()))
        .into()
}

fn how() -> View {
    let texts = &keeping().sitting;
    bullets([texts.how_1, texts.how_2, texts.how_3, texts.how_4]).into()
}

fn cannot() -> View {
    let texts = &keeping().sitting;
    bullets([texts.not_1, texts.not_2, texts.not_3]).into()
}

fn tell(said: RwSignal<String>, words: &str) {
    let _ = said.try_set(words.to_owned());
    announce(words);
}

/// The ways out of a sitting that is on.
fn here(store: Store) -> View {
    let texts = &keeping().sitting;
    let said = RwSignal::new(String::new());
    let saved = RwSignal::new(false);
    let state = live(move || {
        store.track();
        let is_saved = saved.get();
        let words = match has_unsaved() {
            true => texts.here_unsaved,
            false if is_saved => texts.here_saved,
            false => texts.here_empty,
        };
        el("p").class("lede").text(words)
    });
    let asks = RwSignal::new(false);
    let keeping = Keeping { store, said, asks, is_busy: RwSignal::new(false) };
    let keep = button("", texts.keep, move || keeping.keep(None)).shown(move || !asks.get());
    let with = keeping.with_passphrase().shown(move || asks.get());
    let file = button("quiet", texts.file, move || {
        let taken = store.save_file();
        saved.set(taken);
        tell(said, if taken { texts.file_saved } else { texts.file_refused });
    });
    View::all([
        View::from(el("h2").text(texts.here_title)),
        state,
        el("p").class("facts").live_text(move || said.get()).into(),
        way(keep, texts.keep_about),
        with.into(),
        way(file, texts.file_about),
        ending().into(),
        el("section").child(el("h2").text(texts.how_title)).child(how()).into(),
        el("section").child(el("h2").text(texts.not_title)).child(cannot()).into(),
    ])
}

/// Adding what was written to the workbook. Copies are handles to the same one.
#[derive(Clone, Copy)]
struct Keeping {
    store: Store,
    said: RwSignal<String>,
    /// Whether the passphrase of the workbook's lock is asked for.
    asks: RwSignal<bool>,
    is_busy: RwSignal<bool>,
}

impl Keeping {
    /// Keeps it all and ends the sitting; asks for the passphrase where there is a lock.
    fn keep(self, passphrase: Option<String>) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.said.set(String::new());
        in_background(async move {
            let texts = &keeping().sitting;
            let came = keep_sitting(self.store, passphrase.as_deref()).await;
            let _ = self.is_busy.try_set(false);
            match came {
                // The page is loaded anew, and says so there.
                KeptSitting::Kept => {}
                KeptSitting::Failed => tell(self.said, texts.keep_failed),
                KeptSitting::Locked(answer) => {
                    let _ = self.asks.try_set(true);
                    tell(self.said, &answer.map_or_else(|| texts.keep_locked.to_owned(), sitting_words));
                    focus(PASSPHRASE);
                }
            }
        });
    }

    /// The passphrase of the workbook's lock, with which what was written is added to it, sealed.
    fn with_passphrase(self) -> El {
        let (texts, lock) = (&keeping().sitting, &keeping().lock);
        let typed = RwSignal::new(String::new());
        let (label, show, hide) = (texts.keep_passphrase, lock.show, lock.hide);
        let field = password(Password { id: PASSPHRASE, label, help: "", show, hide, is_new: false }, typed);
        let press = el("button").attr("type", "submit").class("button").text(texts.keep_with);
        el("form").child(field).child(el("div").class("button-row").child(press)).on("submit", move |event| {
            event.prevent_default();
            self.keep(Some(typed.get_untracked()).filter(|passphrase| !passphrase.is_empty()));
            // Nothing of it stays in the page.
            typed.set(String::new());
        })
    }
}

fn way(way: El, about: &str) -> View {
    View::all([el("p").child(way), hint(about)])
}

/// Ending without keeping asks once more where there is something to lose.
fn ending() -> El {
    let texts = &keeping().sitting;
    let asking = RwSignal::new(false);
    let end = button("quiet", texts.end, move || {
        if has_unsaved() {
            asking.set(true);
            focus(SURE);
        } else {
            end_sitting();
        }
    });
    let sure = live(move || {
        asking.get().then(|| {
            let go_on = button("", texts.end_no, move || {
                asking.set(false);
                focus(END);
            });
            let ways = el("div").class("button-row").child(button("quiet", texts.end_yes, end_sitting)).child(go_on);
            let words = el("p").attr("id", SURE).attr("tabindex", "-1").text(texts.end_ask);
            el("div").class("notice").child(words).child(ways)
        })
    });
    el("div").child(el("p").child(end.attr("id", END)).shown(move || !asking.get())).child(sure)
}
