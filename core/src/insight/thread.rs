//! The chain a record stands in: from what it all grew from to what came of it.

use super::Gathered;
use std::collections::BTreeSet;

/// One record of a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its record id.
    pub id: String,
    /// How many steps it is from the first.
    pub level: usize,
    /// What was kept of the words it was started from, where that record is no longer there.
    pub lost: Option<String>,
}

/// Everything that hangs together with a record, each once, the first first and each before what grew from it. What grew
/// from the same record stands in order of time. Links that lead in a circle, as no page makes them but a merged file
/// might, end where the circle closes.
pub fn thread(gathered: &Gathered, id: &str) -> Vec<Link> {
    let mut first = id.to_owned();
    let mut climbed = BTreeSet::from([first.clone()]);
    while let Some(from) = from(gathered, &first).filter(|from| gathered.get(from).is_some()) {
        if !climbed.insert(from.clone()) {
            break;
        }
        first = from;
    }
    let (mut links, mut seen) = (Vec::new(), BTreeSet::new());
    let mut waiting = vec![(first, 0)];
    while let Some((id, level)) = waiting.pop() {
        let Some(known) = gathered.get(&id) else { continue };
        if !seen.insert(id.clone()) {
            continue;
        }
        let ties = known.made.ties();
        let gone = ties.filter(|ties| ties.from.as_deref().is_some_and(|from| gathered.get(from).is_none()));
        let lost = gone.map(|ties| ties.carried.clone()).filter(|words| !words.trim().is_empty());
        let grown: Vec<String> = gathered.started_from(&id).map(|known| known.id.to_string()).collect();
        waiting.extend(grown.into_iter().rev().map(|grown| (grown, level + 1)));
        links.push(Link { id, level, lost });
    }
    links
}

fn from(gathered: &Gathered, id: &str) -> Option<String> {
    gathered.get(id)?.made.ties()?.from.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Body, Ties, Win};
    use crate::vault::{RecordId, State};
    use proptest::prelude::*;

    fn id(number: u64) -> RecordId {
        RecordId::new(Win::KIND, number, number)
    }

    fn all(links: &[(u64, Option<u64>)]) -> Gathered {
        let mut gathered = Gathered::default();
        for (number, from) in links {
            let from = from.map(|from| id(from).to_string());
            let ties = Ties { from, carried: format!("words before {number}"), ..Ties::default() };
            let win = Win { words: number.to_string(), ties, ..Win::default() };
            gathered.put(&id(*number), None, State::Kept, &win.to_json());
        }
        gathered
    }

    fn chain(links: &[(u64, Option<u64>)], of: u64) -> Vec<(u64, usize)> {
        let links = thread(&all(links), id(of).as_str());
        let number = |link: &Link| RecordId::parse(&link.id).unwrap().made_at().unwrap();
        links.iter().map(|link| (number(link), link.level)).collect()
    }

    #[test]
    fn a_chain_is_the_same_from_each_of_its_links() {
        let links = [(1, None), (2, Some(1)), (3, Some(2)), (4, Some(1)), (5, Some(3)), (9, None)];
        let expected = [(1, 0), (2, 1), (3, 2), (5, 3), (4, 1)];
        for of in 1..=5 {
            assert_eq!(chain(&links, of), expected, "from {of}");
        }
        assert_eq!(chain(&links, 9), [(9, 0)]);
        assert_eq!(chain(&links, 77), []);
    }

    #[test]
    fn what_is_gone_is_told_by_what_was_kept_of_it() {
        let links = thread(&all(&[(2, Some(1)), (3, Some(2))]), id(3).as_str());
        assert_eq!(links[0].lost.as_deref(), Some("words before 2"));
        assert_eq!((links.len(), links[1].lost.as_deref()), (2, None));
    }

    proptest! {
        #[test]
        fn nobody_is_told_twice_whatever_leads_where(froms in proptest::collection::vec(0..12u64, 1..12), of in 0..12u64) {
            let links: Vec<(u64, Option<u64>)> =
                froms.iter().enumerate().map(|(place, from)| (place as u64, Some(*from).filter(|from| *from < 10))).collect();
            let found = chain(&links, of);
            let once: BTreeSet<u64> = found.iter().map(|(number, _)| *number).collect();
            prop_assert_eq!(once.len(), found.len());
            prop_assert!(!links.iter().any(|(number, _)| *number == of) || once.contains(&of));
        }
    }
}
