//! What stands for the whole year, and what waits at its end.

use rethread_core::content::Context;
use rethread_core::record::{
    Body, Boundary, Came, Entry, Felt, Happening, Ladder, Person, Promise, PromiseState, Safety, SignAnswer, Ties, Turn,
};
use rethread_core::vault::RecordId;

use super::words::{BOUNDARIES, LADDERS, PEOPLE, PROMISES};
use super::year::{AWAY, DAYS, Year};
use crate::copies::Written;

const SIGNS: [&str; 3] = ["waiting-for-betrayal", "good-feels-suspicious", "reading-harm"];

impl Year {
    /// Everybody, and the signs that are marked.
    pub(super) fn people(&mut self) {
        for (number, (alias, context, note)) in PEOPLE.into_iter().enumerate() {
            let at = self.at(DAYS, 8) + number as u64 * 60_000;
            let danger = if number == 4 { Safety::Yes } else { Safety::No };
            let context = Context::read(&[context.into()]).first().copied();
            let person =
                Person { alias: alias.into(), context, note: note.into(), danger: Some(danger), danger_at: at };
            self.keep(at, &person);
        }
        for sign in SIGNS {
            let Some(id) = RecordId::singleton(SignAnswer::KIND, sign) else { continue };
            let answer = SignAnswer { sign: sign.into(), felt: Felt::Yes, ..SignAnswer::default() };
            let at = self.at(DAYS, 9);
            self.written.push(Written { id, at, record: answer.to_json() });
        }
    }

    /// What is held to for longer: ladders with their tries, promises, boundaries.
    pub(super) fn held(&mut self) {
        for (number, (title, steps)) in LADDERS.into_iter().enumerate() {
            let mut ladder = Ladder { title: title.into(), ties: self.about(1 + number * 2), ..Ladder::default() };
            for (words, size) in steps {
                let id = ladder.add(words);
                ladder.rungs.iter_mut().filter(|rung| rung.id == id).for_each(|rung| rung.size = Some(*size));
            }
            let first = 280 - number as u64 * 100;
            let at = self.at(first, 18);
            let id = self.keep(at, &ladder);
            for (place, rung) in ladder.rungs.iter().take(4).enumerate() {
                let ago = first.saturating_sub(14 + place as u64 * 30);
                if AWAY.contains(&ago) {
                    continue;
                }
                let mut prediction = self.prediction(ago, Some(1 + number * 2));
                prediction.plan.clone_from(&rung.words);
                prediction.rung = Some(rung.id.clone());
                prediction.ties.from = Some(id.clone());
                prediction.ties.carried = title.into();
                let at = self.at(ago, 17);
                self.keep(at, &prediction);
            }
        }
        for (number, (words, why, standing)) in PROMISES.into_iter().enumerate() {
            let ago = 330 - number as u64 * 50;
            let at = self.at(ago, 20);
            let standing = PromiseState::ALL.into_iter().find(|one| one.id() == standing).unwrap_or_default();
            let turn = Turn { day: self.day_name(ago.saturating_sub(20)), standing, words: String::new() };
            let turns = if standing == PromiseState::Open { Vec::new() } else { vec![turn] };
            let promise = Promise { words: words.into(), why: why.into(), standing, turns, ..Promise::default() };
            self.keep(at, &promise);
        }
        for (number, [fine, not_fine, will_do, say]) in BOUNDARIES.into_iter().enumerate() {
            let ago = 250 - number as u64 * 80;
            let happened = Happening {
                day: self.day_name(ago.saturating_sub(9)),
                respected: Some(if number == 1 { Came::No } else { Came::Yes }),
                words: will_do.into(),
            };
            let boundary = Boundary {
                fine: fine.into(),
                not_fine: not_fine.into(),
                will_do: will_do.into(),
                say: say.into(),
                happened: vec![happened],
                ties: self.about(1 + number % 2),
            };
            let at = self.at(ago, 19);
            self.keep(at, &boundary);
        }
    }

    /// Something to look back at now, and something later.
    pub(super) fn waiting(&mut self) {
        let lines = ["Ask me in two weeks whether I still want to move", "Did the swimming do anything?"];
        for (text, due) in lines.into_iter().zip([self.day_name(1), self.ahead(9)]) {
            let ties = Ties { due, ..Ties::default() };
            let at = self.at(15, 21);
            self.keep(at, &Entry { text: text.into(), ties, ..Entry::default() });
        }
        for (fear, likely, due) in [
            ("They are cold to me after what I said at dinner", 70, self.day_name(1)),
            ("I freeze when I am asked about the move", 55, self.ahead(5)),
        ] {
            let mut prediction = self.prediction(3, Some(2));
            prediction.fear = fear.into();
            prediction.likely = Some(likely);
            prediction.ties.due = due;
            let at = self.at(3, 20);
            self.keep(at, &prediction);
        }
    }
}
