//! The one next best thing to do for what was written, from the facts about where it is kept. Pure.

use crate::state::Family;
use rethread_core::vault::Level;

/// Days after which a saved file counts as old.
pub const OLD_DAYS: u64 = 90;

/// What bears on how safe it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// A private sitting is on.
    pub sitting: bool,
    /// The main storage works.
    pub local: bool,
    /// The safety copy works.
    pub safety: bool,
    /// Something stored could not be read.
    pub aside: bool,
    /// Anything was written that could be lost.
    pub written: bool,
    /// How short room is.
    pub level: Level,
    /// It stands in a page of another site.
    pub embedded: bool,
    /// It runs as an installed app.
    pub installed: bool,
    /// The browser.
    pub family: Family,
    /// Whether the browser agreed to keep it; `None` when it does not say.
    pub persistent: Option<bool>,
    /// How many days ago the last file was saved; `None` for never.
    pub saved_days: Option<u64>,
    /// There is a lock.
    pub lock: bool,
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// End the private sitting in one of its ways.
    Sitting,
    /// Open it on its own.
    Alone,
    /// Save a file, since nothing is kept here.
    NoCopy,
    /// Make room.
    Room,
    /// Save a file in place of the copy that does not work.
    OneCopy,
    /// Look at what could not be read.
    Aside,
    /// Save a first file.
    FirstFile,
    /// Add it to the home screen.
    Install,
    /// Ask the browser to keep it.
    Ask,
    /// Save a file again.
    Again,
    /// Think about a lock.
    Lock,
    /// Nothing.
    Nothing,
}

/// The one thing, what loses most first.
pub fn advice(facts: &Facts) -> Advice {
    if facts.sitting {
        return Advice::Sitting;
    }
    if facts.embedded {
        return Advice::Alone;
    }
    match (facts.local, facts.safety) {
        (false, false) => return Advice::NoCopy,
        _ if facts.level >= Level::NinetyFive => return Advice::Room,
        (true, true) => {}
        _ => return Advice::OneCopy,
    }
    if facts.aside {
        return Advice::Aside;
    }
    if facts.written && facts.saved_days.is_none() {
        return Advice::FirstFile;
    }
    if facts.family == Family::Safari && !facts.installed {
        return Advice::Install;
    }
    if facts.persistent == Some(false) && facts.family != Family::Safari {
        return Advice::Ask;
    }
    if facts.written && facts.saved_days > Some(OLD_DAYS) {
        return Advice::Again;
    }
    if facts.lock { Advice::Nothing } else { Advice::Lock }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVELS: [Level; 5] = [Level::Plenty, Level::Seventy, Level::EightyFive, Level::NinetyFive, Level::Full];
    const FAMILIES: [Family; 4] = [Family::Chromium, Family::Firefox, Family::Safari, Family::Other];
    const SAVED: [Option<u64>; 4] = [None, Some(0), Some(OLD_DAYS), Some(OLD_DAYS + 1)];
    const PERSISTENT: [Option<bool>; 3] = [None, Some(false), Some(true)];

    /// Every combination there is.
    fn all() -> impl Iterator<Item = Facts> {
        let yes_or_no = |bits: usize, place: usize| bits >> place & 1 == 1;
        (0..256).flat_map(move |bits| {
            let rest = LEVELS.into_iter().flat_map(|level| {
                FAMILIES.into_iter().flat_map(move |family| {
                    SAVED
                        .into_iter()
                        .flat_map(move |saved| PERSISTENT.map(|persistent| (level, family, saved, persistent)))
                })
            });
            rest.map(move |(level, family, saved_days, persistent)| Facts {
                sitting: yes_or_no(bits, 0),
                local: yes_or_no(bits, 1),
                safety: yes_or_no(bits, 2),
                aside: yes_or_no(bits, 3),
                written: yes_or_no(bits, 4),
                embedded: yes_or_no(bits, 5),
                installed: yes_or_no(bits, 6),
                lock: yes_or_no(bits, 7),
                level,
                family,
                persistent,
                saved_days,
            })
        })
    }

    #[test]
    fn what_is_advised_is_always_something_that_can_be_done() {
        for facts in all() {
            let fits = match advice(&facts) {
                Advice::Sitting => facts.sitting,
                Advice::Alone => facts.embedded,
                Advice::NoCopy => !facts.local && !facts.safety,
                Advice::Room => facts.level >= Level::NinetyFive,
                Advice::OneCopy => facts.local != facts.safety,
                Advice::Aside => facts.aside,
                Advice::FirstFile => facts.written && facts.saved_days.is_none(),
                Advice::Install => !facts.installed && facts.family == Family::Safari,
                Advice::Ask => facts.persistent == Some(false),
                Advice::Again => facts.saved_days > Some(OLD_DAYS),
                Advice::Lock => !facts.lock,
                Advice::Nothing => facts.lock,
            };
            assert!(fits, "{:?} for {facts:?}", advice(&facts));
        }
    }

    #[test]
    fn nothing_is_advised_only_where_nothing_is_amiss() {
        for facts in all().filter(|facts| matches!(advice(facts), Advice::Nothing | Advice::Lock)) {
            assert!(facts.local && facts.safety && !facts.sitting && !facts.embedded && !facts.aside, "{facts:?}");
            assert!(facts.level < Level::NinetyFive, "{facts:?}");
            assert!(!facts.written || facts.saved_days.is_some_and(|days| days <= OLD_DAYS), "{facts:?}");
            assert!(facts.installed || facts.family != Family::Safari, "{facts:?}");
        }
    }

    #[test]
    fn what_loses_most_comes_first() {
        for facts in all() {
            let found = advice(&facts);
            assert_eq!(found == Advice::Sitting, facts.sitting, "{facts:?}");
            if !facts.sitting && !facts.embedded && !facts.local && !facts.safety {
                assert_eq!(found, Advice::NoCopy, "{facts:?}");
            }
            // Somebody with nothing written is not told to save it.
            if !facts.written {
                assert!(!matches!(found, Advice::FirstFile | Advice::Again), "{facts:?}");
            }
        }
    }
}
