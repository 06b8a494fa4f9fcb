//! The settings of an organisation that offers Rethread under its own name: one TOML file, checked like the content.
//!
//! Knows the form of each value. What a colour is called, and whether text can be read on it, the build knows, which
//! reads the style sheet.

use super::authored::{Authored, Text};
use super::form::is_origin;
use super::problem::{Place, Problem, Problems};
use super::read_help::is_dialable;
use super::source::File;
use super::table::Table;
use std::fs;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// The setting that names the file.
pub const SITE: &str = "RETHREAD_SITE";

/// The longest name that still fits the head of the page on a narrow phone, and the label under an icon.
const LONGEST_NAME: usize = 20;

/// What a site says of itself. Whatever it leaves out is as it is without settings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// What the app is called.
    pub name: Option<String>,
    /// Colours in place of ours.
    pub colours: Vec<Colour>,
    /// How to reach the people who run the site.
    pub contact: Option<Contact>,
    /// A folder that is laid over `content/`.
    pub content: Option<PathBuf>,
    /// Who may frame the page made for it: `None` is anybody, an empty list nobody.
    pub embedders: Option<Vec<String>>,
    /// The site and Rethread are one: they share an address, and whoever runs it could read what is written here.
    pub same_site: bool,
}

/// A colour of one theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colour {
    /// Whether it is for the dark theme.
    pub dark: bool,
    /// What it is called in the style sheet, without the dashes.
    pub token: Text,
    /// `#` and six digits.
    pub value: Text,
}

/// How to reach somebody, shown after the help lines and never in their place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Who they are.
    pub label: Text,
    /// What they are there for.
    pub purpose: Option<Text>,
    /// A number as people write it, and as a phone dials it.
    pub number: Option<(Text, Text)>,
    /// An address on the web.
    pub web: Option<Text>,
    /// When they can be reached.
    pub hours: Option<Text>,
}

impl Site {
    /// Reads the settings at `file`, which problems name as `shown`.
    pub fn read(file: &Path, shown: &str) -> Result<Site, Vec<Problem>> {
        let text = fs::read_to_string(file).map_err(|error| {
            let message = format!("these settings cannot be read: {error}; {SITE} has to name a file");
            vec![Problem { place: Place::new(shown, 1), message }]
        })?;
        Site::parse(&text, shown, file.parent().unwrap_or(Path::new("")))
    }

    /// Reads settings that stand in `folder`.
    pub fn parse(text: &str, shown: &str, folder: &Path) -> Result<Site, Vec<Problem>> {
        let problems = Problems::default();
        let file = File { name: shown.to_owned(), text, problems: &problems };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let place = error.span().map_or(Place::new(shown, 1), |span| file.place(span.start));
            problems.add(&place, format!("this is not valid TOML: {}", error.message().replace('\n', ", ")));
        }
        let mut site = Site::default();
        if errors.is_empty() {
            let mut table = Table::new(&file, "settings file", Place::new(shown, 1), table.get_ref());
            site = read(&mut table, folder);
            table.finish();
        }
        match problems.sorted() {
            problems if problems.is_empty() => Ok(site),
            problems => Err(problems),
        }
    }

    /// Puts the site's name into every text that names the app.
    pub fn rename(&self, authored: &mut Authored) {
        let ours = authored.ui_text("shell", "app_name").map(|name| name.words.clone());
        let (Some(name), Some(ours)) = (&self.name, ours) else { return };
        let rename = |text: &mut Text| text.words = text.words.replace(&ours, name);
        authored.ui.iter_mut().flat_map(|section| &mut section.texts).for_each(|(_, text)| rename(text));
        let danger = &mut authored.danger;
        danger.safety_steps.iter_mut().for_each(rename);
        [&mut danger.question, &mut danger.text, &mut danger.safety_title, &mut danger.safety_text]
            .into_iter()
            .for_each(rename);
        authored.changes.iter_mut().flat_map(|change| &mut change.lines).for_each(rename);
    }
}

fn read(table: &mut Table<'_>, folder: &Path) -> Site {
    let mut site = Site { name: table.plain_if_any("name").and_then(|text| name(table, text)), ..Site::default() };
    site.content = table.plain_if_any("content").map(|text| folder.join(&text.words)).filter(|content| {
        let there = content.is_dir();
        if !there {
            table.problem(format!(
                "`content` names no folder: {}; it is looked for beside this file",
                content.display()
            ));
        }
        there
    });
    if let Some(mut colours) = table.table_if_any("colours") {
        for (theme, dark) in [("light", false), ("dark", true)] {
            let Some(mut one) = colours.table_if_any(theme) else { continue };
            let pairs = one.all_plain();
            site.colours.extend(pairs.into_iter().filter_map(|(token, value)| colour(&one, dark, token, value)));
        }
        colours.finish();
    }
    if let Some(mut one) = table.table_if_any("contact") {
        site.contact = Some(contact(&mut one));
        one.finish();
    }
    if let Some(mut embedding) = table.table_if_any("embedding") {
        site.same_site = embedding.flag("same_site");
        site.embedders = embedding.plain_list_if_any("embedders").map(|all| origins(&embedding, all));
        embedding.finish();
    }
    site
}

fn name(table: &Table<'_>, text: Text) -> Option<String> {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '.' | '&' | '\'' | '\u{2019}');
    let problem = |message: String| {
        table.file.problems.add(&text.place, message);
        None
    };
    if let Some(odd) = text.chars().find(|letter| !plain(*letter)) {
        return problem(format!("`name` can hold letters, digits, spaces and - . & ' alone, and holds {odd:?}"));
    }
    match text.chars().count() {
        0 => None,
        1..=LONGEST_NAME => Some(text.words.clone()),
        long => problem(format!(
            "`name` has {long} letters; with more than {LONGEST_NAME} it does not fit the head of the page on a phone"
        )),
    }
}

fn colour(table: &Table<'_>, dark: bool, token: Text, value: Text) -> Option<Colour> {
    let digits = value.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Some(Colour { dark, token, value });
    }
    let message =
        format!("`{}` is not a colour: \"{}\"; write # and six digits, such as \"#2b5a4b\"", token.words, value.words);
    table.file.problems.add(&value.place, message);
    None
}

fn contact(table: &mut Table<'_>) -> Contact {
    let label = table.plain("label");
    let purpose = table.text_if_any("for");
    let (number, tel) = (table.plain_if_any("number"), table.plain_if_any("tel"));
    let web = table.address_if_any("web");
    let hours = table.plain_if_any("hours");
    if let Some(tel) = tel.as_ref().filter(|tel| !is_dialable(tel)) {
        let message = format!("`tel` can hold digits, +, * and # alone: \"{}\"", tel.words);
        table.file.problems.add(&tel.place, message);
    }
    if number.is_some() && tel.is_none() {
        table.problem("there is a `number` and no `tel`; write the number as a phone dials it");
    }
    if tel.is_none() && web.is_none() {
        table.problem("nobody can be reached with this contact; write `tel` or `web`");
    }
    let number = tel.map(|tel| (number.unwrap_or_else(|| tel.clone()), tel));
    Contact { label, purpose, number, web, hours }
}

fn origins(table: &Table<'_>, all: Vec<Text>) -> Vec<String> {
    for origin in all.iter().filter(|origin| !is_origin(origin)) {
        let message = format!(
            "\"{}\" is no site that can embed; write its address without a path, such as \"https://site.example\"",
            origin.words
        );
        table.file.problems.add(&origin.place, message);
    }
    all.into_iter().map(|origin| origin.words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Site, String> {
        let said = |problems: Vec<Problem>| problems.iter().map(|problem| format!("{problem}\n")).collect();
        Site::parse(text, "site.toml", Path::new("nowhere")).map_err(said)
    }

    #[test]
    fn nothing_has_to_be_set() {
        assert_eq!(parse(""), Ok(Site::default()));
        assert_eq!(parse("[colours]\n[embedding]\n"), Ok(Site::default()));
    }

    #[test]
    fn reads_what_is_set() {
        let text = "name = \"Garden\"\n[colours.dark]\npine = \"#97CAB6\"\n[contact]\nlabel = \"The office\"\n\
                    tel = \"123\"\n[embedding]\nembedders = [\"https://a.example\"]\nsame_site = true\n";
        let site = parse(text).unwrap();
        assert_eq!(site.name.as_deref(), Some("Garden"));
        let colours: Vec<_> = site.colours.iter().map(|one| (one.dark, &*one.token.words, &*one.value.words)).collect();
        assert_eq!(colours, [(true, "pine", "#97CAB6")]);
        let contact = site.contact.unwrap();
        assert_eq!(contact.number.map(|(shown, tel)| (shown.words, tel.words)), Some(("123".into(), "123".into())));
        assert_eq!(site.embedders, Some(vec!["https://a.example".to_owned()]));
        assert!(site.same_site);
        assert_eq!(parse("[embedding]\nembedders = []").unwrap().embedders, Some(Vec::new()));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line() {
        for (text, line, words) in [
            ("nmae = \"A\"", 1, "`nmae` is not known here"),
            ("\nname = 3", 2, "`name` is a TOML integer"),
            ("name = \"a name that is too long for a phone\"", 1, "it does not fit"),
            ("name = \"a<b\"", 1, "holds '<'"),
            ("content = \"none\"", 1, "`content` names no folder"),
            ("[colours.light]\npaper = \"white\"", 2, "`paper` is not a colour: \"white\""),
            ("[colours]\npaper = \"#ffffff\"", 2, "`paper` is not known here"),
            ("[contact]\nlabel = \"A\"", 1, "write `tel` or `web`"),
            ("[contact]\nlabel = \"A\"\ntel = \"12 34\"", 3, "digits, +, * and # alone"),
            ("[contact]\nlabel = \"A\"\nweb = \"http://a.example\"", 3, "not a full https address"),
            ("[embedding]\nembedders = [\"https://a.example/path\"]", 2, "no site that can embed"),
            ("[embedding]\nembedders = [\"*\"]", 2, "no site that can embed"),
            ("[embedding]\nembedders = \"https://a.example\"", 2, "a list of texts"),
            ("[embedding]\nsame_site = \"yes\"", 2, "true or false"),
            ("name = ", 1, "this is not valid TOML"),
        ] {
            let said = parse(text).expect_err(text);
            let named =
                said.lines().any(|said| said.starts_with(&format!("site.toml:{line}: ")) && said.contains(words));
            assert!(named, "{text}\n{said}");
        }
    }

    #[test]
    fn its_contact_is_written_as_a_help_line_is() {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/en");
        let authored = super::super::report(&content).unwrap();
        let text = "[contact]\nlabel = \"A <b> & C\"\nnumber = \"020 7946\"\ntel = \"0207946\"\n\
                    web = \"https://a.example/b\"\nhours = \"Weekdays\"";
        let contact = parse(text).unwrap().contact.unwrap();
        let page = super::super::contact_html(&authored, &contact);
        for part in [
            "<h3>A &lt;b&gt; &amp; C</h3>",
            "<a href=\"tel:0207946\">020 7946</a>",
            "<a href=\"https://a.example/b\" rel=\"noreferrer noopener\" target=\"_blank\">a.example/b</a>",
            "<dd>Weekdays</dd>",
        ] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
        assert!(super::super::contact_link(&contact).contains("href=\"#contact\"") && page.contains("id=\"contact\""));
    }

    #[test]
    fn its_name_stands_in_every_text_that_names_the_app() {
        let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content/en");
        let mut authored = super::super::report(&content).unwrap();
        let count = |authored: &Authored, word: &str| {
            let texts = authored.ui.iter().flat_map(|section| &section.texts).map(|(_, text)| text);
            let changes = authored.changes.iter().flat_map(|change| &change.lines);
            texts.chain(&authored.danger.safety_steps).chain(changes).filter(|text| text.contains(word)).count()
        };
        let named = count(&authored, "Rethread");
        assert!(named > 20);
        parse("name = \"Quiet Garden\"").unwrap().rename(&mut authored);
        assert_eq!(count(&authored, "Rethread"), 0);
        assert_eq!(count(&authored, "Quiet Garden"), named);
    }
}
