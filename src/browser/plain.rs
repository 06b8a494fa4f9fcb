//! The few small settings that must be readable before the app has loaded, under plain keys outside the vault.
//!
//! | key | holds | kept | in a saved file |
//! |---|---|---|---|
//! | `rt.theme` | `light` or `dark`; absent for the device's own | until changed | no |
//! | `rt.leave` | where Leave quickly goes, an https address | until changed | no |
//! | `rt.country` | country id for Help now | until changed | no |
//! | `rt.saved` | when the last backup was saved, whether sealed, how many of each kind it held | until the next | no |
//! | `rt.tries` | how often a passphrase was wrong, and when last | until one is right | no |
//! | `rt.name` | id of a neutral name for the tab and the installed app; absent for the app's own | until changed | no |
//! | `rt.install` | `no` once installing was offered and not wanted | until deleted | no |
//! | `rt.titles` | `plain` for the name alone in the tab, `full` for the place as well | until changed | no |
//!
//! In a frame public/embed-storage.js keeps one more, `rt.joined`: that the person wants what the app itself keeps there.

/// The key of a plain setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// `rt.theme`
    Theme,
    /// `rt.leave`
    Leave,
    /// `rt.country`
    Country,
    /// `rt.saved`
    Saved,
    /// `rt.tries`
    Tries,
    /// `rt.name`
    Name,
    /// `rt.titles`
    Titles,
    /// `rt.install`
    Install,
}

impl Plain {
    fn key(self) -> &'static str {
        match self {
            Plain::Theme => "rt.theme",
            Plain::Leave => "rt.leave",
            Plain::Country => "rt.country",
            Plain::Saved => "rt.saved",
            Plain::Tries => "rt.tries",
            Plain::Name => "rt.name",
            Plain::Titles => "rt.titles",
            Plain::Install => "rt.install",
        }
    }
}

/// The setting, if it is set and storage can be read.
pub fn get(setting: Plain) -> Option<String> {
    super::storage::local()?.get_item(setting.key()).ok().flatten()
}

/// Sets or clears the setting; `false` when storage refused, or nothing may be kept now.
pub fn set(setting: Plain, value: Option<&str>) -> bool {
    let local = super::storage::local().filter(|_| !super::sitting::is_on());
    local.is_some_and(|storage| match value {
        Some(value) => storage.set_item(setting.key(), value).is_ok(),
        None => storage.remove_item(setting.key()).is_ok(),
    })
}
