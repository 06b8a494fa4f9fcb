//! What a site may not take away when it lays its own content over ours.

use super::authored::Authored;
use super::languages::same_placeholders;
use super::problem::{Place, Problem, Problems};

/// Texts of the app that a file in place of ours leaves out, and practices that no longer ask the danger question.
pub(super) fn check(base: &Authored, authored: &Authored) -> Vec<Problem> {
    let problems = Problems::default();
    for section in &base.ui {
        let own = authored.ui.iter().find(|own| own.name == section.name);
        let file = &own.map_or(&section.place, |own| &own.place).file;
        for (key, text) in &section.texts {
            match authored.ui_text(&section.name, key) {
                Some(own) => same_placeholders(text, own, &problems),
                None => {
                    let message = format!("`{}.{}` is missing; {} has it", section.name, key.words, key.place);
                    problems.add(&Place::new(file, 1), message);
                }
            }
        }
    }
    for exercise in base.exercises.iter().filter(|exercise| exercise.danger_first) {
        let own = authored.exercises.iter().find(|own| own.id == exercise.id);
        if let Some(own) = own.filter(|own| !own.danger_first) {
            let message = format!("{} asks the danger question first; set `danger_first = true`", exercise.place.file);
            problems.add(&own.place, message);
        }
    }
    problems.sorted()
}
