//! Tables as comma-separated values (RFC 4180), for spreadsheets.
//!
//! A spreadsheet takes a field that begins with `=`, `+`, `-` or `@` for a formula and may run it, whoever wrote it. So
//! a field of words that begins like that gets an apostrophe before it, which spreadsheets read as "these are words".

use crate::content::Context;
use crate::insight::Day;
use crate::record::CheckIn;

/// What tells spreadsheets that the file is UTF-8; without it some read every letter with a mark as two.
const MARK: char = '\u{FEFF}';

/// What a formula can begin with, in narrow and wide letters; a tab or a line end before it is passed over.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A table as a file. Every row has as many fields as the first.
pub fn write(rows: &[Vec<String>]) -> String {
    let mut file = String::from(MARK);
    for row in rows {
        for (place, field) in row.iter().enumerate() {
            if place > 0 {
                file.push(',');
            }
            put(&mut file, field);
        }
        file.push_str("\r\n");
    }
    file
}

fn put(file: &mut String, field: &str) {
    let guard = if field.starts_with(FORMULA) { "'" } else { "" };
    if field.contains([',', ';', '"', '\r', '\n', '\t']) || field.trim() != field {
        file.push_str(&["\"", guard, &field.replace('"', "\"\""), "\""].concat());
    } else {
        file.push_str(&[guard, field].concat());
    }
}

/// What the columns of check-ins are called, in their order.
#[derive(Debug, Clone, Copy)]
pub struct CheckInHeadings<'a> {
    /// The day.
    pub day: &'a str,
    /// The time of the day.
    pub time: &'a str,
    /// How safe, 0 to 10.
    pub safe: &'a str,
    /// How connected, 0 to 10.
    pub connected: &'a str,
    /// How much on guard, 0 to 10.
    pub guard: &'a str,
    /// Parts of life.
    pub contexts: &'a str,
    /// The note.
    pub note: &'a str,
}

/// A check-in with the day and the time, `HH:MM`, it was made at by the clock of the device.
pub type Made<'a> = (Day, String, &'a CheckIn);

/// Check-ins as a file, one a line, in the order given. What was left out is an empty field.
pub fn check_ins(headings: &CheckInHeadings<'_>, made: &[Made<'_>], called: impl Fn(Context) -> String) -> String {
    let CheckInHeadings { day, time, safe, connected, guard, contexts, note } = *headings;
    let mut rows = vec![[day, time, safe, connected, guard, contexts, note].map(str::to_owned).to_vec()];
    let number = |number: Option<u8>| number.map_or_else(String::new, |number| number.to_string());
    for (day, time, check_in) in made {
        let contexts: Vec<String> = check_in.contexts.iter().map(|context| called(*context)).collect();
        rows.push(vec![
            day.as_str().to_owned(),
            time.clone(),
            number(check_in.safe),
            number(check_in.connected),
            number(check_in.guard),
            contexts.join(", "),
            check_in.note.clone(),
        ]);
    }
    write(&rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_are_quoted_and_guarded_where_they_must_be() {
        for (field, written) in [
            ("plain", "plain"),
            ("", ""),
            ("a, b", "\"a, b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            (" padded", "\" padded\""),
            ("=1+1", "'=1+1"),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("-2", "'-2"),
            ("@a", "'@a"),
            ("\t=1", "\"'\t=1\""),
            ("＝1", "'＝1"),
            ("a=1", "a=1"),
        ] {
            assert_eq!(write(&[vec![field.to_owned()]]), format!("\u{FEFF}{written}\r\n"), "{field:?}");
        }
    }

    #[test]
    fn check_ins_stand_one_a_line() {
        let headings = CheckInHeadings {
            day: "Day",
            time: "Time",
            safe: "Safe",
            connected: "Connected",
            guard: "On guard",
            contexts: "About",
            note: "Note",
        };
        let full = CheckIn {
            safe: Some(7),
            connected: None,
            guard: Some(0),
            note: "calm, \"really\"".into(),
            contexts: vec![Context::Work, Context::Partner],
        };
        let day = Day::new(2026, 11, 23).unwrap();
        let file = check_ins(&headings, &[(day, "09:05".into(), &full)], |context| context.id().to_owned());
        let expected = "\u{FEFF}Day,Time,Safe,Connected,On guard,About,Note\r\n\
            2026-11-23,09:05,7,,0,\"work, partner\",\"calm, \"\"really\"\"\"\r\n";
        assert_eq!(file, expected);
    }

    /// Reads one row as a spreadsheet does.
    fn read(row: &str) -> Vec<String> {
        let (mut fields, mut quoted, mut letters) = (vec![String::new()], false, row.chars().peekable());
        while let Some(letter) = letters.next() {
            let field = fields.last_mut().unwrap();
            match letter {
                '"' if quoted && letters.next_if_eq(&'"').is_some() => field.push('"'),
                '"' => quoted = !quoted,
                ',' if !quoted => fields.push(String::new()),
                other => field.push(other),
            }
        }
        fields
    }

    proptest! {
        #[test]
        fn rows_read_back_and_none_is_a_formula(row in proptest::collection::vec("[-=+@a,;\"'\n\r\t é＝]{0,8}", 1..5)) {
            let file = write(std::slice::from_ref(&row));
            let found = read(file.strip_prefix(MARK).unwrap().strip_suffix("\r\n").unwrap());
            let bare: Vec<&str> =
                found.iter().zip(&row).map(|(found, field)| found.strip_prefix('\'').filter(|_| field.starts_with(FORMULA)).unwrap_or(found)).collect();
            prop_assert_eq!(bare, row);
            prop_assert!(found.iter().all(|field| !field.starts_with(FORMULA)));
        }
    }
}
