//! Mounts the app, nothing else.

fn main() {
    rethread::browser::report_panics();
    // In a task of its own: after compiling, a slow phone can answer a press before the first page is drawn.
    rethread::browser::events::later(0, rethread::mount);
}
