//! Every steadying practice that asks the same before and after is known to what calms, and nothing else is.

use crate::as_shown::exercises;
use crate::shipped::shipped;
use rethread_core::content::author::Kind;
use rethread_core::insight::calms::RATED;

#[test]
fn every_pair_of_ratings_of_a_steadying_practice_is_known() {
    let mut found = Vec::new();
    for exercise in shipped().exercises.iter().filter(|exercise| exercise.group.words == "steady") {
        let scales = exercise.steps.iter().filter_map(|step| match &step.kind {
            Kind::Scale(low, high, most) => Some((step.id.words.as_str(), (&low.words, &high.words, *most))),
            _ => None,
        });
        let scales: Vec<_> = scales.collect();
        for (place, (before, ends)) in scales.iter().enumerate() {
            let after = scales.iter().skip(place + 1).filter(|(_, other)| other == ends);
            found.extend(after.map(|(after, _)| (exercise.id.clone(), (*before).to_owned(), (*after).to_owned())));
        }
    }
    let mut known: Vec<_> = RATED
        .iter()
        .map(|(exercise, before, after, _)| ((*exercise).into(), (*before).into(), (*after).into()))
        .collect();
    found.sort();
    known.sort();
    assert_eq!(found, known);
    assert!(exercises(shipped()).len() > found.len());
}
