//! From recognised signs to the roots they often grow from and to a few practices. The mapping itself is content.

use crate::arrange::arrange;
use crate::content::{Content, ExerciseCard, Root, Sign};

/// A practice worth offering, with the reason written for the sign that led to it.
#[derive(Debug, Clone, Copy)]
pub struct Suggestion {
    /// The practice.
    pub exercise: &'static ExerciseCard,
    /// Why, in the content's words.
    pub why: &'static str,
    /// The sign it answers.
    pub sign: &'static Sign,
}

/// The roots that recognised signs often grow from, those named by more signs first, each with those signs.
///
/// The order only decides what is read first; no number is shown.
pub fn about(content: &Content, recognised: &[&'static Sign]) -> Vec<(&'static Root, Vec<&'static Sign>)> {
    let mut found: Vec<(&'static Root, Vec<&'static Sign>)> = content
        .roots
        .iter()
        .map(|root| {
            let signs = recognised.iter().copied().filter(|sign| sign.roots.contains(&root.id)).collect::<Vec<_>>();
            (root, signs)
        })
        .filter(|(_, signs)| !signs.is_empty())
        .collect();
    arrange(&mut found, |one, other| one.1.len() > other.1.len());
    found
}

/// At most `limit` practices for the recognised signs, no practice twice, those that more signs point to first.
///
/// Practices in `after` (done lately) come behind the others, and the reason is taken from the sign that names the
/// practice earliest.
pub fn suggest(content: &Content, recognised: &[&'static Sign], after: &[&str], limit: usize) -> Vec<Suggestion> {
    let mut found: Vec<(Suggestion, usize, usize)> = Vec::new();
    for sign in recognised {
        for (place, suggested) in sign.practices.iter().enumerate() {
            let Some(exercise) = content.exercise(suggested.exercise) else { continue };
            let suggestion = Suggestion { exercise, why: suggested.why, sign };
            match found.iter_mut().find(|(known, ..)| known.exercise.id == exercise.id) {
                Some((known, named, best)) => {
                    *named += 1;
                    if place < *best {
                        *known = suggestion;
                        *best = place;
                    }
                }
                None => found.push((suggestion, 1, place)),
            }
        }
    }
    let lately = |found: &Suggestion| after.contains(&found.exercise.id);
    arrange(&mut found, |one, other| (lately(&one.0), other.1) < (lately(&other.0), one.1));
    found.into_iter().map(|(suggestion, ..)| suggestion).take(limit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::*;

    const fn exercise(id: &'static str) -> ExerciseCard {
        ExerciseCard {
            id,
            group: "g",
            contexts: &[],
            audience: Audience::Oneself,
            title: id,
            purpose: "",
            depth: Depth::Gentle,
            minutes: 1,
            danger_first: false,
        }
    }

    const fn sign(id: &'static str, roots: &'static [&'static str], practices: &'static [SuggestedPractice]) -> Sign {
        Sign { id, group: "g", contexts: &[], title: id, looks_like: "", protected: "", cost: "", roots, practices }
    }

    const fn root(id: &'static str) -> Root {
        Root { id, title: id, about: "", kindness: "" }
    }

    static CONTENT: Content = Content {
        language: "en",
        groups: &[],
        signs: &[
            sign(
                "a",
                &["r1"],
                &[
                    SuggestedPractice { exercise: "x", why: "a to x" },
                    SuggestedPractice { exercise: "y", why: "a to y" },
                ],
            ),
            sign("b", &["r2", "r1"], &[SuggestedPractice { exercise: "y", why: "b to y" }]),
            sign("c", &["r2"], &[SuggestedPractice { exercise: "z", why: "c to z" }]),
        ],
        roots: &[root("r2"), root("r1"), root("r3")],
        exercise_groups: &[],
        exercises: &[exercise("x"), exercise("y"), exercise("z")],
        shelves: &[],
        reads: &[],
        feelings: &[],
        places: &[],
        danger: Danger {
            question: "",
            text: "",
            no: "",
            yes: "",
            unsure: "",
            safety_title: "",
            safety_text: "",
            safety_steps: &[],
            safety_exercise: "x",
        },
    };

    fn recognised(ids: &[&str]) -> Vec<&'static Sign> {
        ids.iter().filter_map(|id| CONTENT.sign(id)).collect()
    }

    #[test]
    fn each_practice_is_offered_once_with_its_nearest_reason() {
        let found = suggest(&CONTENT, &recognised(&["a", "b", "c"]), &[], 3);
        let reasons: Vec<_> = found.iter().map(|s| (s.exercise.id, s.why)).collect();
        assert_eq!(reasons, [("y", "b to y"), ("x", "a to x"), ("z", "c to z")]);
    }

    #[test]
    fn what_was_done_lately_comes_last_but_is_not_hidden() {
        let found = suggest(&CONTENT, &recognised(&["a", "b"]), &["y"], 3);
        assert_eq!(found.iter().map(|s| s.exercise.id).collect::<Vec<_>>(), ["x", "y"]);
    }

    #[test]
    fn roots_come_only_from_recognised_signs() {
        let found = about(&CONTENT, &recognised(&["a", "b"]));
        let ids: Vec<_> = found.iter().map(|(root, signs)| (root.id, signs.len())).collect();
        assert_eq!(ids, [("r1", 2), ("r2", 1)]);
        assert!(about(&CONTENT, &[]).is_empty());
        assert!(suggest(&CONTENT, &[], &[], 3).is_empty());
    }
}
