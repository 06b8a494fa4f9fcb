//! A day as Markdown (CommonMark). What somebody wrote reads as they wrote it: no sign in it makes a heading, a list, a
//! link or an element.

use super::WrittenDay;

/// What means something wherever it stands.
const ANYWHERE: [char; 9] = ['\\', '`', '*', '_', '[', ']', '<', '&', '~'];

/// What means something where a line begins.
const AT_FRONT: [char; 6] = ['#', '>', '+', '-', '=', '|'];

/// The day as a text.
pub fn day(written: &WrittenDay) -> String {
    let mut text = String::new();
    let mut block = |mark: &str, words: &str, end: &str| {
        if !words.trim().is_empty() {
            text.push_str(&[if text.is_empty() { "" } else { "\n" }, mark, words, end, "\n"].concat());
        }
    };
    block("# ", &line(&written.title), "");
    for item in &written.items {
        block("## ", &line(&item.title), "");
        block("", &line(&item.about), "");
        for (label, said) in &item.parts {
            if !said.trim().is_empty() {
                let label = line(label);
                block("**", &label, "**");
                block("", &lines(said), "");
            }
        }
    }
    text
}

/// Words on one line.
fn line(words: &str) -> String {
    escaped(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Words with their own line ends: each line stands on its own, and empty ones part paragraphs.
fn lines(words: &str) -> String {
    let all: Vec<&str> = words.trim_end().lines().map(str::trim_end).collect();
    let mut text = String::new();
    for (place, one) in all.iter().enumerate() {
        // Spaces at the front would make it a block of code.
        let bare = one.trim_start();
        for space in one.chars().take(one.chars().count() - bare.chars().count()) {
            text.push_str(if space == '\t' { "\u{a0}\u{a0}\u{a0}\u{a0}" } else { "\u{a0}" });
        }
        text.push_str(&escaped(bare));
        let next = all.get(place + 1);
        let goes_on = !one.is_empty() && next.is_some_and(|next| !next.is_empty());
        text.push_str(match (goes_on, next) {
            (true, _) => "  \n",
            (false, Some(_)) => "\n",
            (false, None) => "",
        });
    }
    text
}

/// One line in which every sign reads as itself.
fn escaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    for (at, letter) in line.char_indices() {
        let numbers_a_list = digits > 0 && at == digits && matches!(letter, '.' | ')');
        if ANYWHERE.contains(&letter) || at == 0 && AT_FRONT.contains(&letter) || numbers_a_list {
            text.push('\\');
        }
        text.push(if letter == '\u{0}' { '\u{fffd}' } else { letter });
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::sheet::Item;

    #[test]
    fn what_was_written_reads_as_it_was_written() {
        for (said, written) in [
            ("plain words, 3. and 4.", "plain words, 3. and 4."),
            ("one\ntwo\n\n\nthree\n", "one  \ntwo\n\n\nthree"),
            ("# no heading", "\\# no heading"),
            ("- a\n+ b\n> c\n1. d\n2) e", "\\- a  \n\\+ b  \n\\> c  \n1\\. d  \n2\\) e"),
            ("*a* _b_ `c` [d](e) ~f~", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\~f\\~"),
            ("<script>alert(1)</script> &lt;", "\\<script>alert(1)\\</script> \\&lt;"),
            ("    indented\n\tmore", "\u{a0}\u{a0}\u{a0}\u{a0}indented  \n\u{a0}\u{a0}\u{a0}\u{a0}more"),
            ("title\n===", "title  \n\\==="),
            ("a\\b", "a\\\\b"),
            ("", ""),
        ] {
            assert_eq!(lines(said), written, "{said:?}");
        }
    }

    #[test]
    fn a_day_has_its_headings() {
        let parts = vec![("What?".into(), "this".into()), ("Left".into(), " ".into()), (String::new(), "bare".into())];
        let item = Item { title: "Entry".into(), about: "Work".into(), parts };
        let written = WrittenDay { day: None, title: "A *day*".into(), items: vec![item] };
        assert_eq!(day(&written), "# A \\*day\\*\n\n## Entry\n\nWork\n\n**What?**\n\nthis\n\nbare\n");
    }
}
