//! Reading a date and a time from the start of a text, piece by piece.

use super::names::month;
use super::order::Numbers;

/// What is left to read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a>(pub &'a str);

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Time {
    /// Seconds since the day began.
    pub second: u32,
    /// Milliseconds beyond.
    pub milli: i64,
    /// Minutes ahead of UTC, where it says so.
    pub ahead: Option<i32>,
    /// Whether it had seconds.
    exact: bool,
}

const SPACES: [char; 4] = [' ', '\t', '\u{a0}', '\u{202f}'];
const BETWEEN_NUMBERS: [char; 3] = ['-', '/', '.'];

/// Words that stand between a day, a month and a year, and ends of ordinal numbers.
const JOINTS: [&str; 9] = ["st", "nd", "rd", "th", "er", "of", "de", "do", "the"];

/// Words that stand before a time.
const BEFORE_TIMES: [&str; 8] = ["t", "at", "um", "à", "a", "às", "om", "alle"];

impl<'a> Cursor<'a> {
    /// A date at the start. The name of a weekday, or any other single word, may stand before it.
    pub(super) fn date(&mut self) -> Option<Numbers> {
        self.skip(&SPACES);
        if let Some(numbers) = self.attempt(Cursor::date_alone) {
            return Some(numbers);
        }
        self.word()?;
        self.skip(&[' ', '\u{a0}', ',', '.']);
        self.attempt(Cursor::date_alone)
    }

    fn date_alone(&mut self) -> Option<Numbers> {
        let read: [fn(&mut Cursor<'a>) -> Option<Numbers>; 4] =
            [Cursor::numbers, Cursor::one_number, Cursor::day_month_year, Cursor::month_day_year];
        let read = read.into_iter().find_map(|way| self.attempt(way))?;
        // A number that goes on is no date: a version, an address, an amount.
        let on = self.0.chars().next().is_some_and(|letter| letter.is_ascii_digit());
        (!on).then_some(read)
    }

    /// `2024-01-15`, `15/01/2024`, `1.15.24`.
    fn numbers(&mut self) -> Option<Numbers> {
        let (first, digits) = self.number()?;
        let between = self.one_of(&BETWEEN_NUMBERS)?;
        self.skip(&[' ']);
        let (second, second_digits) = self.number()?;
        (self.one_of(&BETWEEN_NUMBERS)? == between && second_digits <= 2).then_some(())?;
        self.skip(&[' ']);
        let (third, third_digits) = self.number()?;
        match (digits, third_digits) {
            (4, 1 | 2) => Some(Numbers::Plain(first, second, third)),
            (1 | 2, 4) => Some(Numbers::Pair(first, second, third)),
            (1 | 2, 2) => Some(Numbers::Pair(first, second, if third < 70 { 2000 + third } else { 1900 + third })),
            _ => None,
        }
    }

    /// `20240115`.
    fn one_number(&mut self) -> Option<Numbers> {
        let (number, digits) = self.number()?;
        (digits == 8).then_some(Numbers::Plain(number / 10_000, number / 100 % 100, number % 100))
    }

    /// `15 January 2024`, `15. Januar 2024`, `15 de enero de 2024`.
    fn day_month_year(&mut self) -> Option<Numbers> {
        let (day, digits) = self.number()?;
        self.joints();
        let month = month(self.word()?)?;
        self.joints();
        let (year, year_digits) = self.number()?;
        (digits <= 2 && year_digits == 4).then_some(Numbers::Plain(year, month, day))
    }

    /// `January 15, 2024`, `Jan 15th 2024`.
    fn month_day_year(&mut self) -> Option<Numbers> {
        let month = month(self.word()?)?;
        self.joints();
        let (day, digits) = self.number()?;
        self.joints();
        let (year, year_digits) = self.number()?;
        (digits <= 2 && year_digits == 4).then_some(Numbers::Plain(year, month, day))
    }

    fn joints(&mut self) {
        loop {
            let before = self.0;
            self.skip(&[' ', '\u{a0}', '.', ',', '-']);
            let joint = |cursor: &mut Cursor<'a>| cursor.word().filter(|word| is_among(word, &JOINTS));
            if self.attempt(joint).is_none() && self.0 == before {
                return;
            }
        }
    }

    /// A time behind a date. Where there is none, nothing is read.
    pub(super) fn time_after_date(&mut self) -> Option<Time> {
        self.attempt(|cursor| {
            let spaced = cursor.skip(&[' ', '\t', '\u{a0}', '\u{202f}', ',']);
            let word = cursor.attempt(|cursor| cursor.word().filter(|word| is_among(word, &BEFORE_TIMES)));
            cursor.skip(&SPACES);
            (spaced || word.is_some()).then_some(())?;
            let time = cursor.clock(false)?;
            let ahead = cursor.attempt(|cursor| cursor.zone(time.exact || word == Some("T")));
            Some(Time { ahead, ..time })
        })
    }

    /// `18:30`, `18:30:12.5`, `6:30 pm`, `6 PM`, `18h30`; `18.30` where nothing but a time is looked for.
    pub(super) fn clock(&mut self, alone: bool) -> Option<Time> {
        let (hour, digits) = self.number()?;
        (digits <= 2).then_some(())?;
        let minutes = self.attempt(|cursor| {
            cursor.one_of(if alone { &[':', 'h', '.'] } else { &[':', 'h'] })?;
            cursor.number().filter(|(_, digits)| *digits == 2)
        });
        let seconds = minutes.and_then(|_| {
            self.attempt(|cursor| {
                cursor.one_of(&[':'])?;
                cursor.number().filter(|(_, digits)| *digits == 2)
            })
        });
        let milli = seconds.and_then(|_| self.attempt(Cursor::fraction)).unwrap_or(0);
        let half = self.attempt(Cursor::half_of_day);
        let hour = match half {
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(half) => hour % 12 + half,
            None => hour,
        };
        let minute = match (minutes, half) {
            (Some((minute, _)), _) => minute,
            (None, Some(_)) => 0,
            (None, None) => return None,
        };
        let second = seconds.map_or(0, |(second, _)| second);
        (hour < 24 && minute < 60 && second <= 60).then(|| Time {
            second: (hour * 3600 + minute * 60 + second).min(86_399),
            milli,
            ahead: None,
            exact: seconds.is_some(),
        })
    }

    fn fraction(&mut self) -> Option<i64> {
        self.one_of(&['.', ','])?;
        let all = self.0;
        let (_, digits) = self.number()?;
        let parts = all.get(..digits)?.chars().chain("00".chars()).take(3);
        parts.collect::<String>().parse().ok()
    }

    /// 0 for before noon, 12 for after.
    fn half_of_day(&mut self) -> Option<u32> {
        self.skip(&SPACES);
        let mut letters = String::new();
        letters.extend(self.one_of(&['a', 'p', 'A', 'P'])?.to_lowercase());
        let dotted = self.one_of(&['.']).is_some();
        self.one_of(&['m', 'M'])?;
        if dotted {
            self.one_of(&['.']);
        }
        let on = self.0.chars().next().is_some_and(char::is_alphanumeric);
        (!on).then_some(if letters == "p" { 12 } else { 0 })
    }

    /// `Z`, `UTC`, `GMT+2`, `+02:00`. A bare number with a sign is one only behind an exact time: `10:00-11:00` is a
    /// stretch of time.
    fn zone(&mut self, exact: bool) -> Option<i32> {
        self.skip(&SPACES);
        let named = match self.attempt(Cursor::word) {
            Some(word) => is_among(word, &["z", "utc", "gmt"]).then_some(true)?,
            None => false,
        };
        let signed = if named || exact { self.attempt(Cursor::ahead) } else { None };
        signed.or(named.then_some(0))
    }

    fn ahead(&mut self) -> Option<i32> {
        let sign = if self.one_of(&['+', '-', '\u{2212}'])? == '+' { 1 } else { -1 };
        let (number, digits) = self.number()?;
        let (hours, minutes) = match digits {
            4 => (number / 100, number % 100),
            1 | 2 => {
                let minutes = self.attempt(|cursor| {
                    cursor.one_of(&[':'])?;
                    cursor.number()
                });
                (number, minutes.map_or(0, |(minutes, _)| minutes))
            }
            _ => return None,
        };
        (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes) as i32)
    }

    /// Goes on only where something was read.
    fn attempt<T>(&mut self, read: impl FnOnce(&mut Cursor<'a>) -> Option<T>) -> Option<T> {
        let mut ahead = *self;
        let read = read(&mut ahead)?;
        *self = ahead;
        Some(read)
    }

    /// A number of at most nine digits, and how many it has.
    pub(super) fn number(&mut self) -> Option<(u32, usize)> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = self.0.split_at_checked(digits).filter(|_| (1..=9).contains(&digits))?;
        self.0 = rest;
        Some((number.parse().ok()?, digits))
    }

    fn word(&mut self) -> Option<&'a str> {
        let end = self.0.find(|letter: char| !letter.is_alphabetic()).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at_checked(end).filter(|(word, _)| !word.is_empty())?;
        self.0 = rest;
        Some(word)
    }

    pub(super) fn one_of(&mut self, letters: &[char]) -> Option<char> {
        let letter = self.0.chars().next().filter(|letter| letters.contains(letter))?;
        self.0 = self.0.get(letter.len_utf8()..)?;
        Some(letter)
    }

    /// Whether any of some letters stood there.
    pub(super) fn skip(&mut self, letters: &[char]) -> bool {
        let before = self.0.len();
        self.0 = self.0.trim_start_matches(letters);
        self.0.len() < before
    }
}

fn is_among(word: &str, words: &[&str]) -> bool {
    words.contains(&word.to_lowercase().as_str())
}
