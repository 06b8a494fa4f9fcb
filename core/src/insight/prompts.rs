//! Which invitations to write are offered, and in what order: those that fit first, none again within a month, and
//! others on another day.

use super::{Day, Gathered, Made};
use crate::arrange::arrange;
use crate::content::{Context, Prompt};

/// For so many days an invitation that was taken up is not offered again, while there are others.
const RESTS: i32 = 30;

/// Ids of the invitations that were taken up in the days before, with the day, the latest first.
pub fn taken_up<'a>(gathered: &'a Gathered, today: &Day) -> Vec<(&'a str, Day)> {
    let since = today.plus(-RESTS);
    let taken = gathered.newest().filter_map(|known| match &known.made {
        Made::Entry(entry) => Some((entry.prompt_id.as_deref()?, known.day()?)),
        _ => None,
    });
    taken.filter(|(_, day)| *day >= since).collect()
}

/// The invitations to offer today, the best first: for a recognised sign, for a chosen part of life, for anywhere, for
/// other parts of life. Of equal ones the order changes with the day. Where all were taken up, it is all of them, those
/// first that were taken up longest ago; the list is empty only where there is no invitation at all.
pub fn offered(
    prompts: &'static [Prompt],
    recognised: &[&str],
    chosen: &[Context],
    taken_up: &[(&str, Day)],
    today: &Day,
) -> Vec<&'static Prompt> {
    let since = today.plus(-RESTS);
    let last = |prompt: &Prompt| {
        let days = taken_up.iter().filter(|(id, day)| *id == prompt.id && *day >= since).map(|(_, day)| day);
        days.max().map_or("", Day::as_str)
    };
    let fits = |prompt: &Prompt| {
        let named = prompt.contexts.iter().any(|context| chosen.contains(context));
        match () {
            () if !Context::fits(prompt.contexts, chosen) => 3,
            () if prompt.signs.iter().any(|sign| recognised.contains(sign)) => 0,
            () if named => 1,
            () => 2_u8,
        }
    };
    let mut all: Vec<(&str, u8, u32, &'static Prompt)> =
        prompts.iter().map(|prompt| (last(prompt), fits(prompt), chance(today, prompt.id), prompt)).collect();
    if all.iter().any(|(last, ..)| last.is_empty()) {
        all.retain(|(last, ..)| last.is_empty());
    }
    arrange(&mut all, |one, other| (one.0, one.1, one.2) < (other.0, other.1, other.2));
    all.into_iter().map(|(.., prompt)| prompt).collect()
}

/// A number that is the same all day and another one tomorrow.
fn chance(today: &Day, id: &str) -> u32 {
    let bytes = today.as_str().bytes().chain(id.bytes());
    let hash = bytes.fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    // Days differ in the last letters alone, and this carries them into all of the number.
    let hash = (hash ^ hash >> 16).wrapping_mul(0x85eb_ca6b);
    (hash ^ hash >> 13).wrapping_mul(0xc2b2_ae35)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Depth;
    use crate::record::{Body, Entry};
    use crate::vault::{RecordId, State};
    use std::collections::BTreeSet;

    const fn prompt(id: &'static str, contexts: &'static [Context], signs: &'static [&'static str]) -> Prompt {
        Prompt { id, text: "", contexts, signs, depth: Depth::Gentle }
    }

    static FEW: [Prompt; 5] = [
        prompt("anywhere", &[], &[]),
        prompt("work", &[Context::Work], &[]),
        prompt("friends", &[Context::Friends], &["a"]),
        prompt("sign", &[], &["b", "a"]),
        prompt("friend-sign", &[Context::Friends], &["c"]),
    ];

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn ids(prompts: Vec<&Prompt>) -> Vec<&str> {
        prompts.into_iter().map(|prompt| prompt.id).collect()
    }

    #[test]
    fn those_that_fit_come_first() {
        let today = day("2026-11-23");
        let found = ids(offered(&FEW, &["a"], &[Context::Work], &[], &today));
        assert_eq!(found[..3], ["sign", "work", "anywhere"]);
        assert_eq!(found.iter().copied().collect::<BTreeSet<_>>().len(), 5);
        assert_eq!(ids(offered(&FEW, &["c"], &[], &[], &today))[0], "friend-sign");
    }

    #[test]
    fn what_was_taken_up_rests_until_nothing_else_is_left() {
        let today = day("2026-11-23");
        let all: Vec<(&str, Day)> =
            FEW.iter().enumerate().map(|(at, one)| (one.id, today.plus(-(at as i32)))).collect();
        let found = ids(offered(&FEW, &[], &[], &all, &today));
        assert_eq!(found, ["friend-sign", "sign", "friends", "work", "anywhere"]);
        assert_eq!(ids(offered(&FEW, &[], &[], &all[1..], &today)), ["anywhere"]);
        let long_ago = [("sign", today.plus(-31)), ("work", today.plus(-30))];
        assert_eq!(offered(&FEW, &[], &[], &long_ago, &today).len(), 4);
        assert!(offered(&[], &[], &[], &[], &today).is_empty());
    }

    #[test]
    fn through_a_year_none_comes_again_within_a_month() {
        let prompts: Vec<Prompt> = (0..60)
            .map(|number| {
                let id: &'static str = format!("prompt-{number}").leak();
                let context: &'static [Context] = if number % 3 == 0 { &[Context::Family] } else { &[] };
                prompt(id, context, if number % 4 == 0 { &["a"] } else { &[] })
            })
            .collect();
        let prompts: &'static [Prompt] = prompts.leak();
        let mut gathered = Gathered::default();
        let mut last: Vec<&str> = Vec::new();
        let (mut firsts, mut today) = (BTreeSet::new(), day("2026-01-01"));
        for number in 0..365 {
            let taken = taken_up(&gathered, &today);
            let found = ids(offered(prompts, &["a"], &[Context::Work], &taken, &today));
            let first = found[0];
            assert!(!last.iter().rev().take(30).any(|before| *before == first), "{today:?}");
            firsts.insert(first);
            last.push(first);
            let id = RecordId::new(Entry::KIND, number, number);
            let entry = Entry { prompt_id: Some(first.into()), ..Entry::default() };
            gathered.put(&id, Some((today.clone(), 8)), State::Kept, &entry.to_json());
            today = today.plus(1);
        }
        assert!(firsts.len() > 30);
    }

    #[test]
    fn another_day_has_another_order() {
        let many: Vec<Prompt> = (0..20).map(|number| prompt(format!("p{number}").leak(), &[], &[])).collect();
        let many: &'static [Prompt] = many.leak();
        let first = |text: &str| ids(offered(many, &[], &[], &[], &day(text)));
        assert_eq!(first("2026-11-23"), first("2026-11-23"));
        let different: BTreeSet<&str> = (1..=28).map(|number| first(&format!("2026-11-{number:02}"))[0]).collect();
        assert!(different.len() > 8, "{different:?}");
    }
}
