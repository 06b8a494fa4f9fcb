//! What can be seen across triggers: how often each kind, part of life and time of day was noted, and what helped.

use super::{Day, Known, Made};
use crate::content::Context;
use crate::record::{DayPart, Trigger};

/// Counts across triggers. One with two kinds counts for both; one without an answer counts as not said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Patterns {
    /// How many triggers.
    pub triggers: usize,
    /// By kind id, the most noted first.
    pub by_kind: Vec<(Option<String>, usize)>,
    /// By part of life, in the order they are shown, then those not said.
    pub by_context: Vec<(Option<Context>, usize)>,
    /// By time of day, in the order of the day, then those not said.
    pub by_part: Vec<(Option<DayPart>, usize)>,
    /// What helped, newest first, with the record it stands in.
    pub helped: Vec<(String, String)>,
}

/// The triggers of some days, both ends included; open where none is given. What is hidden is counted and not quoted.
pub fn patterns<'a>(newest: impl Iterator<Item = &'a Known>, from: Option<&Day>, to: Option<&Day>) -> Patterns {
    let mut found = Patterns::default();
    let (mut kinds, mut contexts, mut parts) = (Vec::new(), Vec::new(), Vec::new());
    let within = |known: &Known| {
        let day = known.day();
        from.is_none_or(|from| day.as_ref() >= Some(from))
            && to.is_none_or(|to| day.as_ref().is_some_and(|day| day <= to))
    };
    for known in newest.filter(|known| within(known)) {
        let Some(trigger) = trigger(known) else { continue };
        found.triggers += 1;
        kinds.extend(or_none(trigger.kinds.iter().cloned()));
        contexts.extend(or_none(trigger.ties.contexts.iter().copied()));
        parts.push(trigger.part);
        if !trigger.helped.trim().is_empty() && !known.is_hidden() {
            found.helped.push((known.id.to_string(), trigger.helped.trim().to_owned()));
        }
    }
    found.by_kind = counted(kinds);
    found.by_kind.sort_by(|one, other| (one.0.is_none(), other.1).cmp(&(other.0.is_none(), one.1)));
    found.by_context = counted(contexts);
    found.by_context.sort_by_key(|(context, _)| (context.is_none(), *context));
    found.by_part = counted(parts);
    found.by_part.sort_by_key(|(part, _)| (part.is_none(), *part));
    found
}

/// What there is, or that there is none.
fn or_none<T>(all: impl Iterator<Item = T>) -> Vec<Option<T>> {
    let all: Vec<Option<T>> = all.map(Some).collect();
    if all.is_empty() { vec![None] } else { all }
}

fn counted<T: PartialEq>(all: Vec<T>) -> Vec<(T, usize)> {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for one in all {
        match counts.iter_mut().find(|(known, _)| *known == one) {
            Some((_, count)) => *count += 1,
            None => counts.push((one, 1)),
        }
    }
    counts
}

fn trigger(known: &Known) -> Option<&Trigger> {
    match &known.made {
        Made::Trigger(trigger) => Some(trigger),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::Gathered;
    use crate::record::{Body, Ties};
    use crate::vault::{RecordId, State};
    use proptest::prelude::*;

    /// Day, kinds, parts of life, time of day, what helped, whether it is hidden.
    type Row = (&'static str, &'static [&'static str], &'static [Context], Option<DayPart>, &'static str, bool);

    fn all() -> Gathered {
        let rows: [Row; 4] = [
            ("2026-11-01", &["silence"], &[Context::Partner], Some(DayPart::Night), "a walk", false),
            ("2026-11-02", &["silence", "lie"], &[Context::Partner, Context::Work], None, "", false),
            ("2026-11-03", &[], &[], Some(DayPart::Night), "tea", true),
            ("2026-11-09", &["lie"], &[Context::Work], Some(DayPart::Morning), "a friend", false),
        ];
        let mut gathered = Gathered::default();
        for (number, (day, kinds, contexts, part, helped, hidden)) in rows.into_iter().enumerate() {
            let trigger = Trigger {
                day: day.into(),
                kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
                part,
                helped: helped.into(),
                ties: Ties { contexts: contexts.to_vec(), hidden, ..Ties::default() },
                ..Trigger::default()
            };
            gathered.put(&RecordId::new(Trigger::KIND, number as u64, 1), None, State::Kept, &trigger.to_json());
        }
        gathered
    }

    #[test]
    fn a_case_worked_out_by_hand() {
        let found = patterns(all().newest(), None, None);
        assert_eq!(found.triggers, 4);
        let kinds: Vec<_> = found.by_kind.iter().map(|(kind, count)| (kind.as_deref(), *count)).collect();
        assert_eq!(kinds, [(Some("lie"), 2), (Some("silence"), 2), (None, 1)]);
        assert_eq!(found.by_context, [(Some(Context::Partner), 2), (Some(Context::Work), 2), (None, 1)]);
        assert_eq!(found.by_part, [(Some(DayPart::Morning), 1), (Some(DayPart::Night), 2), (None, 1)]);
        let helped: Vec<&str> = found.helped.iter().map(|(_, words)| words.as_str()).collect();
        assert_eq!(helped, ["a friend", "a walk"]);
    }

    #[test]
    fn days_are_counted_with_both_ends() {
        let count = |from: &str, to: &str| {
            patterns(all().newest(), Day::parse(from).as_ref(), Day::parse(to).as_ref()).triggers
        };
        assert_eq!(count("2026-11-02", "2026-11-03"), 2);
        assert_eq!(count("2026-11-04", ""), 1);
        assert_eq!(count("", "2026-11-01"), 1);
    }

    proptest! {
        #[test]
        fn every_trigger_is_counted_once_for_each_thing_said_of_it(
            rows in proptest::collection::vec((0..3_usize, 0..3_usize, proptest::option::of(0..4_usize), any::<bool>()), 0..40)
        ) {
            let mut gathered = Gathered::default();
            for (number, (kinds, contexts, part, hidden)) in rows.iter().enumerate() {
                let trigger = Trigger {
                    kinds: ["silence", "lie", "tone"].iter().take(*kinds).map(|kind| (*kind).to_owned()).collect(),
                    part: part.map(|part| DayPart::ALL[part]),
                    helped: "tea".into(),
                    ties: Ties { contexts: Context::ALL[..*contexts].to_vec(), hidden: *hidden, ..Ties::default() },
                    ..Trigger::default()
                };
                gathered.put(&RecordId::new(Trigger::KIND, number as u64, 1), None, State::Kept, &trigger.to_json());
            }
            let found = patterns(gathered.newest(), None, None);
            let kinds: usize = rows.iter().map(|row| row.0.max(1)).sum();
            let contexts: usize = rows.iter().map(|row| row.1.max(1)).sum();
            let open = rows.iter().filter(|row| !row.3).count();
            prop_assert_eq!(found.triggers, rows.len());
            prop_assert_eq!(found.by_kind.iter().map(|(_, count)| count).sum::<usize>(), kinds);
            prop_assert_eq!(found.by_context.iter().map(|(_, count)| count).sum::<usize>(), contexts);
            prop_assert_eq!(found.by_part.iter().map(|(_, count)| count).sum::<usize>(), rows.len());
            prop_assert_eq!(found.helped.len(), open);
        }
    }
}
