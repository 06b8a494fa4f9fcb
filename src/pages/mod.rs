//! One file for each place a person can be. Pages read and change through `state`; they never touch storage.

mod answered;
mod aside;
mod bin;
mod capture;
mod danger;
mod editor;
mod editor_people;
mod editor_prompts;
mod exercise;
mod journal;
mod keeping;
mod later;
mod learn;
mod lock_guard;
mod lock_screen;
mod missing;
mod narrow;
mod notes;
mod notices;
mod over_time;
mod practice_read;
mod practices;
mod root;
mod roots;
mod row;
mod run;
mod run_gate;
mod run_parts;
mod run_step;
mod search;
mod search_box;
mod settings;
mod settings_leave;
mod sign;
mod signs;
mod signs_own;
mod today;
mod today_check;
mod today_due;
mod two_versions;
mod welcome;

use crate::content::ui;
use crate::parts::View;
use crate::route::Route;

/// The page beside the app that deletes everything. It asks once more and needs no passphrase.
const ERASE: &str = "./erase.html";

pub use later::{ask_passphrase, newer_version, watch_lock};

/// Draws the place a route names. What a first visit opens with is there; the rest comes with [`later`].
pub fn page(route: &Route) -> View {
    match route {
        Route::Welcome(screen) => welcome::welcome(*screen),
        other => later::page(other),
    }
}

/// Whether that place is drawn a moment after it was asked for.
pub fn comes_later(route: &Route) -> bool {
    !matches!(route, Route::Welcome(_))
}

/// What the tab is called there. Names places, never what was written in them.
pub fn title(route: &Route) -> &'static str {
    let ui = ui();
    match route {
        Route::Today => ui.today.title,
        Route::Welcome(1) => ui.welcome.title_1,
        Route::Welcome(2) => ui.welcome.title_2,
        Route::Welcome(_) => ui.welcome.title_3,
        Route::Signs | Route::Sign(_) => ui.signs.title,
        Route::Roots | Route::Root(_) => ui.roots.title,
        Route::Learn(_) | Route::Read(_) => ui.learn.title,
        Route::Questions | Route::Question(_) => ui.learn.questions,
        Route::Words(_) => ui.learn.words,
        Route::Caution => ui.learn.caution,
        Route::Scenes => ui.learn.scenes,
        Route::Supporters => ui.learn.supporters,
        Route::Search => ui.search.title,
        Route::Practices | Route::Exercise(_) | Route::Run(_) | Route::Practice(_) => ui.practice.title,
        Route::Journal => ui.journal.title,
        Route::Write(_) | Route::Entry(_) => ui.journal.entry,
        Route::Workbook(_) | Route::Begin(..) | Route::Note(_) | Route::Thread(_) => ui.shell.workbook,
        Route::Person(_) => ui.shell.workbook,
        Route::Find | Route::Look(_) => ui.journal.title,
        Route::Bin => ui.journal.bin_title,
        Route::Settings | Route::Keeping(_) => ui.settings.title,
        Route::Care => ui.aside.title,
        Route::Unknown(_) => ui.common.not_found_title,
    }
}
