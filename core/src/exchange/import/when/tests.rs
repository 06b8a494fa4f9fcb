//! Dates and times as they are found.

use super::*;
use proptest::prelude::*;

fn shown(when: Option<When>) -> String {
    match when {
        None => "none".into(),
        Some(When::Moment(moment)) => format!("moment {moment}"),
        Some(When::Local(local)) => format!("{} {}", local.day.as_str(), local.second),
        Some(When::Day(day)) => day.as_str().into(),
    }
}

#[test]
fn dates_are_read_as_they_are_written() {
    for (text, expected) in [
        ("2024-01-15", "2024-01-15"),
        ("2024/1/5", "2024-01-05"),
        (" 2024.01.15 ", "2024-01-15"),
        ("20240115", "2024-01-15"),
        ("15 January 2024", "2024-01-15"),
        ("15. Januar 2024", "2024-01-15"),
        ("15 de enero de 2024", "2024-01-15"),
        ("1er août 2024", "2024-08-01"),
        ("Monday, January 15th, 2024", "2024-01-15"),
        ("martes, 16 enero 2024", "2024-01-16"),
        ("Jan 15 2024", "2024-01-15"),
        ("15 May, 2024 11:54 pm", "2024-05-15 86040"),
        ("15-Sep-2024", "2024-09-15"),
        ("31/12/2024", "2024-12-31"),
        ("12/31/24", "2024-12-31"),
        ("05/05/2024", "2024-05-05"),
        ("05/06/2024", "none"),
        ("2024-01-15 18:30", "2024-01-15 66600"),
        ("2024-01-15 6:30\u{202f}PM", "2024-01-15 66600"),
        ("2024-01-15 at 12:05 a.m.", "2024-01-15 300"),
        ("2024-01-15T18:30:12", "2024-01-15 66612"),
        ("2024-01-15T18:30Z", "moment 1705343400000"),
        ("2024-01-15T18:30:00.250Z", "moment 1705343400250"),
        ("2024-01-15T18:30:00+02:00", "moment 1705336200000"),
        ("2024-01-15 18:30:00 -0500", "moment 1705361400000"),
        ("January 15, 2024 at 6:30:00 PM GMT+1", "moment 1705339800000"),
        ("1969-12-31T23:59:59Z", "moment -1000"),
        ("1705343400", "moment 1705343400000"),
        ("1705343400123", "moment 1705343400123"),
        ("2023-02-29", "none"),
        ("2024-02-29", "2024-02-29"),
        ("2024-13-01", "none"),
        ("31/31/2024", "none"),
        ("2024-01-15 18:30 and more", "none"),
        ("2024-01-155", "none"),
        ("1.2.3", "none"),
        ("yesterday", "none"),
        ("", "none"),
        ("99999999999999999999", "none"),
        ("2024-01-15 25:00", "none"),
    ] {
        assert_eq!(shown(read(text, None)), expected, "{text}");
    }
}

#[test]
fn the_order_is_said_or_asked_for() {
    for (dates, expected) in [
        (&["2024-01-15", "15 January 2024"][..], Orders::Clear),
        (&["05/06/2024", "15/06/2024"], Orders::Only(Order::DayFirst)),
        (&["05/06/2024", "06/15/2024"], Orders::Only(Order::MonthFirst)),
        (&["05/06/2024", "07/08/2024", "05/05/2024"], Orders::Either),
        (&["15/06/2024", "06/15/2024", "05/06/2024"], Orders::Mixed),
        (&["no date", "31/31/2024"], Orders::Clear),
    ] {
        let orders = dates.iter().filter_map(|date| order_of(date)).fold(Orders::Clear, Orders::and);
        assert_eq!(orders, expected, "{dates:?}");
    }
    assert_eq!(shown(read("05/06/2024", Some(Order::DayFirst))), "2024-06-05");
    assert_eq!(shown(read("05/06/2024 7:00", Some(Order::MonthFirst))), "2024-05-06 25200");
    assert_eq!(shown(read("15/06/2024", Some(Order::MonthFirst))), "none");
}

#[test]
fn times_alone_are_read() {
    for (text, expected) in [
        ("18:30", Some(66_600)),
        ("6:30 pm", Some(66_600)),
        ("6.30 p.m.", Some(66_600)),
        ("12:00 AM", Some(0)),
        ("12 PM", Some(43_200)),
        ("18h30", Some(66_600)),
        ("09:05:07", Some(32_707)),
        ("13:00 pm", None),
        ("24:00", None),
        ("18", None),
        ("noon", None),
    ] {
        assert_eq!(read_clock(text), expected, "{text}");
    }
}

#[test]
fn the_name_of_a_file_tells_its_day() {
    for (path, expected) in [
        ("2024-01-15.md", "2024-01-15"),
        ("Journal/2024/01/15.md", "2024-01-15"),
        ("Journal/2023/2024-01-15 Title 2.md", "2024-01-15"),
        ("20240115T183000Z.txt", "2024-01-15 66600"),
        ("2024-01-15-1830.md", "2024-01-15 66600"),
        ("2024-01-15 18.30.05 notes.md", "2024-01-15 66605"),
        ("2024_01_15_2.md", "2024-01-15"),
        ("2024-13-15.md", "none"),
        ("0815-01-15.md", "none"),
        ("invoice 12345678.md", "none"),
        ("notes.md", "none"),
        ("日記/2024-01-15.md", "2024-01-15"),
    ] {
        assert_eq!(shown(in_path(path)), expected, "{path}");
    }
}

#[test]
fn what_follows_a_date_is_left_to_read() {
    let rest = |text| start(text, None).map(|(when, rest)| (shown(Some(when)), rest));
    assert_eq!(rest("2024-01-15 — The day"), Some(("2024-01-15".into(), " — The day")));
    assert_eq!(rest("2024-01-15 10:00-11:00 talk"), Some(("2024-01-15 36000".into(), "-11:00 talk")));
    assert_eq!(rest("The plan"), None);
}

proptest! {
    #[test]
    fn any_day_and_minute_reads_back(days in -200_000..200_000i32, second in 0..86_400u32) {
        let day = epoch().unwrap().plus(days);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let text = format!("{}T{hour:02}:{minute:02}:{second:02}", day.as_str());
        let local = Local { day: day.clone(), second: hour * 3600 + minute * 60 + second };
        prop_assert_eq!(read(&text, None), Some(When::Local(local.clone())));
        let zoned = moment(&local, 330).unwrap();
        prop_assert_eq!(read(&(text + "+05:30"), None), Some(When::Moment(zoned)));
        prop_assert_eq!(day_of(moment(&local, 0).unwrap()), Some(day));
    }

    #[test]
    fn any_text_is_read_or_not(text in "\\PC{0,40}|[0-9:/. TZapmAPM+-]{0,30}") {
        let _ = (read(&text, None), read_clock(&text), order_of(&text), in_path(&text));
        if let Some((_, rest)) = start(&text, Some(Order::DayFirst)) {
            prop_assert!(text.ends_with(rest));
        }
    }
}
