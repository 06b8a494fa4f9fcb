//! Three short first screens, which can be skipped at any point.

use crate::content::{fill, ui};
use crate::parts::{View, bullets, button, contexts, details, el, heading, link, on, page};
use crate::route::Route;
use crate::state::{Store, go};

const SCREENS: u8 = 3;

/// One of the screens.
pub fn welcome(screen: u8) -> View {
    let texts = &ui().welcome;
    let label = fill(texts.label, &[("screen", &screen.to_string()), ("screens", &SCREENS.to_string())]);
    let inside = match screen {
        1 => what_it_is(),
        2 => what_is_kept(),
        _ => where_to_look(),
    };
    let back = (screen > 1).then(|| link("button quiet", &Route::Welcome(screen - 1), texts.back));
    let forward = if screen < SCREENS {
        link("button", &Route::Welcome(screen + 1), texts.next)
    } else {
        button("", texts.done, || leave(&Route::Signs))
    };
    let ways = el("div").class("button-row ways").child(back).child(forward);
    let supporters = (screen == 1).then(|| el("p").child(link("button plain", &Route::Supporters, texts.supporters)));
    page("welcome")
        .child(el("p").class("steps-progress").text(&label))
        .child(inside)
        .child(ways.child(button("plain", texts.skip, || leave(&Route::Today))))
        .child(supporters)
        .into()
}

/// Ends the welcome: to the signs when it was read to its end, to Today when it was skipped.
fn leave(place: &Route) {
    Store::here().change_preferences(|preferences| preferences.welcomed = true);
    go(place);
}

fn what_it_is() -> View {
    let texts = &ui().welcome;
    View::all([
        heading(texts.title_1),
        el("p").class("lede").text(texts.text_1),
        bullets([texts.item_1_1, texts.item_1_2, texts.item_1_3, texts.item_1_4]),
    ])
}

fn what_is_kept() -> View {
    let texts = &ui().welcome;
    let first = View::all([
        heading(texts.title_2),
        el("p").class("lede").text(texts.text_2),
        bullets([texts.item_2_1, texts.item_2_2, texts.item_2_3]),
    ]);
    View::all([first, limits()])
}

/// What can reveal what was written, what browsers delete, and what leaving quickly cannot do.
pub fn limits() -> View {
    let texts = &ui().welcome;
    let reveal = [texts.more_2_1, texts.more_2_2, texts.more_2_3, texts.more_2_4, texts.more_2_5, texts.more_2_6];
    let deletes = [texts.more_2_deletes_1, texts.more_2_deletes_2, texts.more_2_deletes_3, texts.more_2_deletes_4];
    let leave = [texts.more_2_leave_1, texts.more_2_leave_2, texts.more_2_leave_3];
    View::all([
        details(texts.more_2_title, bullets(reveal)),
        details(texts.more_2_deletes_title, bullets(deletes)),
        details(texts.more_2_leave_title, bullets(leave)),
    ])
}

fn where_to_look() -> View {
    let texts = &ui().welcome;
    let store = Store::here();
    let changed = on(move |contexts| store.change_preferences(move |preferences| preferences.contexts = contexts));
    View::all([
        heading(texts.title_3),
        el("p").class("lede").text(texts.text_3),
        contexts(ui().common.contexts, store.preferences().contexts, changed),
    ])
}
