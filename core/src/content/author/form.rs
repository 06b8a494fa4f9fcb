//! The form of single values: running text, ids, addresses and dates.

/// Trimmed; lines of a paragraph joined by a space; paragraphs separated by one empty line.
pub(super) fn tidy(text: &str) -> String {
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(paragraph) if !line.is_empty() => paragraph.push(line),
            _ => paragraphs.push(Vec::new()),
        }
    }
    let whole: Vec<String> = paragraphs.iter().filter(|lines| !lines.is_empty()).map(|lines| lines.join(" ")).collect();
    whole.join("\n\n")
}

pub(super) fn is_id(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(plain) && !text.starts_with('-') && !text.ends_with('-')
}

pub(super) fn is_address(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-');
    let odd = |letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '"' | '<' | '>' | '\\');
    plain && host.contains('.') && !host.starts_with('.') && !host.ends_with('.') && !rest.contains(odd)
}

/// The address of a site without a path: https, or this very device while somebody tries it out.
pub(super) fn is_origin(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let (host, port) = rest.split_once(':').unwrap_or((rest, "1"));
    let here = matches!(host, "localhost" | "127.0.0.1");
    let named = here || (is_address(&["https://", host].concat()) && !host.contains(['/', '?', '#']));
    named && (scheme == "https" || (here && scheme == "http")) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

pub(super) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, width: usize| {
        (part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse::<u16>().ok())?
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=days).contains(&day)
}
