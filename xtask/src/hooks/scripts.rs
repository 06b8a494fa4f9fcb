//! Scripts as they are sent: comments, indentation and long names are for whoever reads the source.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::command::{command, run};
use crate::place::Place;

/// What scripts may be written in by the tool that makes them smaller.
#[derive(Debug, Clone, Copy)]
pub enum For {
    /// Any browser there is: these say so where the app cannot run.
    Everybody,
    /// Browsers that run the app.
    TheApp,
}

/// Makes a script smaller in its place. What modules give to others keeps its names.
pub fn make_smaller(place: &Place, file: &Path, browsers: For) -> Result<()> {
    let target = match browsers {
        For::Everybody => "--target=es2015",
        For::TheApp => "--target=es2022",
    };
    through_esbuild(place, file, &["--minify", "--legal-comments=none", target])
}

/// Has esbuild write a file anew, in its place.
pub fn through_esbuild(place: &Place, file: &Path, options: &[&str]) -> Result<()> {
    let smaller = file.with_extension("smaller");
    let mut tool = command(place, "esbuild")?;
    tool.args(options).arg("--log-level=error").arg(file);
    run(tool.arg(["--outfile=", &smaller.to_string_lossy()].concat()))?;
    fs::rename(&smaller, file).with_context(|| file.display().to_string())
}

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
