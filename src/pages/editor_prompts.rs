//! An invitation to write, for whoever wants one: by the signs recognised and the parts of life chosen, none twice
//! within a month. What was answered is kept with the entry as it read; what was passed over is remembered nowhere.

use super::later::prompt_for;
use crate::content::{ui, workbook};
use crate::parts::{El, View, button, el, hint, live};
use crate::state::{Draft, Gathering, announce, focus, in_background, now_ms};
use leptos::prelude::{RwSignal, Set, StoredValue, UpdateValue, With, WithUntracked, WithValue};
use rethread_core::content::{Context, Depth, Prompt};
use rethread_core::insight::Made;
use rethread_core::record::{Entry, Felt};

/// How long a prompt rests after it was answered, in milliseconds.
const REST_MS: u64 = 31 * 86_400_000;

/// What a prompt should fit.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Parts of life chosen; none for any.
    pub contexts: Vec<Context>,
    /// Signs recognised.
    pub signs: Vec<String>,
    /// Ids of prompts that rest, or were passed over just now.
    pub passed: Vec<String>,
    /// What makes one visit begin elsewhere than the last.
    pub turn: usize,
}

/// How far a prompt is.
#[derive(Debug, Clone, PartialEq)]
enum Now {
    /// None is asked for.
    Without,
    /// One is being looked for.
    Finding,
    /// This one, by its id and its words, with a word on how deep it goes.
    Here(Option<String>, String, &'static str),
    /// Every one that fits was seen.
    NoMore,
    /// They could not be loaded.
    Failed,
}

/// The prompt beside an entry.
#[derive(Clone, Copy)]
pub struct Prompts {
    draft: Draft<Entry>,
    now: RwSignal<Now>,
    passed: StoredValue<Vec<String>>,
    /// Ids of the words and of the way to another prompt, for the focus.
    ids: StoredValue<(String, String)>,
}

impl Prompts {
    /// The prompt of an entry, whose words have this id.
    pub fn of(draft: Draft<Entry>, words_id: &str) -> Prompts {
        let (id, words) = draft.with(|entry| (entry.prompt_id.clone(), entry.prompt.clone()));
        let now = if words.trim().is_empty() { Now::Without } else { Now::Here(id, words, "") };
        let ids = (words_id.to_owned(), [words_id, "-another"].concat());
        Prompts { draft, now: RwSignal::new(now), passed: StoredValue::default(), ids: StoredValue::new(ids) }
    }

    /// Puts the prompt shown into the entry that answers it.
    pub fn keep_in(self, entry: &mut Entry) {
        self.now.with_untracked(|now| match now {
            Now::Here(id, words, _) => (entry.prompt_id, entry.prompt) = (id.clone(), words.clone()),
            _ => (entry.prompt_id, entry.prompt) = (None, String::new()),
        });
    }

    /// The prompt, above the words.
    pub fn shown(self) -> View {
        let texts = &workbook().writing;
        live(move || {
            self.now.with(|now| {
                let Now::Here(_, words, depth) = now else { return View::nothing() };
                let another = button("plain", texts.prompt_another, move || self.look(true));
                let without = button("plain", texts.prompt_without, move || self.without());
                let another = self.ids.with_value(|(_, id)| another.attr("id", id));
                el("aside")
                    .class("recall prompt")
                    .attr("aria-label", texts.prompt)
                    .child(el("p").class("recall-title").attr("aria-hidden", "true").text(texts.prompt))
                    .child(el("p").class("prompt-words").attr("dir", "auto").text(words))
                    .child((!depth.is_empty()).then(|| hint(depth)))
                    .child(el("div").class("button-row no-print").child(another).child(without))
                    .into()
            })
        })
    }

    /// The way to one, below the words; and what came of looking.
    pub fn offer(self) -> View {
        let texts = &workbook().writing;
        let gathering = Gathering::here();
        live(move || {
            let offer = || button("quiet", texts.offer, move || self.look(false));
            let looked: Option<El> = self.now.with(|now| match now {
                Now::Without => Some(offer()),
                Now::Here(..) => None,
                Now::NoMore => Some(hint(texts.prompt_none)),
                Now::Failed => Some(el("div").child(hint(texts.prompt_failed)).child(offer())),
                Now::Finding => {
                    // What was answered within the month is known once everything is gathered.
                    if gathering.is_ready() {
                        self.find(&gathering);
                    }
                    Some(hint(texts.prompt_waiting))
                }
            });
            looked.map(|looked| el("div").class("prompt-offer no-print").child(looked))
        })
    }

    fn look(self, past: bool) {
        if past {
            let id = self.now.with_untracked(|now| match now {
                Now::Here(id, ..) => id.clone(),
                _ => None,
            });
            self.passed.update_value(|passed| passed.extend(id));
        }
        self.now.set(Now::Finding);
    }

    fn without(self) {
        self.now.set(Now::Without);
        self.write_down();
        self.ids.with_value(|(words, _)| focus(words));
    }

    fn find(self, gathering: &Gathering) {
        let wanted = self.wanted(gathering);
        let again = wanted.passed.len();
        in_background(async move {
            let found = prompt_for(wanted).await;
            // Someone who has gone elsewhere meanwhile, or goes without, is left alone.
            if self.now.try_with_untracked(|now| *now != Now::Finding).unwrap_or(true) {
                return;
            }
            let now = match found {
                Ok(Some(prompt)) => {
                    announce(prompt.text);
                    Now::Here(Some(prompt.id.to_owned()), prompt.text.to_owned(), depth_words(prompt.depth))
                }
                Ok(None) => Now::NoMore,
                Err(_) => Now::Failed,
            };
            let is_here = matches!(now, Now::Here(..));
            self.now.set(now);
            self.write_down();
            if is_here {
                let first = self.passed.with_value(Vec::is_empty) || again == 0;
                self.ids.with_value(|(words, another)| focus(if first { words } else { another }));
            }
        });
    }

    /// Keeps what is shown with an entry that has words already; one without waits for them.
    fn write_down(self) {
        if !self.draft.is_new() || self.draft.with(|entry| !entry.text.trim().is_empty()) {
            self.draft.edit(|entry| self.keep_in(entry));
        }
    }

    fn wanted(self, gathering: &Gathering) -> Wanted {
        let since = now_ms().saturating_sub(REST_MS);
        let passed = self.passed.with_value(Vec::clone);
        let mut wanted =
            Wanted { contexts: self.draft.with(|entry| entry.ties.contexts.clone()), passed, ..Wanted::default() };
        gathering.peek(|gathered| {
            let resting = gathered.newest().take_while(|known| known.at >= since);
            wanted.passed.extend(resting.filter_map(|known| match &known.made {
                Made::Entry(entry) => entry.prompt_id.clone(),
                _ => None,
            }));
            wanted.signs.extend(gathered.oldest().take_while(|known| known.at == 0).filter_map(
                |known| match &known.made {
                    Made::SignAnswer(answer) if answer.felt != Felt::No => Some(answer.sign.clone()),
                    _ => None,
                },
            ));
            wanted.turn = gathered.len();
        });
        wanted
    }
}

/// What is said of how deep it goes; nothing for what is gentle.
fn depth_words(depth: Depth) -> &'static str {
    match depth {
        Depth::Gentle => "",
        Depth::Moderate => ui().common.depth_moderate_about,
        Depth::Deep => ui().common.depth_deep_about,
    }
}

/// The prompt that fits best and neither rests nor was passed over: by what was chosen and recognised first, then the
/// gentler one, each visit from another place on.
pub fn pick(all: &'static [Prompt], wanted: &Wanted) -> Option<&'static Prompt> {
    let fits = |prompt: &Prompt| {
        let passed = wanted.passed.iter().any(|id| id == prompt.id);
        !passed && (wanted.contexts.is_empty() || Context::fits(prompt.contexts, &wanted.contexts))
    };
    let nearness = |prompt: &Prompt| {
        let chosen = prompt.contexts.iter().any(|context| wanted.contexts.contains(context));
        let recognised = prompt.signs.iter().any(|sign| wanted.signs.iter().any(|known| known == sign));
        (!chosen, !recognised, prompt.depth)
    };
    let start = wanted.turn.checked_rem(all.len()).unwrap_or(0);
    let (before, after) = all.split_at_checked(start)?;
    after.iter().chain(before).filter(|prompt| fits(prompt)).min_by_key(|prompt| nearness(prompt))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::prompts;

    #[test]
    fn none_comes_twice_until_all_were_seen() {
        let mut wanted = Wanted { contexts: vec![Context::Work], turn: 7, ..Wanted::default() };
        let mut seen = 0;
        while let Some(prompt) = pick(prompts(), &wanted) {
            assert!(!wanted.passed.iter().any(|id| id == prompt.id));
            assert!(Context::fits(prompt.contexts, &[Context::Work]));
            wanted.passed.push(prompt.id.to_owned());
            seen += 1;
        }
        let fitting = prompts().iter().filter(|prompt| Context::fits(prompt.contexts, &[Context::Work])).count();
        assert_eq!(seen, fitting);
    }

    #[test]
    fn what_is_recognised_comes_first() {
        let sign = prompts().iter().flat_map(|prompt| prompt.signs).next_back().copied().unwrap_or_default();
        let wanted = Wanted { signs: vec![sign.to_owned()], turn: 3, ..Wanted::default() };
        assert!(pick(prompts(), &wanted).is_some_and(|prompt| prompt.signs.contains(&sign)));
    }
}
