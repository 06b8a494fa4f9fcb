//! A calendar file (RFC 5545) for days and hours the person wants to be reminded of by their own calendar.
//!
//! The title is all it says; no word of a record is ever put in. Written by hand: the crate `icalendar` brings a clock
//! and time zones, and what is needed here is a handful of lines.

use super::Day;

/// How often an event comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Once.
    Never,
    /// Every day.
    Daily,
    /// Every week on the same day.
    Weekly,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// A name no other event has; nothing that says what it is about.
    pub uid: String,
    /// The day.
    pub day: Day,
    /// Hour and minute by the clock of wherever the person is then; a whole day without.
    pub time: Option<(u8, u8)>,
    /// What the calendar shows: neutral words of the person's choice.
    pub title: String,
    /// Whether it comes again.
    pub repeat: Repeat,
}

/// How many octets a line may have before it is folded.
const LINE: usize = 75;

/// The file. `stamp` is when it is written, in UTC: `20261123T174500Z`.
pub fn calendar(events: &[Event], stamp: &str) -> String {
    let mut file = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Reminder//EN", "CALSCALE:GREGORIAN"] {
        put(&mut file, line);
    }
    for event in events {
        let day = event.day.as_str().replace('-', "");
        let start = match event.time {
            // Without a zone it is the time on the wall wherever the person is.
            Some((hour, minute)) => format!("DTSTART:{day}T{hour:02}{minute:02}00"),
            None => format!("DTSTART;VALUE=DATE:{day}"),
        };
        put(&mut file, "BEGIN:VEVENT");
        put(&mut file, &format!("UID:{}", escaped(&event.uid)));
        put(&mut file, &format!("DTSTAMP:{stamp}"));
        put(&mut file, &start);
        if event.time.is_some() {
            put(&mut file, "DURATION:PT10M");
        }
        match event.repeat {
            Repeat::Never => {}
            Repeat::Daily => put(&mut file, "RRULE:FREQ=DAILY"),
            Repeat::Weekly => put(&mut file, "RRULE:FREQ=WEEKLY"),
        }
        put(&mut file, &format!("SUMMARY:{}", escaped(&event.title)));
        // It takes up no time that others see.
        put(&mut file, "TRANSP:TRANSPARENT");
        put(&mut file, "CLASS:PRIVATE");
        put(&mut file, "END:VEVENT");
    }
    put(&mut file, "END:VCALENDAR");
    file
}

/// A text value: what has a meaning in the format is marked, and what cannot stand in it is left out.
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' | '\r' => value.push_str("\\n"),
            '\t' => value.push(letter),
            _ if letter.is_control() => {}
            _ => value.push(letter),
        }
    }
    value
}

/// A line with its end, folded between letters where it is too long.
fn put(file: &mut String, line: &str) {
    let mut octets = 0;
    for letter in line.chars() {
        if octets + letter.len_utf8() > LINE {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(letter);
        octets += letter.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn event(title: &str) -> Event {
        Event {
            uid: "a1@reminder".into(),
            day: Day::new(2026, 12, 1).unwrap(),
            time: None,
            title: title.into(),
            repeat: Repeat::Never,
        }
    }

    /// The lines as a reader sees them, unfolded.
    fn read(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_day_and_an_hour_are_written_as_the_standard_asks() {
        let hour = Event { time: Some((7, 5)), repeat: Repeat::Weekly, ..event("Tea, then; a \\ walk\nhome") };
        let lines = read(&calendar(&[event("Reminder"), hour], "20261123T174500Z"));
        let expected = "BEGIN:VCALENDAR|VERSION:2.0|PRODID:-//Reminder//EN|CALSCALE:GREGORIAN|BEGIN:VEVENT|UID:a1@reminder|\
            DTSTAMP:20261123T174500Z|DTSTART;VALUE=DATE:20261201|SUMMARY:Reminder|TRANSP:TRANSPARENT|CLASS:PRIVATE|\
            END:VEVENT|BEGIN:VEVENT|UID:a1@reminder|DTSTAMP:20261123T174500Z|DTSTART:20261201T070500|DURATION:PT10M|\
            RRULE:FREQ=WEEKLY|SUMMARY:Tea\\, then\\; a \\\\ walk\\nhome|TRANSP:TRANSPARENT|CLASS:PRIVATE|END:VEVENT|END:VCALENDAR";
        assert_eq!(lines.join("|"), expected);
    }

    proptest! {
        #[test]
        fn any_title_makes_lines_of_the_right_length_and_nothing_else(title in any::<String>()) {
            let file = calendar(&[event(&title)], "20261123T174500Z");
            prop_assert!(file.split("\r\n").all(|line| line.len() <= LINE));
            prop_assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
            let lines = read(&file);
            prop_assert_eq!(lines.len(), 13);
            prop_assert_eq!(lines.iter().filter(|line| line.starts_with("BEGIN:")).count(), 2);
        }
    }
}
