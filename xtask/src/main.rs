//! `cargo xtask COMMAND`: picks the command and reports what went wrong.

use std::process::ExitCode;

use anyhow::{Result, bail};
use xtask::{
    bench, build, check, demo, fuzz, hooks, options::Options, package, place::Place, reproduce, serve, setup, suites,
    verify,
};

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--no-build]       build the app and serve it at http://127.0.0.1:8080
  build                               write the release app to dist/
  check                               formatting, lints, content, styles, byte budgets, the opener's digest
  test [--host | --browser] [FILTER]  run every test; ends with `N passed, N failed`
  bench [--no-build] [--times N] [--only first|many|using|lock|room]
                                      print the figures
  demo [--port N] [--profile DIR] [--pictures DIR] [--no-build]
                                      the app with a year of made-up records, in a profile of its own
  package [--under PATH] [--to FILE] [--no-build]
                                      a zip of the release app for any static host
  verify ADDRESS [--without-headers]  hold a deployed copy against the build here
  reproduce                           build twice from nothing and compare every byte
  fuzz [--runs N] [--seconds N] [TARGET…]
                                      give every reader anything at all, ten million times
  setup                               install what is missing for all of the above
  serve-dir DIR [--port N] [--under PATH]
                                      serve a built folder; prints its address, 0 picks a free port";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let place = Place::find()?;
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next().unwrap_or_else(|| "help".to_owned());
    let rest: Vec<String> = arguments.collect();
    if command != "serve-dir" {
        // Whoever runs this from a folder below means the same project.
        std::env::set_current_dir(&place.root)?;
    }
    match command.as_str() {
        "setup" => setup::everything(&place),
        "build" => build::run(&place),
        "serve" => serve::run(&place, &Options::parse(&rest, &["--port"], &["--no-build"])?),
        "serve-dir" => serve::directory(&Options::parse(&rest, &["--port", "--under"], &[])?),
        "check" => check::run_every(&place),
        "test" => suites::run(&place, &rest),
        "bench" => bench::run(&rest),
        "demo" => demo::run(&place, &Options::parse(&rest, &["--port", "--profile", "--pictures"], &["--no-build"])?),
        "package" => package::run(&place, &Options::parse(&rest, &["--under", "--to"], &["--no-build"])?),
        "verify" => verify::run(&place, &Options::parse(&rest, &[], &[verify::WITHOUT_HEADERS])?),
        "fuzz" => fuzz::run(&place, &Options::parse(&rest, &["--runs", "--seconds"], &[])?),
        "reproduce" => reproduce::run(&place),
        "hook-pre-build" => hooks::pre_build(&place),
        "hook-post-build" => hooks::post_build(&place),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}
