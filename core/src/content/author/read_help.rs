//! Reads help lines. They are facts that can hurt when wrong, so that each carries where and when it was confirmed.

use super::authored::{Authored, Country, Line, Text};
use super::problem::Problems;
use super::read::each;
use super::table::Table;

pub(super) fn country(table: &mut Table<'_>) -> Country {
    let country = Country {
        id: table.id("id"),
        name: table.plain("name"),
        emergency: table.plain_if_any("emergency"),
        emergency_note: table.text_if_any("emergency_note"),
        emergency_source: table.address_if_any("emergency_source"),
        lines: each(table, "line", line),
    };
    if country.emergency.is_some() && country.emergency_source.is_none() {
        table.problem("this country has an emergency number and no `emergency_source`; add the page that states it");
    }
    country
}

/// A site's own lines come after those of the same country; a country that is new stands at the end.
pub(super) fn add_country(authored: &mut Authored, added: Country, problems: &Problems) {
    let Some(country) = authored.countries.iter_mut().find(|country| country.id.words == added.id.words) else {
        return authored.countries.push(added);
    };
    if let Some(emergency) = &added.emergency {
        let message = format!("`{}` has an emergency number already; a site can add lines to it alone", added.id.words);
        problems.add(&emergency.place, message);
    }
    country.lines.extend(added.lines);
}

fn line(table: &mut Table<'_>) -> Line {
    let line = Line {
        name: table.plain("name"),
        purpose: table.text("for"),
        number: table.plain_if_any("number"),
        tel: table.plain_if_any("tel"),
        text: table.plain_if_any("text"),
        chat: table.address_if_any("chat"),
        hours: table.text_if_any("hours"),
        web: table.address("web"),
        source: table.address("source"),
        confirmed_on: table.date("confirmed_on"),
        topics: table.ids("topics"),
    };
    let ways = [&line.number, &line.text, &line.chat].into_iter().flatten().count();
    if ways == 0 && line.web.is_empty() {
        table.problem("nobody can reach this line; give it a `number`, a `text`, a `chat` or a `web` address");
    }
    if line.tel.is_some() && line.number.is_none() {
        table.problem("this line has a `tel` and no `number`; add the number as people write it");
    }
    if let Some(tel) = &line.tel {
        check_tel(table, tel);
    }
    if line.topics.is_empty() {
        table.problem("`topics` is empty; name at least one");
    }
    line
}

fn check_tel(table: &Table<'_>, tel: &Text) {
    if !tel.is_empty() && !is_dialable(tel) {
        let message = format!("`tel` can hold digits, +, * and # alone: \"{}\"", tel.words);
        table.file.problems.add(&tel.place, message);
    }
}

/// Whether a phone can dial this as it stands.
pub(super) fn is_dialable(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'*' | b'#'))
}
