//! A site's own colours: which there are, whether text on them can be read, and the rules that set them.
//!
//! The style sheet is the one list of colours. What has to stand out from what is stated here, by the figures of WCAG
//! 2.2: text 4.5 to 1, edges of controls 3 to 1. Ours keep to it as well.

use anyhow::{Context, Result};

use crate::site::Site;

/// Where our colours are.
pub const TOKENS: &str = "style/tokens.css";

const TEXT: f64 = 4.5;
const EDGE: f64 = 3.0;

/// What stands on what, and how clearly.
const PAIRS: &[(&str, &[&str], f64)] = &[
    ("ink", &["paper", "sheet", "wash", "note"], TEXT),
    ("soft", &["paper", "sheet", "wash"], TEXT),
    ("pine", &["paper", "sheet", "wash"], TEXT),
    ("pine-deep", &["paper", "sheet", "wash"], TEXT),
    ("on-pine", &["pine", "pine-deep"], TEXT),
    ("edge", &["paper", "sheet"], EDGE),
    ("thread", &["paper", "sheet"], EDGE),
    ("focus", &["paper", "sheet"], EDGE),
];

/// The colours of one theme, by name.
type Theme = Vec<(String, String)>;

/// Ours, light and dark.
pub fn ours(tokens: &str) -> Result<[Theme; 2]> {
    let (light, dark) = tokens.split_once("@media (prefers-color-scheme: dark)").context(TOKENS)?;
    let dark = dark.split_once("\n  }\n").map_or(dark, |(dark, _)| dark);
    Ok([light, dark].map(|text| {
        let lines = text.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": "));
        lines
            .filter(|(_, value)| value.starts_with('#'))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }))
}

/// Names that are no colour of ours, and colours on which something could not be read or seen.
pub fn problems(tokens: &str, site: &Site) -> Result<Vec<String>> {
    let themes = ours(tokens)?;
    let [known, _] = &themes;
    let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
    let mut found = Vec::new();
    for colour in site.colours.iter().filter(|colour| !names.contains(&&*colour.token.words)) {
        let (place, token) = (&colour.token.place, &colour.token.words);
        found.push(format!("{place}: there is no colour `{token}`; there are: {}", names.join(", ")));
    }
    for (dark, ours) in [false, true].into_iter().zip(&themes) {
        let theme = if dark { "dark" } else { "light" };
        let own =
            |name: &str| site.colours.iter().rev().find(|colour| colour.dark == dark && *colour.token.words == *name);
        let value = |name: &str| {
            let own = own(name).map(|colour| colour.value.words.as_str());
            own.or_else(|| ours.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()))
        };
        for (over, grounds, least) in PAIRS {
            for ground in *grounds {
                // What the site did not touch is ours, and good.
                let Some(colour) = own(over).or_else(|| own(ground)) else { continue };
                let contrast = contrast(value(over).context(TOKENS)?, value(ground).context(TOKENS)?);
                if contrast < *least {
                    found.push(format!(
                        "{}: in the {theme} theme, `{over}` on `{ground}` has a contrast of {contrast:.2} to 1; people \
                         need {least} to 1 to see it",
                        colour.value.place
                    ));
                }
            }
        }
    }
    Ok(found)
}

/// The rules that set a site's colours, to stand after ours in the layer that those are in; nothing where it has none.
pub fn css(site: &Site) -> String {
    let rules = rules(site);
    if rules.is_empty() { rules } else { format!("@layer tokens {{\n{rules}}}\n") }
}

/// The same rules in no layer, for a page whose own are in none.
pub fn rules(site: &Site) -> String {
    let theme = |dark: bool| -> String {
        let own = site.colours.iter().filter(|colour| colour.dark == dark);
        own.map(|colour| format!("--{}: {};\n", colour.token.words, colour.value.words)).collect()
    };
    let (light, dark) = (theme(false), theme(true));
    let mut css = String::new();
    if !light.is_empty() {
        css += &format!(":root {{\n{light}}}\n");
    }
    if !dark.is_empty() {
        css += &format!(
            "@media (prefers-color-scheme: dark) {{\n:root:not([data-theme=\"light\"]) {{\n{dark}}}\n}}\n\
             :root[data-theme=\"dark\"] {{\n{dark}}}\n"
        );
    }
    css
}

/// The ground of both themes, ours and the site's: pages and manifests are painted in it before any style has come.
pub fn grounds(tokens: &str, site: &Site) -> Result<[(String, String); 2]> {
    let [light, dark] = ours(tokens)?;
    let pair = |ours: Theme, dark: bool| {
        let ours = ours.into_iter().find(|(name, _)| name == "paper").map(|(_, value)| value).context(TOKENS)?;
        let own = site.colours.iter().find(|colour| colour.dark == dark && *colour.token.words == *"paper");
        let own = own.map_or_else(|| ours.clone(), |colour| colour.value.words.clone());
        Ok::<_, anyhow::Error>((ours, own))
    };
    Ok([pair(light, false)?, pair(dark, true)?])
}

/// How clearly one colour stands out from another, from 1 to 21.
fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: &str) -> f64 {
    let digits = u32::from_str_radix(colour.trim_start_matches('#'), 16).unwrap_or_default();
    let part = |shift: u32| {
        let part = f64::from(digits >> shift & 0xff) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    const OURS: &str = include_str!("../../../style/tokens.css");

    fn site(text: &str) -> Site {
        Site::parse(text, "site.toml", Path::new("")).unwrap()
    }

    #[test]
    fn contrast_is_counted_as_the_standard_does() {
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 0.001);
        assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
    }

    #[test]
    fn our_own_colours_can_be_read() {
        for (theme, values) in ["light", "dark"].into_iter().zip(ours(OURS).unwrap()) {
            assert_eq!(values.len(), 13, "{theme}");
            let text: String = values.iter().map(|(name, value)| format!("{name} = \"{value}\"\n")).collect();
            let found = problems(OURS, &site(&format!("[colours.{theme}]\n{text}"))).unwrap();
            assert!(found.is_empty(), "{found:#?}");
        }
    }

    #[test]
    fn what_could_not_be_read_is_refused_with_its_line() {
        for (text, words) in [
            (
                "[colours.light]\nink = \"#888888\"",
                "site.toml:2: in the light theme, `ink` on `paper` has a contrast of 3.",
            ),
            ("[colours.dark]\npaper = \"#ffffff\"", "site.toml:2: in the dark theme, `ink` on `paper`"),
            ("[colours.light]\non-pine = \"#2b5a4b\"", "`on-pine` on `pine` has a contrast of 1.00 to 1"),
            (
                "[colours.light]\nbrand = \"#000000\"",
                "site.toml:2: there is no colour `brand`; there are: paper, sheet, ink",
            ),
        ] {
            let found = problems(OURS, &site(text)).unwrap();
            assert!(found.iter().any(|found| found.contains(words)), "{text}: {found:#?}");
        }
    }

    #[test]
    fn colours_come_after_ours_in_their_layer() {
        assert_eq!(css(&Site::default()), "");
        let css = css(&site("[colours.light]\npine = \"#333366\"\n[colours.dark]\npine = \"#ccccff\""));
        assert!(css.starts_with("@layer tokens {\n:root {\n--pine: #333366;\n}\n@media"), "{css}");
        assert!(css.contains(":root[data-theme=\"dark\"] {\n--pine: #ccccff;\n}"), "{css}");
    }

    #[test]
    fn in_the_opener_they_come_after_its_own_in_no_layer() {
        let own = include_str!("../../../src/opener/opener.css");
        assert!(!own.contains("@layer"), "rules in no layer win over those in one");
        let rules = rules(&site("[colours.light]\npine = \"#333366\""));
        assert_eq!(rules, ":root {\n--pine: #333366;\n}\n");
    }
}
