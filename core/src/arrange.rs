//! Putting short lists in order.

/// Sorts a short list in place: what `before` says stands before another comes first, and equals keep their order.
///
/// By insertion, for lists of a few dozen: the standard sorts are quicker on long ones, and each use of one costs
/// several kilobytes of what a first visit has to fetch.
pub fn arrange<T>(list: &mut [T], before: impl Fn(&T, &T) -> bool) {
    for end in 1..list.len() {
        let mut place = end;
        while place > 0 {
            let in_order = match (list.get(place - 1), list.get(place)) {
                (Some(one), Some(next)) => !before(next, one),
                _ => true,
            };
            if in_order {
                break;
            }
            list.swap(place - 1, place);
            place -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::arrange;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_agrees_with_the_standard_sort(list in proptest::collection::vec((0..9u8, any::<u8>()), 0..30)) {
            let (mut ours, mut standard) = (list.clone(), list);
            arrange(&mut ours, |one, other| one.0 < other.0);
            standard.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(ours, standard);
        }
    }
}
