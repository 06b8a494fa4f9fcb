//! Scripts as they are sent: comments and indentation are for whoever reads the source.

use anyhow::{Result, ensure};

/// `script` without lines that are a comment alone, without blank lines and without indentation.
///
/// Works by lines, so a text that goes on over several lines is refused. `source` is how errors name the file.
pub fn without_comments(source: &str, script: &str) -> Result<String> {
    let kept: Vec<_> =
        script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).collect();
    let goes_on = |line: &&str| line.matches('`').count() % 2 == 1 || line.ends_with('\\');
    ensure!(!kept.iter().any(goes_on), "{source}: a text goes on over several lines");
    Ok(kept.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_lines_that_are_comments_and_nothing_else() -> Result<()> {
        let script = "// What it does.\n\nif (a) {\n  // Why.\n  b(\"https://c\"); // d\n}\n";
        assert_eq!(without_comments("a.js", script)?, "if (a) {\nb(\"https://c\"); // d\n}");
        assert_eq!(without_comments("a.js", "const a = /*{{files}}*/;")?, "const a = /*{{files}}*/;");
        assert_eq!(without_comments("a.js", "a(`b`);")?, "a(`b`);");
        assert!(without_comments("a.js", "a(`b\n  // c`);").is_err());
        Ok(())
    }
}
