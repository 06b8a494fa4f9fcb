//! Choices that live outside the vault, because they are needed before the app has loaded.

use crate::browser::{
    document, events,
    plain::{self, Plain},
    storage,
};

/// Light, dark, or as the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the device.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Its stored name.
    pub fn id(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme with that name; anything else is as the device.
    pub fn of(id: &str) -> Theme {
        match id {
            "light" => Theme::Light,
            "dark" => Theme::Dark,
            _ => Theme::System,
        }
    }

    /// Shows it now and from now on.
    pub fn choose(self) {
        let stored = (self != Theme::System).then(|| self.id());
        plain::set(Plain::Theme, stored);
        document::set_theme(stored);
    }
}

/// The chosen theme.
pub fn theme() -> Theme {
    Theme::of(&plain::get(Plain::Theme).unwrap_or_default())
}

/// The id of the neutral name that was chosen for the tab and the installed app; `None` for the app's own.
pub fn name() -> Option<String> {
    plain::get(Plain::Name)
}

/// Gives the tab a neutral name by its id, or the app's own; `false` when the choice could not be kept.
pub fn choose_name(id: Option<&str>) -> bool {
    let kept = plain::set(Plain::Name, id);
    events::tell_window("rethread:name");
    kept
}

/// Whether the tab shows the name alone, whatever page it is on: as chosen, and on by itself under a neutral name.
pub fn plain_titles() -> bool {
    match plain::get(Plain::Titles).as_deref() {
        Some("plain") => true,
        Some(_) => false,
        None => name().is_some(),
    }
}

/// Has the tab show the name alone, or the place as well; `false` when the choice could not be kept.
pub fn choose_titles(plain: bool) -> bool {
    plain::set(Plain::Titles, Some(if plain { "plain" } else { "full" }))
}

/// Where Leave quickly goes, if it was chosen.
pub fn leave_target() -> Option<String> {
    plain::get(Plain::Leave)
}

/// Keeps an address for Leave quickly; `false`, with the earlier one still in place, when it is not a plain https one.
pub fn keep_leave_target(address: &str) -> bool {
    let address = address.trim();
    is_safe_address(address) && plain::set(Plain::Leave, Some(address))
}

/// The country chosen on Help now, if one was.
pub fn country() -> Option<String> {
    plain::get(Plain::Country)
}

fn is_safe_address(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("https://") else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain_host =
        !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-:".contains(&byte));
    plain_host && !address.chars().any(|letter| letter.is_whitespace() || letter.is_control())
}

/// Whether the browser has agreed to keep the storage.
pub async fn is_persistent() -> Option<bool> {
    storage::is_persistent().await
}

/// Asks the browser to keep the storage.
pub async fn ask_to_persist() -> Option<bool> {
    storage::ask_to_persist().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_https_addresses_are_gone_to() {
        for (address, safe) in [
            ("https://www.bbc.co.uk/weather", true),
            ("https://example.org", true),
            ("https://example.org:8443/?a=b#c", true),
            ("http://example.org", false),
            ("javascript:alert(1)", false),
            ("https://", false),
            ("https://user:pass@example.org", false),
            ("https://exa mple.org", false),
            ("", false),
        ] {
            assert_eq!(is_safe_address(address), safe, "{address}");
        }
    }
}
