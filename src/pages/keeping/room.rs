//! How much room is used, and what that means.

use super::safe::section;
use crate::content::{content, fill, keeping};
use crate::parts::{El, View, el, live};
use crate::state::Store;
use rethread_core::vault::Level;

/// The meter and a word about it.
pub fn room(store: Store) -> El {
    let texts = &keeping().safe;
    let shown = live(move || {
        store.track();
        let Some(meter) = store.meter() else { return View::from(el("p").text(texts.room_unknown)) };
        let percent = meter.used.saturating_mul(100).checked_div(meter.limit).unwrap_or(0).to_string();
        let (used, limit) = (size_words(meter.used), size_words(meter.limit));
        let words = fill(texts.room_used, &[("used", &used), ("limit", &limit), ("percent", &percent)]);
        let bar = el("meter").attr("min", "0").attr("max", &meter.limit.to_string());
        let bar = bar.attr("value", &meter.used.min(meter.limit).to_string());
        let about = if meter.level < Level::Seventy { texts.room_plenty } else { texts.room_short };
        View::all([
            el("label").class("meter").child(el("span").text(&words)).child(bar),
            el("p").live_text(move || store.room_words().unwrap_or(about).to_owned()),
        ])
    });
    section(texts.room_title).child(shown)
}

/// Millions of units with one decimal.
fn size_words(units: u64) -> String {
    let tenths = units.saturating_mul(10) / (1024 * 1024);
    let mark = if content().language == "en" { "." } else { "," };
    [&(tenths / 10).to_string(), mark, &(tenths % 10).to_string(), " M"].concat()
}
