//! Mounts the app, nothing else.

fn main() {
    rethread::browser::report_panics();
    rethread::mount();
}
