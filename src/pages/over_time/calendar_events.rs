//! What goes into a calendar file: days and hours under one title. No word of a record is ever among it.

use rethread_core::arrange::arrange;
use rethread_core::insight::ics::{Event, Repeat};
use rethread_core::insight::{Day, Gathered, Made};

/// What the person chose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Whether a reminder to check in goes in.
    pub check_in: bool,
    /// On which weekday, 0 for Monday; every day without.
    pub weekday: Option<u32>,
    /// At what time, `HH:MM`; all day without.
    pub time: String,
    /// Whether days to come back to something go in.
    pub look_backs: bool,
    /// Whether days of promises go in.
    pub promises: bool,
    /// What every event is called.
    pub title: String,
}

/// The events, in order of their days.
pub fn events(gathered: &Gathered, wanted: &Wanted, today: &Day) -> Vec<Event> {
    let event = |name: &str, day: &Day, repeat: Repeat| Event {
        uid: uid(name),
        day: day.clone(),
        time: None,
        title: wanted.title.clone(),
        repeat,
    };
    let mut all = Vec::new();
    if wanted.check_in {
        let (day, repeat) = match wanted.weekday {
            Some(weekday) => (today.plus(((weekday + 7 - today.weekday()) % 7) as i32), Repeat::Weekly),
            None => (today.clone(), Repeat::Daily),
        };
        // Two such reminders are two, whenever they are made.
        let name =
            [&wanted.title, wanted.time.as_str(), &wanted.weekday.map(|day| day.to_string()).unwrap_or_default()]
                .concat();
        all.push(Event { time: time(&wanted.time), ..event(&name, &day, repeat) });
    }
    for known in gathered.by_kind() {
        let is_promise = matches!(known.made, Made::Promise(_));
        let wants = if is_promise { wanted.promises } else { wanted.look_backs };
        let day = known.made.waits_until().and_then(Day::parse).filter(|day| wants && day >= today);
        all.extend(day.map(|day| event(known.id.as_str(), &day, Repeat::Never)));
    }
    arrange(&mut all, |one, other| one.day < other.day);
    all
}

/// Hour and minute of `HH:MM`.
fn time(text: &str) -> Option<(u8, u8)> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    (hour < 24 && minute < 60).then_some((hour, minute))
}

/// A name for an event that stays the same when the file is made again, and from which nothing can be read.
fn uid(name: &str) -> String {
    let mixed = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |mixed, byte| (mixed ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{mixed:016x}@reminder")
}

/// A moment as calendar files write it, in UTC.
pub fn stamp(ms: u64) -> String {
    let seconds = ms / 1000;
    let days = i32::try_from(seconds / 86_400).unwrap_or(i32::MAX);
    let day = Day::new(1970, 1, 1).map(|day| day.plus(days).as_str().replace('-', "")).unwrap_or_default();
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{day}T{hour:02}{minute:02}{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;
    use rethread_core::insight::ics::calendar;
    use rethread_core::record::{Body, Prediction, Promise, Ties, Trigger};
    use rethread_core::vault::{RecordId, State};

    fn due(day: &str) -> Ties {
        Ties { due: day.into(), carried: "SECRET".into(), tags: vec!["SECRET".into()], ..Ties::default() }
    }

    fn gathered() -> Gathered {
        let mut gathered = Gathered::default();
        let mut put = |kind: char, at: u64, value: serde_json::Value| {
            gathered.put(&RecordId::new(kind, at, 1), None, State::Kept, &value);
        };
        let fear = Prediction { fear: "SECRET".into(), ties: due("2026-12-09"), ..Prediction::default() };
        put(Prediction::KIND, 1, fear.to_json());
        let promise = Promise { words: "SECRET".into(), ties: due("2026-12-01"), ..Promise::default() };
        put(Promise::KIND, 2, promise.to_json());
        let past = Trigger { situation: "SECRET".into(), ties: due("2026-11-01"), ..Trigger::default() };
        put(Trigger::KIND, 3, past.to_json());
        gathered
    }

    #[test]
    fn only_what_was_chosen_goes_in_and_no_word_of_it() {
        let today = Day::new(2026, 11, 23).unwrap();
        let days = |wanted: &Wanted| {
            let all = events(&gathered(), wanted, &today);
            assert!(!calendar(&all, &stamp(0)).contains("SECRET"));
            all.iter().map(|event| event.day.as_str().to_owned()).collect::<Vec<_>>()
        };
        let title = || "Reminder".to_owned();
        assert!(days(&Wanted { title: title(), ..Wanted::default() }).is_empty());
        let both = Wanted { look_backs: true, promises: true, title: title(), ..Wanted::default() };
        assert_eq!(days(&both), ["2026-12-01", "2026-12-09"]);
        assert_eq!(days(&Wanted { promises: false, ..both.clone() }), ["2026-12-09"]);
        // 23 November 2026 is a Monday; the next Sunday is the 29th.
        let weekly = Wanted { check_in: true, weekday: Some(6), time: "20:30".into(), ..Wanted::default() };
        assert_eq!(days(&weekly), ["2026-11-29"]);
        assert_eq!(days(&Wanted { weekday: Some(0), ..weekly.clone() }), ["2026-11-23"]);
        let found = events(&gathered(), &weekly, &today);
        assert_eq!((found[0].time, found[0].repeat), (Some((20, 30)), Repeat::Weekly));
    }

    #[test]
    fn moments_and_names() {
        assert_eq!(stamp(1_795_455_000_000), "20261123T173000Z");
        assert_eq!((time("7:05"), time(""), time("24:00")), (Some((7, 5)), None, None));
        assert_ne!(uid("a1"), uid("a2"));
    }
}
