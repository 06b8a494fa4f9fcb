//! Restoring in words: what is in a file, what it would come to, what became of it, and what can be wrong.

use super::held::{held, many};
use crate::content::{fill, keeping};
use crate::parts::{El, View, bullets, day_in_full, day_of, el};
use crate::state::exchange::restoring::Refusal;
use rethread_core::keys::KeyError;
use rethread_core::record::{Body, Preferences, Reading};
use rethread_core::vault::{BackupError, Preview, Restored, Undone};

/// A moment as its day in full.
pub fn on_day(ms: u64) -> String {
    day_of(ms).map(|day| day_in_full(&day)).unwrap_or_default()
}

/// What is in the file.
pub fn inside(preview: &Preview) -> View {
    let texts = &keeping().restore;
    let made = preview.made_at.map(|at| el("p").text(&fill(texts.made_at, &[("when", &on_day(at))])));
    let span = preview.span.map(|(from, to)| {
        let (from, to) = (on_day(from), on_day(to));
        let words = if from == to { texts.span_day } else { texts.span };
        el("p").text(&fill(words, &[("from", &from), ("to", &to)]))
    });
    View::all([View::from(made), held(&preview.kinds).into(), span.into()])
}

/// Whether restoring would change anything, what was deleted here aside.
pub fn changes(preview: &Preview) -> bool {
    preview.new + preview.newer + preview.differing + preview.deleted_there + preview.marked > 0
}

/// Kinds of which several versions come together without anybody deciding.
const JOINED: [char; 2] = [Preferences::KIND, Reading::KIND];

/// What restoring would come to.
pub fn would(preview: &Preview) -> El {
    let texts = &keeping().restore;
    let joined = preview.differing_kinds.iter().filter(|(kind, _)| JOINED.contains(kind));
    let joined = joined.map(|(_, number)| number).sum::<usize>();
    let lines = [
        (preview.new, texts.new_one, texts.new),
        (preview.newer, texts.newer_one, texts.newer),
        (preview.differing.saturating_sub(joined), texts.differing_one, texts.differing),
        (joined, texts.joined_one, texts.joined),
        (preview.there, texts.there_one, texts.there),
        (preview.older, texts.older_one, texts.older),
        (preview.deleted_here, texts.deleted_here_one, texts.deleted_here),
        (preview.deleted_there, texts.deleted_there_one, texts.deleted_there),
        (preview.marked, texts.marked_one, texts.marked),
        (preview.unreadable, texts.unreadable_one, texts.unreadable),
    ];
    let lines = lines.into_iter().filter(|(number, ..)| *number > 0);
    let lines: Vec<String> = lines.map(|(number, one, several)| many(number, one, several)).collect();
    bullets(lines.iter().map(String::as_str))
}

/// What became of it.
pub fn done(restored: &Restored) -> Vec<String> {
    let texts = &keeping().restore;
    let back = restored.brought_back;
    let copies = match restored.outcome {
        outcome if outcome.is_in_both() => texts.done_both,
        outcome if outcome.is_in_memory_alone() => texts.done_memory,
        _ => texts.done_partly,
    };
    let added = restored.keys.len().saturating_sub(back);
    let lines = [
        (added > 0).then(|| many(added, texts.done_one, texts.done)),
        (back > 0).then(|| many(back, texts.done_back_one, texts.done_back)),
        Some(copies.to_owned()),
    ];
    lines.into_iter().flatten().collect()
}

/// What undoing came to.
pub fn undone(undone: &Undone) -> String {
    let texts = &keeping().restore;
    match undone.left {
        _ if !undone.outcome.is_in_all_there_are() => texts.undone_partly.to_owned(),
        0 => texts.undone.to_owned(),
        left => many(left, texts.undone_left_one, texts.undone_left),
    }
}

/// Why a file is not restored, and that nothing was changed.
pub fn refusal(refusal: &Refusal) -> String {
    let texts = &keeping().restore;
    let words = match refusal {
        Refusal::Unread => texts.error_unread.to_owned(),
        Refusal::Zip(_) => texts.error_zip.to_owned(),
        Refusal::Key(error) => key_words(*error).to_owned(),
        Refusal::Backup(error) => backup_words(error),
    };
    [&words, " ", texts.safe].concat()
}

fn backup_words(error: &BackupError) -> String {
    let texts = &keeping().restore;
    match error {
        BackupError::TooLarge => texts.error_too_large,
        BackupError::TooDeep(_)
        | BackupError::TooMuch(_)
        | BackupError::TextTooLong(_)
        | BackupError::NameTooLong(_)
        | BackupError::Number(_)
        | BackupError::TooManyRecords => texts.error_too_much,
        BackupError::Sealed => texts.sealed,
        BackupError::CutShort => texts.error_cut_short,
        BackupError::NotJson(..) => texts.error_not_json,
        BackupError::NotABackup => texts.error_not_backup,
        BackupError::Newer(_) => texts.error_newer,
        BackupError::Entry(number, _) => return fill(texts.error_entry, &[("number", &number.to_string())]),
        BackupError::TwoOfOne(_) => texts.error_two,
    }
    .to_owned()
}

fn key_words(error: KeyError) -> &'static str {
    let texts = &keeping().restore;
    match error {
        KeyError::WrongPassphrase => texts.error_wrong,
        KeyError::Damaged => texts.error_damaged,
        KeyError::NotAge => texts.error_not_backup,
        KeyError::Newer => texts.error_newer_seal,
        KeyError::NotPassphrase => texts.error_key,
        KeyError::TooHard => texts.error_hard,
        KeyError::TooLarge => texts.error_too_large,
        KeyError::NoRoom => texts.error_no_room,
        KeyError::WorkerMissing => texts.error_part,
        KeyError::Stopped => texts.error_other,
    }
}
