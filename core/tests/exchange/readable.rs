//! The whole workbook as files for people: every word is in them, and none of it is more than a word.

use proptest::prelude::*;
use rethread_core::exchange::readable::{Workbook, WrittenDay};
use rethread_core::exchange::zip::{Caps, read};
use rethread_core::insight::Day;
use rethread_core::insight::sheet::Item;

fn workbook(said: &str) -> Workbook {
    let item =
        |title: &str| Item { title: title.into(), about: said.into(), parts: vec![("What".into(), said.into())] };
    let day = |day: Option<Day>, title: &str| WrittenDay { day, title: title.into(), items: vec![item(title)] };
    Workbook {
        title: "Workbook".into(),
        lines: vec!["Made today".into()],
        days: vec![
            day(Day::new(2026, 11, 23), "Monday"),
            day(Day::new(2027, 1, 2), "Saturday"),
            day(None, "Without a day"),
        ],
    }
}

#[test]
fn each_day_is_a_text_of_its_own() {
    let zip = workbook("words").to_markdown("no day").expect("it fits a zip");
    let files = read(&zip, &Caps::default()).expect("it is a zip");
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["2026/2026-11-23.md", "2027/2027-01-02.md", "no day.md"]);
    assert_eq!(files[0].bytes, b"# Monday\n\n## Monday\n\nwords\n\n**What**\n\nwords\n");
}

proptest! {
    #[test]
    fn nothing_written_becomes_an_element_of_the_page(said in "[a<>&\"'/!=-]{1,30}") {
        let tags = |file: &str| file.matches('<').count();
        prop_assert_eq!(tags(&workbook(&said).to_html("en")), tags(&workbook("a").to_html("en")));
    }

    #[test]
    fn nothing_written_becomes_an_element_of_a_text(said in "[a<>&\\\\\"'/!=-]{1,30}") {
        let zip = workbook(&said).to_markdown("no day").expect("it fits a zip");
        for file in read(&zip, &Caps::default()).expect("it is a zip") {
            let text = String::from_utf8(file.bytes).expect("it is UTF-8");
            for (at, _) in text.match_indices('<') {
                let marks = text[..at].len() - text[..at].trim_end_matches('\\').len();
                prop_assert!(marks % 2 == 1, "{}", text);
            }
        }
    }
}
