//! Copies to read: everything as one page, as a text for each day, and check-ins as a table.

use crate::content::{content, fill, keeping, workbook};
use crate::pages::over_time::sheet_words::{SheetDay, sheet};
use crate::parts::{context_name, day_in_full, day_of, plain_time};
use crate::state::{Gathering, flush_drafts, now_ms, pause};
use rethread_core::exchange::csv::{self, CheckInHeadings};
use rethread_core::exchange::readable::{Workbook, WrittenDay};
use rethread_core::insight::made::KINDS;
use rethread_core::insight::sheet::Choice;
use rethread_core::insight::{Day, Made};
use rethread_core::record::{Body, CheckIn};

/// How long it is waited between two looks whether everything is gathered.
const LOOK_MS: i32 = 50;

/// Everything by day in one page.
pub async fn page(gathering: &Gathering) -> Vec<u8> {
    all(gathering).await.to_html(content().language).into_bytes()
}

/// A zip with a text for each day; `None` where there are more than a zip can hold.
pub async fn days(gathering: &Gathering) -> Option<Vec<u8>> {
    all(gathering).await.to_markdown(keeping().file.undated).ok()
}

/// Check-ins, one line each.
pub async fn table(gathering: &Gathering) -> Vec<u8> {
    let texts = &keeping().file;
    let fields = &workbook().fields;
    let headings = CheckInHeadings {
        day: texts.table_day,
        time: texts.table_time,
        safe: fields.safe,
        connected: fields.connected,
        guard: fields.guard,
        contexts: texts.table_contexts,
        note: fields.note,
    };
    let made = gathered(gathering, |gathering| {
        gathering.whole(|gathered| {
            let known = gathered.oldest().filter(|known| known.id.kind() == CheckIn::KIND);
            let full = known.filter_map(|known| match gathering.full(&known.id)? {
                Made::CheckIn(check_in) => Some((day_of(known.at)?, plain_time(known.at), check_in)),
                _ => None,
            });
            full.collect::<Vec<_>>()
        })
    })
    .await;
    let rows: Vec<(Day, String, &CheckIn)> =
        made.iter().map(|(day, time, check_in)| (day.clone(), time.clone(), check_in)).collect();
    csv::check_ins(&headings, &rows, |context| context_name(context).to_owned()).into_bytes()
}

async fn all(gathering: &Gathering) -> Workbook {
    let texts = &keeping().file;
    let choice = Choice { kinds: KINDS.into_iter().collect(), with_hidden: true, ..Choice::default() };
    let sheet = gathered(gathering, |gathering| sheet(gathering, &choice, false, usize::MAX)).await;
    let day = |SheetDay { day, title, rows }| {
        let items = rows.into_iter().map(|row| row.item).collect();
        WrittenDay { day, title, items }
    };
    let made = day_of(now_ms()).map(|day| day_in_full(&day)).unwrap_or_default();
    Workbook {
        title: texts.page_title.to_owned(),
        lines: vec![fill(texts.page_made, &[("when", &made)]), texts.page_left.to_owned()],
        days: sheet.days.into_iter().map(day).collect(),
    }
}

/// Waits until everything is gathered.
async fn gathered<T>(gathering: &Gathering, read: impl Fn(&Gathering) -> Option<T>) -> T {
    flush_drafts();
    loop {
        if let Some(found) = read(gathering) {
            return found;
        }
        pause(LOOK_MS).await;
    }
}
