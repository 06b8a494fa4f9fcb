//! Codes that arrive, from the camera or from pictures, until all that was sent is here.

use super::chosen;
use crate::browser::camera::{Camera, Ended};
use crate::browser::dom::{El, InputEvent};
use crate::browser::picture;
use leptos::prelude::{
    GetUntracked, GetValue, LocalStorage, RwSignal, Set, SetValue, StoredValue, Update, UpdateValue, WithValue,
};
use rethread_core::exchange::qr::{Collector, Lens, NoPart, NoPicture, Progress, Taken, read, read_still};
use wasm_bindgen_futures::spawn_local;

/// What has arrived so far. Copies are handles to the same.
#[derive(Clone, Copy)]
pub struct Arriving {
    /// What the camera is doing.
    pub lens: RwSignal<Lens>,
    /// How far it has come.
    pub progress: RwSignal<Option<Progress>>,
    /// Why the last code that was not taken was not.
    pub refused: RwSignal<Option<NoPart>>,
    /// How many of the chosen pictures showed no code.
    pub without_code: RwSignal<usize>,
    /// All that was sent, once it is here.
    pub whole: RwSignal<Option<Vec<u8>>>,
    collector: StoredValue<Collector, LocalStorage>,
    camera: StoredValue<Option<Camera>, LocalStorage>,
    /// Counts how often the camera was opened or closed, so that one that comes too late is not left on.
    asked: StoredValue<u32>,
}

impl Arriving {
    /// Nothing is here yet.
    pub fn begin() -> Arriving {
        Arriving {
            lens: RwSignal::new(Lens::Closed),
            progress: RwSignal::new(None),
            refused: RwSignal::new(None),
            without_code: RwSignal::new(0),
            whole: RwSignal::new(None),
            collector: StoredValue::new_local(Collector::default()),
            camera: StoredValue::new_local(None),
            asked: StoredValue::new(0),
        }
    }

    /// Opens the camera, or closes it.
    pub fn open(self, open: bool) {
        let _ = self.camera.try_set_value(None);
        self.asked.update_value(|asked| *asked += 1);
        let asked = self.asked.get_value();
        if !open {
            return self.lens.set(Lens::Closed);
        }
        self.lens.set(Lens::Opening);
        spawn_local(async move {
            let camera = Camera::open().await;
            // Someone who has closed it again, or gone elsewhere, is not filmed.
            if self.asked.try_get_value() != Some(asked) {
                return;
            }
            match camera {
                Ok(camera) => self.look_through(camera),
                Err(why) => self.lens.set(Lens::Trouble(why)),
            }
        });
    }

    fn look_through(self, camera: Camera) {
        let look = async move |grey: picture::Grey| {
            self.take(read(&grey.luma, grey.width, grey.height));
            self.whole.try_get_untracked().is_none_or(|whole| whole.is_some())
        };
        let ended = move |why: Ended| {
            let lens = if why == Ended::Gone { Lens::Trouble(NoPicture::Failed) } else { Lens::Closed };
            let _ = self.lens.try_set(lens);
        };
        camera.watch(look, ended);
        self.camera.set_value(Some(camera));
        self.lens.set(Lens::Open);
    }

    /// What the camera sees.
    pub fn picture(self) -> Option<El> {
        self.camera.with_value(|camera| camera.as_ref().map(Camera::picture))
    }

    /// Takes the codes on chosen pictures.
    pub fn pictures(self, event: &InputEvent) {
        let files = chosen(event);
        spawn_local(async move {
            let mut none = 0;
            for file in files {
                let found = picture::open(&file).await;
                let texts = found.map(|grey| read_still(&grey.luma, grey.width, grey.height)).unwrap_or_default();
                none += usize::from(texts.is_empty());
                if self.without_code.try_set(none).is_some() {
                    return;
                }
                self.take(texts);
            }
        });
    }

    fn take(self, texts: Vec<String>) {
        for text in texts {
            let taken = self.collector.try_update_value(|collector| (collector.take(&text), collector.progress()));
            let Some((taken, progress)) = taken else { return };
            let refused = match taken {
                Taken::Refused(why) => Some(why),
                Taken::New | Taken::Again => None,
            };
            let _ = self.refused.try_set(refused);
            if taken == Taken::New {
                let _ = self.progress.try_set(progress);
                let whole = self.collector.try_with_value(Collector::whole).flatten();
                if let Some(whole) = whole {
                    self.whole.set(Some(whole));
                }
            }
        }
    }

    /// Lets go of all that arrived, for another transfer.
    pub fn begin_again(self) {
        self.collector.set_value(Collector::default());
        self.progress.set(None);
        self.refused.set(None);
        self.without_code.set(0);
        self.whole.update(|whole| *whole = None);
    }
}
