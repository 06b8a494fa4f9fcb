//! From a file, or from codes, to what is restored: the passphrase where it is sealed, the preview, doing it.

use super::restore_words::{changes, done, inside, refusal, would};
use super::undoing::Undoing;
use crate::content::keeping;
use crate::parts::{El, InputEvent, Password, View, button, el, fresh_id, hint, is_checked, live, password};
use crate::state::exchange::restoring::{self, Refusal, bytes_of, is_sealed, prepare};
use crate::state::exchange::{Chosen, chosen, forget};
use crate::state::{Store, announce, focus, in_background};
use leptos::prelude::{Get, GetUntracked, IsDisposed, LocalStorage, RwSignal, Set, Update, With};
use rethread_core::vault::{Backup, Preview, Restored};
use std::rc::Rc;

/// Where it stands.
#[derive(Clone)]
enum At {
    /// Nothing was chosen yet, or nothing that can be restored.
    Nothing,
    /// It is sealed, and the passphrase is asked for.
    Sealed(Rc<Vec<u8>>),
    /// It was read, and would come to this.
    Read(Rc<Backup>, Rc<Preview>),
    /// It is being restored.
    Restoring,
    /// It is restored.
    Done(Rc<Restored>),
}

/// Restoring under way. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Flow {
    store: Store,
    at: RwSignal<At, LocalStorage>,
    /// Counts what was chosen, so that what was chosen before and comes later is left.
    turn: RwSignal<u32>,
    busy: RwSignal<bool>,
    said: RwSignal<String>,
    progress: RwSignal<(usize, usize)>,
    undoing: Undoing,
}

/// Ids of what the focus goes to.
const PASSPHRASE: &str = "restore-passphrase";
const READ: &str = "restore-read";
const DONE: &str = "restore-done";

impl Flow {
    /// Nothing chosen yet.
    pub fn new(store: Store) -> Flow {
        Flow {
            store,
            at: RwSignal::new_local(At::Nothing),
            turn: RwSignal::new(0),
            busy: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            progress: RwSignal::new((0, 0)),
            undoing: Undoing::new(store),
        }
    }

    /// Takes the first file that was chosen or dropped.
    pub fn choose(self, event: &InputEvent) {
        let file = chosen(event).into_iter().next();
        forget(event);
        if let Some(file) = file {
            self.begin(async move { bytes_of(&file).await });
        }
    }

    /// Takes a file that the app was opened with, as long as this page is open.
    pub fn came(self, file: Chosen) {
        if !self.turn.is_disposed() {
            self.begin(async move { bytes_of(&file).await });
        }
    }

    /// Takes what came by other ways.
    pub fn take(self, bytes: Vec<u8>) {
        self.begin(async move { Ok(bytes) });
    }

    fn begin(self, coming: impl Future<Output = Result<Vec<u8>, Refusal>> + 'static) {
        self.turn.update(|turn| *turn += 1);
        let turn = self.turn.get_untracked();
        self.at.set(At::Nothing);
        self.busy.set(true);
        self.say(keeping().restore.reading.to_owned());
        in_background(async move {
            let read = match coming.await {
                Ok(bytes) => restoring::read(&bytes, None).await.map_err(|refusal| (refusal, Some(bytes))),
                Err(refusal) => Err((refusal, None)),
            };
            if self.turn.try_get_untracked() != Some(turn) {
                return;
            }
            match read {
                Ok(backup) => self.look(turn, backup).await,
                Err((refusal, Some(bytes))) if is_sealed(&refusal) => {
                    self.busy.set(false);
                    self.say(keeping().restore.sealed.to_owned());
                    self.at.set(At::Sealed(Rc::new(bytes)));
                    prepare();
                    focus(PASSPHRASE);
                }
                Err((refusal, _)) => self.refuse(&refusal),
            }
        });
    }

    fn open(self, bytes: Rc<Vec<u8>>, passphrase: String) {
        let turn = self.turn.get_untracked();
        self.busy.set(true);
        self.say(keeping().restore.opening.to_owned());
        in_background(async move {
            let read = restoring::read(&bytes, Some(&passphrase)).await;
            if self.turn.try_get_untracked() != Some(turn) {
                return;
            }
            match read {
                Ok(backup) => self.look(turn, backup).await,
                Err(refusal) => self.refuse(&refusal),
            }
        });
    }

    async fn look(self, turn: u32, backup: Backup) {
        let preview = restoring::preview(self.store, &backup).await;
        if self.turn.try_get_untracked() != Some(turn) {
            return;
        }
        self.busy.set(false);
        self.said.set(String::new());
        self.at.set(At::Read(Rc::new(backup), Rc::new(preview)));
        announce(keeping().restore.looked_title);
        focus(READ);
    }

    fn restore(self, backup: Rc<Backup>, preview: Rc<Preview>, bring_back: bool) {
        if self.busy.get_untracked() {
            return;
        }
        let texts = &keeping().restore;
        self.busy.set(true);
        self.progress.set((0, preview.records.max(1)));
        self.at.set(At::Restoring);
        self.say(texts.restoring.to_owned());
        in_background(async move {
            let progress = move |done, all| {
                let _ = self.progress.try_set((done, all));
            };
            let restored = restoring::restore(self.store, &backup, preview.records, bring_back, progress).await;
            let refused = match &restored {
                None => Some(texts.busy),
                Some(restored) if !restored.begun => Some(texts.not_begun),
                Some(_) => None,
            };
            announce(refused.unwrap_or(texts.done_title));
            if self.busy.try_set(false).is_some() {
                return;
            }
            self.said.set(refused.unwrap_or_default().to_owned());
            self.at.set(match restored.filter(|restored| restored.begun) {
                Some(restored) => At::Done(Rc::new(restored)),
                None => At::Read(backup, preview),
            });
            focus(if refused.is_some() { READ } else { DONE });
            self.undoing.again();
        });
    }

    fn say(self, words: String) {
        announce(&words);
        let _ = self.said.try_set(words);
    }

    fn refuse(self, why: &Refusal) {
        self.busy.set(false);
        self.say(refusal(why));
    }

    /// What stands below what the file is chosen with.
    pub fn view(self) -> El {
        let panel = live(move || match self.at.get() {
            At::Nothing => View::nothing(),
            At::Sealed(bytes) => self.asking(bytes).into(),
            At::Read(backup, preview) => self.read(backup, preview).into(),
            At::Restoring => self.restoring().into(),
            At::Done(restored) => self.done(&restored).into(),
        });
        el("div")
            .child(el("p").class("said").live_text(move || self.said.get()))
            .child(panel)
            .child(self.undoing.view())
    }

    fn asking(self, bytes: Rc<Vec<u8>>) -> El {
        let texts = &keeping().restore;
        let typed = RwSignal::new(String::new());
        let (label, show, hide) = (texts.passphrase, texts.show, texts.hide);
        let field = Password { id: PASSPHRASE, label, help: "", show, hide, is_new: false };
        let open = el("button").attr("type", "submit").class("button").text(texts.open);
        let open = open.live_attr("aria-disabled", move || self.busy.get().then(|| "true".to_owned()));
        el("form").child(password(field, typed)).child(el("div").class("button-row").child(open)).on(
            "submit",
            move |event| {
                event.prevent_default();
                let passphrase = typed.get_untracked();
                if passphrase.is_empty() {
                    self.say(texts.empty.to_owned());
                } else if !self.busy.get_untracked() {
                    self.open(bytes.clone(), passphrase);
                }
            },
        )
    }

    fn read(self, backup: Rc<Backup>, preview: Rc<Preview>) -> El {
        let texts = &keeping().restore;
        let bring_back = RwSignal::new(false);
        let tick = (preview.deleted_here > 0).then(|| {
            let id = fresh_id("bring-back");
            let input = el("input").attr("type", "checkbox").attr("id", &id);
            let input = input.on("change", move |event| bring_back.set(is_checked(&event)));
            el("label").class("choice").child(input).child(el("span").text(texts.bring_back))
        });
        let changes = changes(&preview);
        let nothing = (!changes && preview.deleted_here == 0).then(|| el("p").text(texts.nothing));
        let (inside, would) = (inside(&preview), would(&preview));
        let restore = button("", texts.restore, move || {
            self.restore(backup.clone(), preview.clone(), bring_back.get_untracked());
        });
        let can = move || changes || bring_back.get();
        el("section")
            .child(el("h2").attr("id", READ).attr("tabindex", "-1").text(texts.looked_title))
            .child(inside)
            .child(el("h2").text(texts.would_title))
            .child(would)
            .child(nothing)
            .child(tick)
            .child(el("div").class("button-row").child(restore).shown(can))
    }

    fn restoring(self) -> El {
        let texts = &keeping().restore;
        let value = move || Some(self.progress.with(|(done, _)| done.to_string()));
        let most = move || Some(self.progress.with(|(_, all)| all.to_string()));
        let bar = el("progress").attr("aria-label", texts.restoring);
        el("div")
            .class("notice")
            .child(bar.live_attr("max", most).live_attr("value", value))
            .child(el("p").text(texts.cut_off))
    }

    fn done(self, restored: &Restored) -> El {
        let texts = &keeping().restore;
        let lines = done(restored).into_iter().map(|line| el("p").text(&line));
        el("section")
            .class("notice")
            .child(el("h2").attr("id", DONE).attr("tabindex", "-1").text(texts.done_title))
            .children(lines)
            .child(hint(texts.piece))
            .shown(move || !self.undoing.is_undone())
    }
}
