//! Taking the marks of other apps out of words: the HTML that Daylio writes into notes, and what Day One puts before signs.

/// Plain words from a note with a little HTML in it. Only tags and signs that such notes are known to have are taken for
/// HTML: a heart or an arrow stays what it is.
pub(super) fn from_html(note: &str) -> String {
    let mut text = String::with_capacity(note.len());
    let mut rest = note;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text.push_str(before);
        let read = if from.starts_with('<') { tag(from) } else { sign(from) };
        let (words, length) = read.unwrap_or((from.get(..1).unwrap_or_default(), 1));
        // A line that a list or a paragraph begins is not begun twice.
        let begun = text.ends_with('\n') && !from.starts_with("<br");
        text.push_str(words.strip_prefix('\n').filter(|_| begun).unwrap_or(words));
        rest = from.get(length..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

/// What a tag at the start of a text stands for, and how long it is.
fn tag(from: &str) -> Option<(&'static str, usize)> {
    let end = from.bytes().take(100).position(|byte| byte == b'>')?;
    let inside = from.get(1..end)?.trim().trim_end_matches('/');
    let (closing, inside) = inside.strip_prefix('/').map_or((false, inside), |rest| (true, rest));
    let name = inside.split([' ', '\n']).next()?.to_ascii_lowercase();
    let words = match (name.as_str(), closing) {
        ("br", _) | ("p" | "div" | "ul" | "ol" | "h1" | "h2" | "h3" | "li", true) => "\n",
        ("li", false) => "\n- ",
        ("p" | "div" | "ul" | "ol" | "h1" | "h2" | "h3", false) => "",
        ("b" | "strong" | "i" | "em" | "u" | "s" | "strike" | "del" | "span" | "font", _) => "",
        _ => return None,
    };
    Some((words, end + 1))
}

fn sign(from: &str) -> Option<(&'static str, usize)> {
    let signs = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&nbsp;", " "),
    ];
    signs.into_iter().find(|(written, _)| from.starts_with(written)).map(|(written, meant)| (meant, written.len()))
}

/// Words without the backslashes that Day One writes before signs of Markdown, and without its marks for pictures and
/// sounds; and how many of those marks there were.
pub(super) fn from_day_one(text: &str) -> (String, usize) {
    let mut words = String::with_capacity(text.len());
    let (mut rest, mut marks) = (text, 0);
    while let Some(at) = rest.find(['\\', '!']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        words.push_str(before);
        let mut length = 1;
        if let Some(mark) = moment(from) {
            marks += 1;
            length = mark;
        } else if from.starts_with('\\') && from.as_bytes().get(1).is_some_and(u8::is_ascii_punctuation) {
            words.push_str(from.get(1..2).unwrap_or_default());
            length = 2;
        } else {
            words.push_str(from.get(..1).unwrap_or_default());
        }
        rest = from.get(length..).unwrap_or_default();
        // A mark with a line of its own takes the line with it.
        if length > 2 && (words.is_empty() || words.ends_with('\n')) {
            rest = rest.trim_start_matches('\n');
        }
    }
    words.push_str(rest);
    (words, marks)
}

/// How long a mark such as `![](dayone-moment://2F3A)` at the start of a text is.
fn moment(from: &str) -> Option<usize> {
    let inside = from.strip_prefix("![")?;
    let (name, address) = inside.split_once("](")?;
    (name.len() < 200 && !name.contains('\n') && address.starts_with("dayone-moment:")).then_some(())?;
    let end = address.bytes().take(200).position(|byte| byte == b')')?;
    Some(2 + name.len() + 2 + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_plain_words() {
        for (note, expected) in [
            ("Never mind<b>d</b>.", "Never mindd."),
            ("One<br><br>Two<br/>Three", "One\n\nTwo\nThree"),
            ("<p>One</p><p>Two</p>", "One\nTwo\n"),
            ("List<ul><li>a</li><li>b</li></ul>end", "List\n- a\n- b\nend"),
            ("I <3 you & 2 < 3 > 1", "I <3 you & 2 < 3 > 1"),
            ("a &lt;b&gt; &amp;lt; &quot;c&quot;&nbsp;d", "a <b> &lt; \"c\" d"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            ("<SPAN style='x'>x</SPAN>é<", "xé<"),
            ("plain\nlines", "plain\nlines"),
        ] {
            assert_eq!(from_html(note), expected, "{note}");
        }
    }

    #[test]
    fn day_one_marks_are_taken_out() {
        for (text, expected, marks) in [
            ("Done\\. Really\\!", "Done. Really!", 0),
            ("![](dayone-moment://2F3A)\n\nAt the sea", "At the sea", 1),
            ("a\n\n![](dayone-moment://2F)\n\nb", "a\n\nb", 1),
            ("a ![](dayone-moment:/video/2F) b ![](dayone-moment:/audio/3A)", "a  b ", 2),
            ("![a picture](https://example.org/a.png)", "![a picture](https://example.org/a.png)", 0),
            ("C:\\Users \\\\ x\\", "C:\\Users \\ x\\", 0),
            ("wow! ![", "wow! ![", 0),
            ("![](dayone-moment://", "![](dayone-moment://", 0),
        ] {
            assert_eq!(from_day_one(text), (expected.to_owned(), marks), "{text}");
        }
    }
}
