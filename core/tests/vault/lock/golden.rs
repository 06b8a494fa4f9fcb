//! The formats as they are, letter by letter: what was sealed once has to open for ever.

use super::by_hand::kek;
use crate::by_hand::copies;
use pollster::block_on;
use rethread_core::vault::lock::{Header, Keyring, Keys, Params, SALT, Sealing};
use rethread_core::vault::{Shelf, frame};
use std::rc::Rc;

const PLAIN: &str = "rt1:e0000000000000:2aaaa.:1bbbb";
const BODY: &[u8] = b"{\"at\":5,\"v\":\"1/bbbb\",\"r\":{\"text\":\"kept for ever\"}}";

const NAME: &str =
    "rt2:hZeI:蟃獆鈆鿥辉\u{ed84}\u{f1ad}㬼\u{e86a}譭诐䀑淯決縥䆋歌酴涌蚦踪琥墁㫷鄆揪氹騡潾孩\u{e862}譁籜䁀㗬鱣ꁷ";
const VALUE: &str = "㒃璀璠璐摸呤䠖䀍㬇硄嚂斁峰邡壣\u{e674}爑䖎\u{ef79}挱\u{e0a6}䏃霺䖭毦逧寜晭\u{f0f8}趵揨㦳懛䙨\u{ec1b}㓙鰡镀箰簚㳿驛\u{f408}礲蓊賛";
const HEADER: (&str, &str) = (
    "rt1-lock:1:-F72",
    "㒈㐀㐠㐰㐀㐄㐀㐃㖁甀钠摰䰘䀌㨆㜃轥天曜椊鴶渒\u{f365}㯙㐀瓀铀蒠沀塨䨘䄎㮈㡄皢疑擸锎㗥䧪囏盅媎䓭愫䀔䢂遗筂\u{eadb}剮憳蒆坼筕\u{e12d}\u{e7ac}槨潈\u{e49c}夰\u{ec3d}帢㒱豔䢿",
);

fn fixed(bytes: &mut [u8]) -> bool {
    bytes.iter_mut().zip(1..).for_each(|(byte, number)| *byte = number);
    true
}

fn header() -> (Header, Keys) {
    let keys = Keys::new(&fixed).expect("there is chance");
    let params = Params { m_kib: 65_536, t: 3, p: 1 };
    (Header::wrap(&kek(9), params, [3; SALT], &keys, 1, &fixed).expect("a header"), keys)
}

#[test]
fn names_values_and_headers_are_written_as_ever() {
    let (local, _) = copies();
    let ring = Rc::new(Keyring::new(fixed));
    let (header, keys) = header();
    ring.open(keys, &header);
    let sealing = Sealing::new(local.clone(), ring);
    block_on(sealing.put(PLAIN, &frame::write(PLAIN, BODY))).expect("it is put");
    let (name, value) = local.all().into_iter().find(|(key, _)| key.starts_with("rt2:")).expect("it is sealed");
    let (key, text) = header.stored();
    println!(
        "const NAME: &str = {name:?};\nconst VALUE: &str = {value:?};\nconst HEADER: (&str, &str) = ({key:?}, {text:?});"
    );
    assert_eq!((&*name, &*value), (NAME, VALUE));
    assert_eq!((&*key, &*text), HEADER);
}

#[test]
fn names_values_and_headers_are_read_as_ever() {
    let (local, _) = copies();
    let header = Header::parse(HEADER.0, HEADER.1).expect("it reads");
    local.set(NAME, VALUE);
    let ring = Rc::new(Keyring::new(fixed));
    ring.open(header.open(&kek(9)).expect("it opens"), &header);
    let sealing = Sealing::new(local, ring);
    assert_eq!(block_on(sealing.keys()).expect("it answers"), [PLAIN]);
    let value = block_on(sealing.get(PLAIN)).expect("it answers").expect("it is there");
    assert_eq!(frame::read(PLAIN, &value).as_deref(), Ok(BODY));
}
