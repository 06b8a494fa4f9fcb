//! Codes arriving: what the camera sees, pictures in place of it, and what is here and what is missing, in words.
//!
//! The camera itself is opened elsewhere and handed in.

use super::qr_turns::stretches;
use super::{El, On, View, button, el, fresh_id, hint, live};
use crate::browser::document;
use crate::content::{fill, workbook};
use leptos::prelude::*;
use rethread_core::exchange::qr::{Lens, NoPart, NoPicture, Progress};

/// What the view shows and whom it tells. Signals are followed; handlers are called when something is pressed.
pub struct Arrival {
    /// What the camera is doing.
    pub lens: Signal<Lens>,
    /// What the camera sees; asked for each time it has been opened.
    pub picture: Box<dyn Fn() -> View>,
    /// How far the transfer has come; nothing before its first part.
    pub progress: Signal<Option<Progress>>,
    /// Why the last code that was not taken was not.
    pub refused: Signal<Option<NoPart>>,
    /// How many of the chosen pictures showed no code.
    pub without_code: Signal<usize>,
    /// Opens the camera, or closes it.
    pub open: On<bool>,
    /// Takes the event of the input of picture files.
    pub pictures: On<super::InputEvent>,
}

/// The whole view.
pub fn arriving(arrival: Arrival) -> El {
    let Arrival { lens, picture, progress, refused, without_code, open, pictures } = arrival;
    announce(progress);
    el("div")
        .class("code-arrive")
        .child(camera(lens, picture, open))
        .child(files(without_code, pictures))
        .child(el("p").class("code-here").live_text(move || progress.with(here)))
        .child(live(move || progress.get().map(|progress| marks(&progress))))
        .child(el("p").class("code-missing").live_text(move || progress.with(missing)))
        .child(el("p").attr("role", "status").live_text(move || refused.get().map_or("", refusal).to_owned()))
}

fn camera(lens: Signal<Lens>, picture: Box<dyn Fn() -> View>, open: On<bool>) -> El {
    let texts = &workbook().moving;
    let is_on = move || matches!(lens.get(), Lens::Opening | Lens::Open);
    let is_open = Memo::new(move |_| lens.get() == Lens::Open);
    let press = move || open(!matches!(lens.get_untracked(), Lens::Opening | Lens::Open));
    let said = move || match lens.get() {
        Lens::Closed => "",
        Lens::Opening => texts.camera_opening,
        Lens::Open => texts.camera_hold,
        Lens::Trouble(why) => trouble(why),
    };
    el("div")
        .class("code-camera")
        .child(live(move || is_open.get().then(&picture)))
        .child(
            button("", "", press)
                .live_text(move || if is_on() { texts.camera_close } else { texts.camera_open }.to_owned()),
        )
        .child(el("p").attr("role", "status").live_text(move || said().to_owned()))
}

fn trouble(why: NoPicture) -> &'static str {
    let texts = &workbook().moving;
    match why {
        NoPicture::NoCamera => texts.camera_no_camera,
        NoPicture::Refused => texts.camera_refused,
        NoPicture::Insecure => texts.camera_insecure,
        NoPicture::InUse => texts.camera_in_use,
        NoPicture::Failed => texts.camera_failed,
    }
}

fn files(without_code: Signal<usize>, pictures: On<super::InputEvent>) -> El {
    let texts = &workbook().moving;
    let (id, help) = (fresh_id("pictures"), fresh_id("hint"));
    let input = el("input")
        .attr("type", "file")
        .attr("accept", "image/*")
        .attr("multiple", "")
        .attr("id", &id)
        .attr("aria-describedby", &help)
        .on("change", move |event| pictures(event));
    let none = move || match without_code.get() {
        0 => String::new(),
        number => fill(texts.pictures_none, &[("number", &number.to_string())]),
    };
    el("div")
        .class("field")
        .child(el("label").attr("for", &id).text(texts.pictures))
        .child(hint(texts.pictures_help).attr("id", &help))
        .child(input)
        .child(el("p").attr("role", "status").live_text(none))
}

fn here(progress: &Option<Progress>) -> String {
    let texts = &workbook().moving;
    let Some(progress) = progress else { return texts.arrived_none.to_owned() };
    if progress.is_whole() {
        return texts.arrived_all.to_owned();
    }
    let (number, total) = (progress.count().to_string(), progress.total().to_string());
    fill(texts.arrived, &[("number", &number), ("total", &total)])
}

/// One mark for each code: full when it is here, an outline while it is not. The words say the same.
fn marks(progress: &Progress) -> El {
    let mark = |here: &bool| el("i").attr_if("class", here.then_some("on"));
    el("div").class("code-marks").attr("aria-hidden", "true").children(progress.here.iter().map(mark))
}

fn missing(progress: &Option<Progress>) -> String {
    let texts = &workbook().moving;
    let missing = progress.as_ref().map(Progress::missing).unwrap_or_default();
    let stretch = |(first, last): (usize, usize)| match last - first {
        0 => first.to_string(),
        _ => fill(texts.missing_to, &[("first", &first.to_string()), ("last", &last.to_string())]),
    };
    let mut said: Vec<String> = stretches(&missing).into_iter().map(stretch).collect();
    let Some(last) = said.pop() else { return String::new() };
    let numbers = match said.is_empty() {
        true => last,
        false => fill(texts.missing_and, &[("list", &said.join(", ")), ("last", &last)]),
    };
    fill(if missing.len() == 1 { texts.missing_one } else { texts.missing_many }, &[("numbers", &numbers)])
}

fn refusal(why: NoPart) -> &'static str {
    let texts = &workbook().moving;
    match why {
        NoPart::Foreign => texts.foreign,
        NoPart::Newer => texts.newer,
        NoPart::Damaged => texts.damaged,
        NoPart::TooLarge => texts.too_large,
    }
}

/// Says how far it has come at every quarter: at every code it would drown out everything else.
fn announce(progress: Signal<Option<Progress>>) {
    let quarter = Memo::new(move |_| {
        progress.with(|progress| progress.as_ref().map(|progress| progress.count() * 4 / progress.total().max(1)))
    });
    Effect::new(move |_| {
        if quarter.get().is_some() {
            document::announce(&progress.with_untracked(here));
        }
    });
}
