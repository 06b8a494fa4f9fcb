//! What restoring a backup would come to, record by record, before it is done.

use super::Backup;
use super::fate::{Fate, Place};
use crate::arrange::arrange;
use crate::vault::id::{RecordId, State};
use crate::vault::{Shelf, Vault};
use std::collections::BTreeMap;

/// What a backup holds and what restoring it would come to. The counts from [`Preview::new`] on add up to
/// [`Preview::records`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// When it was made, if it says so.
    pub made_at: Option<u64>,
    /// How many records with words there are of each kind.
    pub kinds: Vec<(char, usize)>,
    /// When the earliest and the latest of them were begun; of those without such a time, when they were saved.
    pub span: Option<(u64, u64)>,
    /// Records in it, deleted ones too.
    pub records: usize,
    /// There is nothing of them here: they are added.
    pub new: usize,
    /// They are here as they are in it.
    pub there: usize,
    /// It has later words of them: these will stand, and what stands here now comes before them.
    pub newer: usize,
    /// They were changed in both places: both versions will stand.
    pub differing: usize,
    /// How many of those there are of each kind, since not every kind asks a person to decide.
    pub differing_kinds: Vec<(char, usize)>,
    /// There are later words of them here: they stay as they are here.
    pub older: usize,
    /// They were deleted here since: they stay deleted, unless they are to be brought back.
    pub deleted_here: usize,
    /// They are here and were deleted there since: they will be deleted here, and can be brought back for as long as
    /// the restoring can be undone.
    pub deleted_there: usize,
    /// They were deleted there and there are no words of them here: only that is noted.
    pub marked: usize,
    /// Values that nothing could read when it was made, and nothing can now. They stay in the file.
    pub unreadable: usize,
}

/// What becomes of a record, the more telling later: of several versions the last of these counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Becomes {
    There,
    Older,
    DeletedHere,
    Marked,
    DeletedThere,
    New,
    Newer,
    Differing,
}

impl Becomes {
    fn of(fate: &Fate, state: State) -> Becomes {
        match (fate, state) {
            (Fate::There, _) => Becomes::There,
            (Fate::Older, _) => Becomes::Older,
            (Fate::DeletedHere, _) => Becomes::DeletedHere,
            (Fate::Added(_, Place::Beside), _) => Becomes::Differing,
            (Fate::Added(_, Place::Alone | Place::OnDeletion), State::Tombstone) => Becomes::Marked,
            (Fate::Added(_, Place::OnTop), State::Tombstone) => Becomes::DeletedThere,
            (Fate::Added(_, Place::Alone), _) => Becomes::New,
            (Fate::Added(_, Place::OnTop | Place::OnDeletion), _) => Becomes::Newer,
        }
    }
}

impl<L: Shelf, S: Shelf> Vault<L, S> {
    /// What restoring this backup into the vault as it stands would come to. Writes nothing. Asks every so often
    /// whether somebody else should have a turn.
    pub async fn preview(&self, backup: &Backup, turn: impl AsyncFn()) -> Preview {
        let fates = self.fates(backup, turn).await;
        let mut preview = Preview { made_at: backup.made_at, unreadable: backup.unreadable, ..Preview::default() };
        let mut records: BTreeMap<&RecordId, (Becomes, bool)> = BTreeMap::new();
        for (revision, fate) in backup.revisions.iter().zip(&fates) {
            let (id, state) = (&revision.key.id, revision.key.state);
            let becomes = Becomes::of(fate, state);
            let record = records.entry(id).or_insert((becomes, false));
            record.0 = record.0.max(becomes);
            if state == State::Tombstone {
                continue;
            }
            if !std::mem::replace(&mut record.1, true) {
                count(&mut preview.kinds, id.kind());
            }
            let at = id.made_at().unwrap_or(revision.envelope.at);
            let (from, to) = preview.span.unwrap_or((at, at));
            preview.span = Some((from.min(at), to.max(at)));
        }
        arrange(&mut preview.kinds, |one, other| one.0 < other.0);
        preview.records = records.len();
        for (id, (becomes, _)) in records {
            if becomes == Becomes::Differing {
                count(&mut preview.differing_kinds, id.kind());
            }
            *match becomes {
                Becomes::There => &mut preview.there,
                Becomes::Older => &mut preview.older,
                Becomes::DeletedHere => &mut preview.deleted_here,
                Becomes::Marked => &mut preview.marked,
                Becomes::DeletedThere => &mut preview.deleted_there,
                Becomes::New => &mut preview.new,
                Becomes::Newer => &mut preview.newer,
                Becomes::Differing => &mut preview.differing,
            } += 1;
        }
        preview
    }
}

/// Counts one more of a kind.
fn count(kinds: &mut Vec<(char, usize)>, kind: char) {
    match kinds.iter_mut().find(|(known, _)| *known == kind) {
        Some((_, number)) => *number += 1,
        None => kinds.push((kind, 1)),
    }
}
