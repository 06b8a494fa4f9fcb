//! A person's ways with a page: reading it, pressing, choosing, writing.

use serde_json::{Value, json};
use thirtyfour::{Key, WebElement, WindowHandle};

use super::{Page, until};

const FIND: &str = include_str!("find.js");
const SEEN: &str = include_str!("seen.js");

/// How the last words are kept, as the page shows it.
const STATUS: &str = "return document.querySelector('#status [data-state]')?.dataset.state ?? ''";

impl Page {
    /// Closes this tab as a person does, and goes to another.
    pub fn close_tab(&self, to: &WindowHandle) {
        self.wait(self.driver().close_window()).expect("the tab closes");
        self.to_tab(to);
    }

    // Reading.

    /// All text in sight, spaces collapsed.
    pub fn text(&self) -> String {
        self.script(SEEN, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// The same; `None` where the page goes meanwhile.
    fn seen(&self) -> Option<String> {
        Some(self.try_script(SEEN, &[])?.as_str()?.to_owned())
    }

    /// Whether a text is in sight.
    pub fn shows(&self, text: &str) -> bool {
        self.text().contains(&tidy(text))
    }

    /// Waits until a text is in sight.
    #[track_caller]
    pub fn wait_text(&self, text: &str) {
        let is_there = || self.seen().is_some_and(|seen| seen.contains(&tidy(text)));
        self.wait_that(&format!("{text:?} is in sight"), is_there);
    }

    /// Waits until a text is out of sight.
    #[track_caller]
    pub fn wait_gone(&self, text: &str) {
        let is_gone = || self.seen().is_some_and(|seen| !seen.contains(&tidy(text)));
        self.wait_that(&format!("{text:?} is out of sight"), is_gone);
    }

    /// The page's heading.
    pub fn heading(&self) -> String {
        let text = self.try_script("return document.querySelector('h1')?.textContent ?? ''", &[]);
        tidy(text.as_ref().and_then(Value::as_str).unwrap_or_default())
    }

    /// Waits for the page with this heading.
    #[track_caller]
    pub fn wait_heading(&self, text: &str) {
        self.wait_that(&format!("the heading {text:?}"), || self.heading() == tidy(text));
    }

    /// Waits until something is so; on failure says what, where, and what was there instead.
    #[track_caller]
    pub fn wait_that(&self, what: &str, so: impl Fn() -> bool) {
        let patience = super::PATIENCE;
        if super::look_for(patience, &mut || so().then_some(())).is_none() {
            let (place, text, errors) = (self.at(), self.text(), self.console_errors().join("\n"));
            panic!("waited in vain at {place} for: {what}\nin sight: {text}\nin the console: {errors}");
        }
    }

    /// The name of how the last words are kept: `saved`, `saving`, `only-safety` and so on.
    pub fn kept(&self) -> String {
        let kept = self.try_script(STATUS, &[]);
        kept.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
    }

    /// Waits until the page says that everything is kept twice.
    #[track_caller]
    pub fn wait_saved(&self) {
        self.wait_kept("saved");
    }

    /// Waits until the page says that the last words are kept so.
    #[track_caller]
    pub fn wait_kept(&self, how: &str) {
        self.wait_that(&format!("the writing is {how}"), || self.kept() == how);
    }

    /// Whether something that can be pressed has this name.
    pub fn offers(&self, name: &str) -> bool {
        !self.find("press", name, "").is_empty()
    }

    /// What stands in a field.
    #[track_caller]
    pub fn value(&self, label: &str) -> String {
        self.value_in("", label)
    }

    /// What stands in a field of a group.
    #[track_caller]
    pub fn value_in(&self, group: &str, label: &str) -> String {
        let value = self.of("field", label, group, "return arguments[0].value", &[]);
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Whether a choice in a group is chosen.
    #[track_caller]
    pub fn is_chosen(&self, group: &str, name: &str) -> bool {
        self.of("choice", name, group, "return arguments[0].checked", &[]) == Value::Bool(true)
    }

    /// The name of what has the focus, or its tag where it has none.
    pub fn focused(&self) -> String {
        let names = "const e = document.activeElement; const own = e.ariaLabel || e.labels?.[0]?.textContent || e.textContent; \
                     return (own || e.localName).replace(/\\s+/g, ' ').trim()";
        self.script(names, &[]).as_str().unwrap_or_default().to_owned()
    }

    // Doing.

    /// Presses the button, link or heading of a part that opens with this name.
    #[track_caller]
    pub fn press(&self, name: &str) {
        self.press_in("", name);
    }

    /// Presses it within a group.
    #[track_caller]
    pub fn press_in(&self, group: &str, name: &str) {
        let what = format!("{name:?} can be pressed");
        self.wait_that(&what, || {
            self.find("press", name, group).first().is_some_and(|found| self.click_in_view(found))
        });
    }

    /// Chooses one of a group, or takes a choice of several back.
    #[track_caller]
    pub fn choose(&self, group: &str, name: &str) {
        let before = self.is_chosen(group, name);
        let label = |choice: &WebElement| {
            let label = "return [arguments[0].closest('label') ?? arguments[0]]";
            self.elements(label, vec![Page::json_of(choice)]).into_iter().next()
        };
        let what = format!("{name:?} of {group:?} can be chosen");
        self.wait_that(&what, || {
            let choice = self.find("choice", name, group).into_iter().next();
            choice.as_ref().and_then(label).is_some_and(|label| self.click_in_view(&label))
        });
        self.wait_that(&format!("{name:?} of {group:?} changes"), || self.is_chosen(group, name) != before);
    }

    /// Writes into a field, key by key, behind what is there.
    #[track_caller]
    pub fn write(&self, label: &str, text: &str) {
        self.write_in("", label, text);
    }

    /// Writes into a field of a group.
    #[track_caller]
    pub fn write_in(&self, group: &str, label: &str, text: &str) {
        self.wait_that(&format!("{label:?} can be written in"), || {
            let field = self.find("field", label, group).into_iter().next();
            field.is_some_and(|field| {
                let into = "arguments[0].scrollIntoView({ block: 'center' }); if (!document.hasFocus()) window.focus(); \
                    return window.parent === window || document.hasFocus()";
                let focused = self.on(&field, into, &[]);
                focused.is_some_and(|focused| focused == true || self.press_into(&field))
                    && self.type_into(&field, text)
            })
        });
    }

    /// As somebody who presses into a field of a frame: ours takes no focus by itself, and a browser may give it none.
    fn press_into(&self, field: &WebElement) -> bool {
        let to_the_end = "try { arguments[0].setSelectionRange(1e6, 1e6) } catch (none) {}";
        self.click(field) && self.on(field, to_the_end, &[]).is_some()
    }

    /// Puts a text into a field at once, as pasting does: for what no keyboard has.
    #[track_caller]
    pub fn paste(&self, label: &str, text: Value) {
        let put = "arguments[0].focus(); arguments[0].value = arguments[1]; \
                   arguments[0].dispatchEvent(new InputEvent('input', { bubbles: true }))";
        self.of("field", label, "", put, &[text]);
    }

    /// Chooses from a list by what is read there; the first of all for nothing.
    #[track_caller]
    pub fn pick(&self, label: &str, option: &str) {
        let put = "const option = [...arguments[0].options].find(option => !arguments[1] || option.text === arguments[1]); \
                   arguments[0].value = option.value; \
                   arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
        self.of("field", label, "", put, &[json!(option)]);
    }

    /// Goes on by Tab alone until the focus is on something with this name.
    #[track_caller]
    pub fn tab_to(&self, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..150 {
            self.keys(&[Key::Tab]);
            let focused = self.focused();
            if focused == tidy(name) {
                return;
            }
            passed.push(focused);
        }
        panic!("Tab never comes to {name:?}; it passed {passed:?}");
    }

    // Finding.

    /// Everything in sight of a kind with this name, within a group where one is named.
    pub fn find(&self, kind: &str, name: &str, group: &str) -> Vec<WebElement> {
        self.elements(FIND, vec![json!(kind), json!(name), json!(group)])
    }

    /// What a script says of the first such thing. A page may be drawn anew between finding and asking: then it is found
    /// again.
    #[track_caller]
    fn of(&self, kind: &str, name: &str, group: &str, script: &str, more: &[Value]) -> Value {
        let place = self.at();
        until(&format!("a {kind} called {name:?} {group:?} at {place}, and an answer to {script}"), || {
            self.on(self.find(kind, name, group).first()?, script, more)
        })
    }

    fn click_in_view(&self, element: &WebElement) -> bool {
        let scroll = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.on(element, scroll, &[]).is_some() && self.click(element)
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
