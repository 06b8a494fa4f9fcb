//! What the README states about the opener: its SHA-256, by which a person knows the file for what it is.
//!
//! The same sources give the same bytes in any folder, but another compiler may write others. So the README names the
//! tools as well, and only theirs is held against what was built.

use std::fs;

use anyhow::{Context, Result};

use crate::command::{answer, command};
use crate::digest::sha256;
use crate::hooks::opener::OPENER;
use crate::place::Place;
use crate::site::Site;
use crate::{content, site};

const README: &str = "README.md";
/// What stands around the names of the tools, and what the digest follows.
const BEFORE: &str = "SHA-256 as ";
const AFTER: &str = " make it: `";

/// What is wrong with what the README states.
pub fn problems(place: &Place) -> Result<Vec<String>> {
    let site = site::load(place)?;
    if content::own(&site).is_some() || site != Site::default() {
        println!("the opener holds what a site set for itself: the README cannot know its digest");
        return Ok(Vec::new());
    }
    let readme = fs::read_to_string(place.root.join(README)).context(README)?;
    let opener = fs::read(place.dist.join(OPENER)).context(OPENER)?;
    let (tools, digest) = (tools(place)?, sha256(&opener));
    Ok(compare(&readme, &tools, &digest).into_iter().collect())
}

fn compare(readme: &str, tools: &str, digest: &str) -> Option<String> {
    let line = [BEFORE, tools, AFTER, digest, "`"].concat();
    let Some((named, stated)) = stated(readme) else {
        return Some(format!("{README} does not state the digest of the opener. It is:\n{line}"));
    };
    if named != tools {
        println!("{README} states the digest of the opener as {named} make it; here are {tools}: not compared");
        return None;
    }
    (stated != digest).then(|| format!("{README} states another digest of the opener. It is:\n{line}"))
}

/// The tools that the README names, and the digest.
fn stated(readme: &str) -> Option<(&str, &str)> {
    let (_, from) = readme.split_once(BEFORE)?;
    let (tools, from) = from.split_once(AFTER)?;
    Some((tools, from.split_once('`')?.0))
}

/// The tools whose version decides over the bytes; those that Cargo.lock pins do not count.
fn tools(place: &Place) -> Result<String> {
    let version = |program: &str| {
        let said = answer(command(place, program)?.arg("--version")).unwrap_or_default();
        let digits = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_digit());
        let version = said.split_whitespace().find(digits).with_context(|| format!("{program} says no version"))?;
        Ok::<_, anyhow::Error>(format!("{program} {version}"))
    };
    Ok(format!("{} and {}", version("rustc")?, version("wasm-opt")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = "The opener. SHA-256 as rustc 1.95.0 and wasm-opt 132 make it: `abc`.";

    #[test]
    fn the_digest_has_to_be_that_of_the_tools_named() {
        let compare = |tools: &str, digest: &str| compare(README, tools, digest);
        assert_eq!(compare("rustc 1.95.0 and wasm-opt 132", "abc"), None);
        assert!(compare("rustc 1.95.0 and wasm-opt 132", "abd").is_some_and(|problem| problem.ends_with("`abd`")));
        assert_eq!(compare("rustc 1.96.0 and wasm-opt 132", "abd"), None);
        assert!(super::compare("Nothing is stated.", "rustc 1.95.0", "abc").is_some());
    }
}
