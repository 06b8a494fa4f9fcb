//! Tables of text: rows of cells, whichever sign stands between them.

use super::{Encoding, ImportError, caps, decode};
use csv::{ReaderBuilder, StringRecord};

/// Signs that stand between cells, by how likely each is.
const SIGNS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Rows that are looked at to find the sign.
const LOOKED_AT: usize = 20;

/// A table as it was read.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    /// The first row.
    pub head: Vec<String>,
    /// All others, without those in which nothing stands.
    pub rows: Vec<Vec<String>>,
    /// How it was written.
    pub encoding: Encoding,
}

impl Rows {
    /// Reads a table.
    pub(super) fn read(bytes: &[u8]) -> Result<Rows, ImportError> {
        if bytes.len() > caps::FILE {
            return Err(ImportError::TooLarge);
        }
        let (text, encoding) = decode(bytes).ok_or(ImportError::NotText)?;
        // A line that says which sign stands between cells is written by some for a spreadsheet, and is no row.
        let first = text.lines().next().unwrap_or_default().trim();
        let said = first.strip_prefix("sep=").and_then(|sign| sign.bytes().next()).filter(|sign| SIGNS.contains(sign));
        let body = if said.is_some() { text.split_once('\n').map_or("", |(_, rest)| rest) } else { &text };
        let sign = said.unwrap_or_else(|| sign_of(body));
        let mut all = records(body, sign).map(|row| row.map(cells)).filter(|row| !matches!(row, Ok(row) if blank(row)));
        let head = all.next().ok_or(ImportError::Nothing)?.map_err(|_| ImportError::Damaged)?;
        if head.len() > caps::COLUMNS {
            return Err(ImportError::TooLarge);
        }
        let mut rows = Vec::new();
        for row in all {
            if rows.len() >= caps::THINGS {
                return Err(ImportError::TooMany);
            }
            let row = row.map_err(|_| ImportError::Damaged)?;
            if row.len() > caps::COLUMNS {
                return Err(ImportError::TooLarge);
            }
            rows.push(row);
        }
        Ok(Rows { head, rows, encoding })
    }

    /// Whether a row has words beyond the last column, as when a sign within words was not marked as part of them.
    pub(super) fn spills(&self, row: &[String]) -> bool {
        row.iter().skip(self.head.len()).any(|cell| !cell.trim().is_empty())
    }

    /// Where the column of a name is.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.head.iter().position(|other| plain(other) == name)
    }
}

/// The first row alone of what may be a table.
pub(super) fn head(text: &str) -> Vec<String> {
    let start: String = text.chars().take(10_000).collect();
    records(&start, sign_of(&start)).next().and_then(Result::ok).map(cells).unwrap_or_default()
}

/// A name of a column, to be compared: small letters, with `_` between words.
pub(super) fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// The cell of a row in a column; empty where the row is too short.
pub(super) fn cell(row: &[String], column: Option<usize>) -> &str {
    column.and_then(|column| row.get(column)).map_or("", |cell| cell.trim())
}

/// The sign that makes the most cells of the first row while the rows after it agree in their number.
fn sign_of(text: &str) -> u8 {
    let rows = counted(text);
    let mut best = (b',', 0);
    for (place, sign) in SIGNS.into_iter().enumerate() {
        let lengths = || rows.iter().filter_map(|row| row.get(place)).map(|count| count + 1);
        let first = lengths().next().unwrap_or(0);
        let agree = lengths().filter(|length| *length == first).count();
        let worth = if first < 2 { 0 } else { first.min(caps::COLUMNS) * agree };
        if worth > best.1 {
            best = (sign, worth);
        }
    }
    best.0
}

/// How often each sign stands in each of the first rows, outside of quotation marks.
fn counted(text: &str) -> Vec<[usize; SIGNS.len()]> {
    let mut rows = Vec::new();
    let mut row = [0; SIGNS.len()];
    let (mut quoted, mut at_start, mut filled) = (false, true, false);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        let sign = SIGNS.iter().position(|sign| *sign == byte);
        match byte {
            b'"' if quoted && bytes.peek() == Some(&b'"') => _ = bytes.next(),
            b'"' if quoted => quoted = false,
            _ if quoted => {}
            b'"' if at_start => quoted = true,
            b'\n' => {
                if filled {
                    rows.push(row);
                }
                if rows.len() >= LOOKED_AT {
                    return rows;
                }
                (row, filled) = ([0; SIGNS.len()], false);
            }
            _ => {}
        }
        if let Some(count) = sign.filter(|_| !quoted).and_then(|sign| row.get_mut(sign)) {
            *count += 1;
        }
        at_start = !quoted && (sign.is_some() || byte == b'\n');
        filled |= byte != b'\n' && byte != b'\r';
    }
    if filled {
        rows.push(row);
    }
    rows
}

fn records(text: &str, sign: u8) -> impl Iterator<Item = csv::Result<StringRecord>> {
    let reader = ReaderBuilder::new().delimiter(sign).flexible(true).has_headers(false).from_reader(text.as_bytes());
    reader.into_records()
}

fn cells(row: StringRecord) -> Vec<String> {
    row.iter().take(caps::COLUMNS + 1).map(str::to_owned).collect()
}

fn blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&[&str]]) {
        let read = Rows::read(text.as_bytes()).unwrap();
        let all: Vec<Vec<String>> = [read.head].into_iter().chain(read.rows).collect();
        assert_eq!(all, expected, "{text}");
    }

    #[test]
    fn the_sign_between_cells_is_found() {
        check("a,b\n1,2\n", &[&["a", "b"], &["1", "2"]]);
        check("a;b\r\n\"1,5\";2\r\n", &[&["a", "b"], &["1,5", "2"]]);
        check("a\tb, or c\n1\t2\n", &[&["a", "b, or c"], &["1", "2"]]);
        check("sep=;\na;b\n1;2,3,4\n", &[&["a", "b"], &["1", "2,3,4"]]);
        check("only\none\n", &[&["only"], &["one"]]);
        check("a,b\n\n,\n\"1\n\"\"x\"\"\",2", &[&["a", "b"], &["1\n\"x\"", "2"]]);
        check("a,b\n1\n1,2,3\n", &[&["a", "b"], &["1"], &["1", "2", "3"]]);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert_eq!(Rows::read(b"").map(|_| ()), Err(ImportError::Nothing));
        assert_eq!(Rows::read(b"\n , \n").map(|_| ()), Err(ImportError::Nothing));
        assert_eq!(Rows::read(b"a\0b").map(|_| ()), Err(ImportError::NotText));
        let wide = ",".repeat(caps::COLUMNS + 5);
        assert_eq!(Rows::read(["x", &wide].concat().as_bytes()).map(|_| ()), Err(ImportError::TooLarge));
        let long = "a\n".repeat(caps::THINGS + 2);
        assert_eq!(Rows::read(long.as_bytes()).map(|_| ()), Err(ImportError::TooMany));
    }
}
