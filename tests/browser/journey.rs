//! From the first visit to a kept record, walked as a new person would.

use crate::acts;
use crate::support::{Browser, Page, Setup, Site, in_both, in_webkit};

in_both!(on_a_laptop);
in_webkit!(on_a_laptop);

fn on_a_laptop(browser: Browser) {
    let site = Site::open();
    walk(&Setup::new(browser).open(&site));
}

#[test]
fn on_a_phone() {
    let site = Site::open();
    let page = Setup::new(Browser::Chromium).size(360, 740).open(&site);
    walk(&page);
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

/// Every act in turn.
pub fn walk(page: &Page) {
    acts::welcome(page);
    acts::recognise(page);
    acts::roots(page);
    acts::practise_half(page);
    acts::practise_on(page);
    acts::keep_a_journal(page);
    acts::today(page);
}
