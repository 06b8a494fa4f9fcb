//! Figures as plain text in columns.

/// The figure in the middle; of an even number, the higher of the two.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A whole number with its thousands apart; a dash for what could not be had.
pub fn whole(value: f64) -> String {
    if !value.is_finite() {
        return "-".to_owned();
    }
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) && !text.ends_with('-') {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with one digit behind the point; a dash for what could not be had.
pub fn tenth(value: f64) -> String {
    if value.is_finite() { format!("{value:.1}") } else { "-".to_owned() }
}

/// One figure as a multiple of another, beside what it may be.
pub fn ratio(what: &str, value: f64, to: f64, at_most: f64) -> String {
    let ratio = value / to;
    if ratio.is_finite() {
        format!("{what}: {ratio:.2} times (to reach: at most {at_most})\n")
    } else {
        format!("{what}: not measured\n")
    }
}

/// Rows of cells: the first column on the left, the others on the right.
pub fn columns(rows: &[Vec<String>]) -> String {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (place, (cell, &width)) in row.iter().zip(&widths).enumerate() {
            line += &if place == 0 { format!("{cell:<width$}") } else { format!("  {cell:>width$}") };
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_in_the_middle_counts() {
        assert_eq!(median(vec![9.0, 1.0, 3.0]), 3.0);
        assert_eq!(median(vec![5.0]), 5.0);
        assert!(median(Vec::new()).is_nan());
    }

    #[test]
    fn numbers_are_written_for_people() {
        for (value, written) in
            [(0.0, "0"), (999.4, "999"), (1_000.0, "1,000"), (1_234_567.0, "1,234,567"), (-123.0, "-123")]
        {
            assert_eq!(whole(value), written);
        }
        assert_eq!(whole(f64::NAN), "-");
        assert_eq!(ratio("a", 3.0, 2.0, 1.5), "a: 1.50 times (to reach: at most 1.5)\n");
        assert_eq!(ratio("a", 3.0, 0.0, 1.5), "a: not measured\n");
    }

    #[test]
    fn columns_line_up() {
        let rows = [["a", "1"], ["long", "100"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(columns(&rows), "a       1\nlong  100\n");
    }
}
