//! Elements, built as they are named, and the parts of them that follow signals.
//!
//! Leptos keeps the signals, owners and effects; this draws. Its `view!` gives every element a type of its own, which
//! for these pages came to 274 KB of brotli where the whole first visit may take 170: here all elements share one type.
//! What is generic does no more than box or convert; the work is in functions that exist once (`inline(never)`).

use super::window;
use leptos::prelude::{Owner, RenderEffect, StoredValue};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Element, Event, Node};

/// Something to show: an element, words, or several side by side in a fragment.
///
/// One handle and nothing else, because it is passed by value wherever something is drawn.
pub struct View(Node);

impl View {
    /// Nothing.
    pub fn nothing() -> View {
        View(fragment())
    }

    /// Several views side by side.
    pub fn all<V: Into<View>>(views: impl IntoIterator<Item = V>) -> View {
        let all = fragment();
        views.into_iter().for_each(|view| append(&all, view.into()));
        View(all)
    }
}

impl From<El> for View {
    fn from(element: El) -> View {
        View(element.0.into())
    }
}

impl From<&str> for View {
    #[inline(never)]
    fn from(words: &str) -> View {
        View(document().create_text_node(words).into())
    }
}

impl From<String> for View {
    fn from(words: String) -> View {
        View::from(words.as_str())
    }
}

impl<V: Into<View>> From<Option<V>> for View {
    fn from(view: Option<V>) -> View {
        match view {
            Some(view) => view.into(),
            None => View::nothing(),
        }
    }
}

impl<V: Into<View>> From<Vec<V>> for View {
    fn from(views: Vec<V>) -> View {
        View::all(views)
    }
}

/// An element under construction.
pub struct El(Element);

impl El {
    /// The element itself, for what else of this room has to do with it.
    pub(super) fn handle(&self) -> Element {
        self.0.clone()
    }

    /// An element that is there already.
    pub(super) fn of(element: Element) -> El {
        El(element)
    }
}

/// A new element.
#[inline(never)]
pub fn el(tag: &str) -> El {
    El(element(tag))
}

/// A new element of a drawing.
#[inline(never)]
pub fn drawn(tag: &str) -> El {
    let element = document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag);
    El(element.unwrap_or_else(|_| JsValue::NULL.unchecked_into()))
}

impl El {
    /// Its classes.
    pub fn class(self, names: &str) -> El {
        self.attr("class", names)
    }

    /// An attribute.
    #[inline(never)]
    pub fn attr(self, name: &str, value: &str) -> El {
        self.attr_if(name, Some(value))
    }

    /// An attribute that is there or not.
    #[inline(never)]
    pub fn attr_if(self, name: &str, value: Option<&str>) -> El {
        set_attribute(&self.0, name, value);
        self
    }

    /// What an input holds.
    #[inline(never)]
    pub fn value(self, value: &str) -> El {
        self.property("value", &value.into())
    }

    /// Whether a box is ticked.
    #[inline(never)]
    pub fn checked(self, checked: bool) -> El {
        self.property("checked", &checked.into())
    }

    fn property(self, name: &str, value: &JsValue) -> El {
        set_property(&self.0, name, value);
        self
    }

    /// Puts something inside, after what is there.
    pub fn child(self, view: impl Into<View>) -> El {
        self.put_in(view.into())
    }

    #[inline(never)]
    fn put_in(self, view: View) -> El {
        append(&self.0, view);
        self
    }

    /// Puts something inside one that stands already, after what is there.
    pub fn add(&self, view: impl Into<View>) {
        append(&self.0, view.into());
    }

    /// Another handle to the same element.
    pub fn same(&self) -> El {
        El(self.0.clone())
    }

    /// Puts words inside.
    #[inline(never)]
    pub fn text(self, words: &str) -> El {
        self.put_in(View::from(words))
    }

    /// Puts several views inside.
    pub fn children<V: Into<View>>(self, views: impl IntoIterator<Item = V>) -> El {
        views.into_iter().for_each(|view| append(&self.0, view.into()));
        self
    }

    /// Calls `then` on every such event, for as long as the present owner lives.
    pub fn on(self, event: &str, then: impl FnMut(Event) + 'static) -> El {
        self.listen(event, Box::new(then))
    }

    #[inline(never)]
    fn listen(self, event: &str, mut then: Box<dyn FnMut(Event)>) -> El {
        // What a handler makes belongs to where it was drawn, and finds the same context there.
        let owner = Owner::current();
        let closure = Closure::wrap(Box::new(move |event| match &owner {
            Some(owner) => owner.with(|| then(event)),
            None => then(event),
        }) as Box<dyn FnMut(Event)>);
        let _ = self.0.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
        hold(closure);
        self
    }

    /// Has it watched for coming near what is seen.
    pub fn watched(self, near: &super::near::Near) -> El {
        near.watch(&self.0);
        self
    }

    /// Calls `then` when it is pressed.
    pub fn press(self, mut then: impl FnMut() + 'static) -> El {
        self.listen("click", Box::new(move |_| then()))
    }

    /// An attribute that follows signals; `None` takes it away.
    pub fn live_attr(self, name: &'static str, value: impl Fn() -> Option<String> + 'static) -> El {
        self.follow_attr(name, Box::new(value))
    }

    #[inline(never)]
    fn follow_attr(self, name: &'static str, value: Box<dyn Fn() -> Option<String>>) -> El {
        self.follow(Box::new(move |element| set_attribute(element, name, value().as_deref())))
    }

    /// Words that follow signals, in place of all it holds.
    pub fn live_text(self, words: impl Fn() -> String + 'static) -> El {
        self.follow(Box::new(move |element| element.set_text_content(Some(&words()))))
    }

    /// A tick that follows signals.
    pub fn live_checked(self, checked: impl Fn() -> bool + 'static) -> El {
        self.follow_property("checked", Box::new(move || checked().into()))
    }

    /// What an input holds, following signals.
    pub fn live_value(self, value: impl Fn() -> String + 'static) -> El {
        self.follow_property("value", Box::new(move || value().into()))
    }

    #[inline(never)]
    fn follow_property(self, name: &'static str, value: Box<dyn Fn() -> JsValue>) -> El {
        self.follow(Box::new(move |element| set_property(element, name, &value())))
    }

    /// Shows it only while signals say so.
    pub fn shown(self, shown: impl Fn() -> bool + 'static) -> El {
        self.follow_attr("hidden", Box::new(move || (!shown()).then(String::new)))
    }

    /// A custom property of its style that follows signals.
    pub fn live_style(self, name: &'static str, value: impl Fn() -> String + 'static) -> El {
        self.follow(Box::new(move |element| {
            if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
                let _ = element.style().set_property(name, &value());
            }
        }))
    }

    #[inline(never)]
    fn follow(self, change: Box<dyn Fn(&Element)>) -> El {
        let element = self.0.clone();
        effect(Box::new(move || change(&element)));
        self
    }
}

/// A part that is drawn anew whenever a signal it read changes. What stood there, and all that it held, goes first.
pub fn live<V: Into<View>>(draw: impl Fn() -> V + 'static) -> View {
    live_view(Box::new(move || draw().into()))
}

#[inline(never)]
fn live_view(draw: Box<dyn Fn() -> View>) -> View {
    let all = fragment();
    // Two empty comments mark the part, wherever it is put later.
    let (start, end): (Node, Node) = (document().create_comment("").into(), document().create_comment("").into());
    let _ = all.append_child(&start);
    let _ = all.append_child(&end);
    effect(Box::new(move || {
        let Some(parent) = end.parent_node() else { return };
        while let Some(old) = start.next_sibling().filter(|next| !next.is_same_node(Some(&end))) {
            let _ = parent.remove_child(&old);
        }
        let _ = parent.insert_before(&draw().0, Some(&end));
    }));
    View(all)
}

/// Puts a view at the end of an element of the shell.
pub fn attach(parent: &web_sys::HtmlElement, view: impl Into<View>) {
    append(parent, view.into());
}

/// What an input tells.
pub type InputEvent = Event;

/// What the input of an event holds.
pub fn value_of(event: &Event) -> String {
    input(event, "value").and_then(|value| value.as_string()).unwrap_or_default()
}

/// Whether the box of an event is ticked.
pub fn is_checked(event: &Event) -> bool {
    input(event, "checked").and_then(|value| value.as_bool()).unwrap_or(false)
}

/// The name of the key of an event.
pub fn key_of(event: &Event) -> String {
    super::property(event, "key").and_then(|key| key.as_string()).unwrap_or_default()
}

fn input(event: &Event, name: &str) -> Option<JsValue> {
    super::property(&event.target()?.into(), name)
}

fn document() -> web_sys::Document {
    // Without a document there is no page to be on; a null handle then fails on the browser's side, not here.
    window().and_then(|window| window.document()).unwrap_or_else(|| JsValue::NULL.unchecked_into())
}

fn element(tag: &str) -> Element {
    // Only a tag that is no name is refused, and tags are written in this program.
    document().create_element(tag).unwrap_or_else(|_| JsValue::NULL.unchecked_into())
}

fn fragment() -> Node {
    document().create_document_fragment().into()
}

#[inline(never)]
fn append(parent: &Node, view: View) {
    let _ = parent.append_child(&view.0);
}

#[inline(never)]
fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

#[inline(never)]
fn set_property(element: &Element, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(element, &name.into(), value);
}

/// Runs now and after every change of a signal it read, until the present owner is cleaned up.
#[inline(never)]
fn effect(run: Box<dyn Fn()>) {
    hold(RenderEffect::new(move |_: Option<()>| run()));
}

/// Keeps something until the present owner is cleaned up.
fn hold<T: 'static>(value: T) {
    if Owner::current().is_some() {
        let _ = StoredValue::new_local(value);
    } else {
        // Outside any owner it lives as long as the page.
        std::mem::forget(value);
    }
}
