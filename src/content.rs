//! The authored material of the language shown: checked and written out as Rust when the app is built.
//!
//! The only place that knows which language that is. Everything a person reads comes through here.

include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// Signs, roots, cards of practices and reads: what is short enough to be there from the first minute.
pub fn content() -> &'static types::Content {
    &EN
}

/// Practices with their steps, reads with their text, terms and questions: what is long.
///
/// Whatever names this is sent together with all of it: no code of the first page may.
pub fn library() -> &'static types::Library {
    &EN_LONG
}

/// Invitations to write: apart from what is long, so that one can be had without all of it.
pub fn prompts() -> &'static [types::Prompt] {
    EN_PROMPTS
}

/// Texts of the app itself.
pub fn ui() -> &'static ui::Ui {
    &UI_EN
}

/// Texts of the workbook's pages, which are sent with them. No code of the first page may name this.
pub fn workbook() -> &'static ui::Workbook {
    &UI_EN_WORKBOOK
}

/// Texts of the lock, of files and of moving, which are sent with their pages. No code of the first page may name this.
pub fn keeping() -> &'static ui::Keeping {
    &UI_EN_KEEPING
}

/// Texts of the closed lock and of its watch, which are sent with them. No code of the first page may name this.
pub fn locked() -> &'static ui::Locked {
    &UI_EN_LOCKED
}

/// Texts of notices that come by themselves, which are sent with them. No code of the first page may name this.
pub fn notices() -> &'static ui::Notices {
    &UI_EN_NOTICES
}

/// Help lines by country, for what can be carried along. Help now has its own page.
pub fn help_lines() -> &'static [types::HelpCountry] {
    HELP
}

/// A text with each `{name}` replaced by its value. Values are never looked into, so that a person's own braces stay
/// what they are; a name nobody gave stays as it stands.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let (mut filled, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let known = after.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, after))
        });
        match known {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_the_place_of_their_names() {
        let check = |text, values: &[(&str, &str)], expected| assert_eq!(fill(text, values), expected);
        check("about {minutes} minutes", &[("minutes", "4")], "about 4 minutes");
        check("{a}{b}{a}", &[("a", "1"), ("b", "2")], "121");
        check("no values", &[], "no values");
        check("{unknown} {", &[("a", "1")], "{unknown} {");
        check("{title}, {day}", &[("title", "{day}"), ("day", "today")], "{day}, today");
        check("{{a}", &[("a", "é🙂")], "{é🙂");
    }

    #[test]
    fn what_was_authored_is_there() {
        assert_eq!(content().language, "en");
        assert!(!ui().common.next.is_empty());
        assert!(!COUNTRIES.is_empty());
        assert!(LANGUAGES.iter().any(|(content, ..)| content.language == "en"));
        assert!(content().exercise(content().danger.safety_exercise).is_some());
        assert!(content().exercises.iter().all(|card| library().exercise(card.id).is_some()));
    }
}
