//! The few options that commands take: `--name VALUE`, `--flag`, and words that stand alone.

use anyhow::{Context, Result, bail};

/// Options as given on the command line.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Options {
    values: Vec<(String, String)>,
    flags: Vec<String>,
    /// Words that belong to no option.
    pub words: Vec<String>,
}

impl Options {
    /// Reads `arguments`, knowing which names take a value and which stand alone.
    pub fn parse(arguments: &[String], with_value: &[&str], alone: &[&str]) -> Result<Self> {
        let mut options = Options::default();
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            if let Some((name, value)) = argument.split_once('=').filter(|(name, _)| with_value.contains(name)) {
                options.values.push((name.to_owned(), value.to_owned()));
            } else if with_value.contains(&argument.as_str()) {
                let value = arguments.next().with_context(|| format!("`{argument}` needs a value"))?;
                options.values.push((argument.clone(), value.clone()));
            } else if alone.contains(&argument.as_str()) {
                options.flags.push(argument.clone());
            } else if argument.starts_with("--") {
                bail!("there is no option `{argument}` here");
            } else {
                options.words.push(argument.clone());
            }
        }
        Ok(options)
    }

    /// The value given for `name`, the last one if it was given twice.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values.iter().rev().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// Whether the flag `name` was given.
    pub fn has(&self, name: &str) -> bool {
        self.flags.iter().any(|flag| flag == name)
    }

    /// The port asked for, if any.
    pub fn port(&self) -> Result<Option<u16>> {
        self.value("--port").map(|port| port.parse().with_context(|| format!("`{port}` is not a port"))).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Options> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Options::parse(&arguments, &["--port"], &["--no-build"])
    }

    #[test]
    fn reads_values_flags_and_words() -> Result<()> {
        let options = parse("dist --port 9000 --no-build --port=9001")?;
        assert_eq!(options.words, ["dist"]);
        assert_eq!(options.port()?, Some(9001));
        assert!(options.has("--no-build"));
        Ok(())
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert!(parse("--prot 1").is_err());
        assert!(parse("--port").is_err());
        assert!(parse("--port many").and_then(|options| options.port()).is_err());
    }
}
