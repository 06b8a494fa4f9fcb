//! A calendar day as the person's device names it, `YYYY-MM-DD`; compared as text, which is in order of time.

/// A local calendar day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(String);

impl Day {
    /// From year, month (1 to 12) and day of the month; `None` when it cannot be a day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        let fits = (0..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        fits.then(|| Day(format!("{year:04}-{month:02}-{day:02}")))
    }

    /// From `YYYY-MM-DD`; `None` for any other text.
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return None;
        }
        Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// As `YYYY-MM-DD`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_days_are_read() {
        for (text, reads) in [
            ("2026-11-23", true),
            ("2026-1-23", false),
            ("2026-13-01", false),
            ("", false),
            ("2026-11-23T10:00", false),
            ("20261123", false),
            ("+026-11-23", false),
        ] {
            assert_eq!(Day::parse(text).map(|day| day.as_str() == text), reads.then_some(true), "{text}");
        }
        assert!(Day::parse("2026-09-30") < Day::parse("2026-10-01"));
    }
}
