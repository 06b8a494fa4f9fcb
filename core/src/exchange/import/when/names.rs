//! The names of months in the languages that exports come in most.

const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "jänner", "enero", "janvier", "gennaio", "janeiro", "januari"],
    &["february", "februar", "febrero", "février", "febbraio", "fevereiro", "februari"],
    &["march", "märz", "marzo", "mars", "março", "maart"],
    &["april", "abril", "avril", "aprile"],
    &["may", "mai", "mayo", "maggio", "maio", "mei"],
    &["june", "juni", "junio", "juin", "giugno", "junho"],
    &["july", "juli", "julio", "juillet", "luglio", "julho"],
    &["august", "agosto", "août", "augustus"],
    &["september", "septiembre", "septembre", "settembre", "setembro"],
    &["october", "oktober", "octubre", "octobre", "ottobre", "outubro"],
    &["november", "noviembre", "novembre", "novembro"],
    &["december", "dezember", "diciembre", "décembre", "dicembre", "dezembro"],
];

/// The month of a name, or of three letters or more of its start.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    (word.chars().count() >= 3).then_some(())?;
    let at = MONTHS.iter().position(|names| names.iter().any(|name| name.starts_with(&word)))?;
    Some(at as u32 + 1)
}
