//! The day in the name of a file, or of the folders it stands in, where the year comes first.

use super::cursor::Cursor;
use super::{Local, When, day};

const BETWEEN: [char; 5] = ['-', '_', '.', '/', ' '];

/// The last day that a path names, with the time behind it if there is one.
pub(in super::super) fn in_path(path: &str) -> Option<When> {
    let mut last = None;
    let mut before = None;
    for (at, letter) in path.char_indices() {
        let begins = letter.is_ascii_digit() && !before.is_some_and(|before: char| before.is_ascii_digit());
        if let Some(found) = path.get(at..).filter(|_| begins).and_then(|rest| date(Cursor(rest))) {
            last = Some(found);
        }
        before = Some(letter);
    }
    last
}

fn date(mut cursor: Cursor) -> Option<When> {
    let (number, digits) = cursor.number()?;
    let (year, month, of_month) = match digits {
        8 => (number / 10_000, number / 100 % 100, number % 100),
        4 => (number, part(&mut cursor)?, part(&mut cursor)?),
        _ => return None,
    };
    let day = day(year, month, of_month).filter(|_| (1900..2200).contains(&year))?;
    Some(match time(cursor) {
        Some(second) => When::Local(Local { day, second }),
        None => When::Day(day),
    })
}

fn part(cursor: &mut Cursor) -> Option<u32> {
    cursor.one_of(&BETWEEN)?;
    cursor.number().filter(|(_, digits)| *digits == 2).map(|(number, _)| number)
}

/// `T1830`, `-183000`, ` 18-30`, `_18.30.12`.
fn time(mut cursor: Cursor) -> Option<u32> {
    cursor.skip(&['T', 't', ' ', '_', '-', ',']).then_some(())?;
    let (number, digits) = cursor.number()?;
    let (hour, minute, second) = match digits {
        6 => (number / 10_000, number / 100 % 100, number % 100),
        4 => (number / 100, number % 100, 0),
        2 => {
            cursor.one_of(&['-', '.', 'h', ':', '_'])?;
            let (minute, _) = cursor.number().filter(|(_, digits)| *digits == 2)?;
            let mut further = cursor;
            let second = further.one_of(&['-', '.', ':', '_']).and_then(|_| further.number());
            (number, minute, second.filter(|(_, digits)| *digits == 2).map_or(0, |(second, _)| second))
        }
        _ => return None,
    };
    (hour < 24 && minute < 60 && second < 60).then_some(hour * 3600 + minute * 60 + second)
}
