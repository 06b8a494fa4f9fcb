//! Moving to another device: by a file, or by codes that one shows and the other reads.

use super::held::sealing_words;
use super::passphrases::Passphrases;
use super::restore_flow::Flow;
use super::ways;
use crate::content::{fill, keeping};
use crate::parts::{
    Arrival, El, InputEvent, View, arriving, button, el, heading, hint, is_checked, link, live, on, page, show_codes,
};
use crate::route::Route;
use crate::state::exchange::codes::Arriving;
use crate::state::exchange::saving::{packed, prepare};
use crate::state::{Store, announce, focus, in_background, name_tab};
use leptos::prelude::{Get, GetUntracked, LocalStorage, RwSignal, Set};
use rethread_core::exchange::qr::{Codes, Grain};
use std::rc::Rc;

/// More codes than this, and a file is suggested; more than the other, and it is the only way.
const SUGGESTED: usize = 60;
const MOST: usize = 300;
/// How many codes pass in a minute, about.
const A_MINUTE: usize = 36;

/// The whole page.
pub fn devices() -> View {
    let texts = &keeping().devices;
    name_tab(texts.title);
    let store = Store::here();
    page("files")
        .child(heading(texts.title))
        .child(el("p").class("lede").text(texts.lede))
        .child(el("p").text(texts.both))
        .child(by_file())
        .child(Sending::new(store).view())
        .child(receiving(store))
        .child(ways::file_ways("devices"))
        .into()
}

fn section(title: &str) -> El {
    el("section").child(el("h2").text(title))
}

fn by_file() -> El {
    let texts = &keeping().devices;
    let way = |part: &str, words: &str| link("button quiet", &Route::Keeping(Some(part.to_owned())), words);
    let ways = el("div").class("button-row").child(way("file", texts.file_make));
    section(texts.file_title).child(el("p").text(texts.file_text)).child(ways.child(way("restore", texts.file_restore)))
}

/// Codes that are made here. Copies are handles to the same.
#[derive(Clone, Copy)]
struct Sending {
    store: Store,
    passphrases: Passphrases,
    coarse: RwSignal<bool>,
    busy: RwSignal<bool>,
    said: RwSignal<String>,
    /// The codes, and whether they are shown.
    codes: RwSignal<Option<(Rc<Codes>, bool)>, LocalStorage>,
}

/// The id of the heading over the codes.
const CODES: &str = "devices-codes";

impl Sending {
    fn new(store: Store) -> Sending {
        Sending {
            store,
            passphrases: Passphrases::new(),
            coarse: RwSignal::new(false),
            busy: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            codes: RwSignal::new_local(None),
        }
    }

    fn view(self) -> El {
        let texts = &keeping().devices;
        let parts = live(move || match self.codes.get() {
            None => self.form(),
            Some((codes, false)) => self.suggestion(&codes),
            Some((codes, true)) => self.shown(&codes),
        });
        section(texts.send_title)
            .child(el("p").text(texts.send_text))
            .child(hint(texts.send_seen))
            .child(el("p").class("said").live_text(move || self.said.get()))
            .child(parts)
    }

    fn form(self) -> El {
        let texts = &keeping().devices;
        let large = el("input").attr("type", "checkbox").checked(self.coarse.get_untracked());
        let large = large.on("change", move |event| self.coarse.set(is_checked(&event)));
        let make = el("button").attr("type", "submit").class("button").text(texts.make);
        let make = make.live_attr("aria-disabled", move || self.busy.get().then(|| "true".to_owned()));
        el("form")
            .child(self.passphrases.fields())
            .child(el("label").class("choice").child(large).child(el("span").text(texts.large)))
            .child(el("div").class("button-row").child(make))
            .on("focusin", |_| prepare())
            .on("submit", move |event| {
                event.prevent_default();
                self.make();
            })
    }

    fn say(self, words: String) {
        announce(&words);
        let _ = self.said.try_set(words);
    }

    fn make(self) {
        let texts = &keeping().devices;
        if self.busy.get_untracked() {
            return;
        }
        let passphrase = match self.passphrases.taken() {
            Ok(passphrase) => passphrase,
            Err(words) => return self.say(words.to_owned()),
        };
        let grain = if self.coarse.get_untracked() { Grain::Coarse } else { Grain::Medium };
        self.busy.set(true);
        self.say(texts.making.to_owned());
        in_background(async move {
            let sealed = packed(self.store, &passphrase).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            let codes = match &sealed {
                Ok(sealed) if grain.codes(sealed.len()) <= MOST => Codes::new(sealed, grain).ok(),
                Ok(_) => None,
                Err(error) => return self.say(sealing_words(*error).to_owned()),
            };
            let Some(codes) = codes else { return self.say(texts.too_many.to_owned()) };
            self.passphrases.forget();
            let number = codes.count();
            let minutes = number.div_ceil(A_MINUTE).to_string();
            self.say(match number {
                1 => texts.ready_one.to_owned(),
                number if number > SUGGESTED => fill(texts.many, &[("number", &number.to_string())]),
                number => fill(texts.ready, &[("number", &number.to_string()), ("minutes", &minutes)]),
            });
            self.codes.set(Some((Rc::new(codes), number <= SUGGESTED)));
            focus(CODES);
        });
    }

    /// There are many: a file is suggested, and they can be shown all the same.
    fn suggestion(self, codes: &Rc<Codes>) -> El {
        let texts = &keeping().devices;
        let codes = codes.clone();
        let show = button("quiet", texts.show, move || {
            self.codes.set(Some((codes.clone(), true)));
            focus(CODES);
        });
        let file = link("button", &Route::Keeping(Some("file".to_owned())), texts.file_make);
        el("div").class("button-row").attr("id", CODES).attr("tabindex", "-1").child(file).child(show)
    }

    fn shown(self, codes: &Rc<Codes>) -> El {
        let texts = &keeping().devices;
        let end = button("quiet", texts.end, move || {
            self.codes.set(None);
            self.said.set(String::new());
        });
        el("div")
            .child(el("h3").attr("id", CODES).attr("tabindex", "-1").text(texts.codes_title))
            .child(show_codes((**codes).clone()))
            .child(el("p").child(end))
    }
}

/// Codes that are read here, and what is restored from them.
fn receiving(store: Store) -> El {
    let texts = &keeping().devices;
    let codes = Arriving::begin();
    let flow = Flow::new(store);
    let arrival = move || Arrival {
        lens: codes.lens.into(),
        picture: Box::new(move || View::from(codes.picture())),
        progress: codes.progress.into(),
        refused: codes.refused.into(),
        without_code: codes.without_code.into(),
        open: on(move |open| codes.open(open)),
        pictures: on(move |event: InputEvent| codes.pictures(&event)),
    };
    let view = live(move || match codes.whole.get() {
        None => View::from(arriving(arrival())),
        Some(bytes) => {
            codes.open(false);
            flow.take(bytes);
            let again = button("quiet", texts.receive_again, move || codes.begin_again());
            el("div").child(el("p").text(texts.receive_done)).child(again).into()
        }
    });
    section(texts.receive_title).child(el("p").text(texts.receive_text)).child(view).child(flow.view())
}
