//! One of a few, from a list that opens.

use super::{El, On, Pick, el, fresh_id, value_of};

/// A list to choose one from; `changed` hears the id of what is chosen.
pub fn select(label: &str, options: &[Pick], chosen: &str, changed: On<String>) -> El {
    let id = fresh_id("select");
    let options = options.iter().map(|Pick { id, text }| {
        el("option").attr("value", id).attr_if("selected", (id == chosen).then_some("")).text(text)
    });
    let control = el("select")
        .attr("id", &id)
        .attr("autocomplete", "off")
        .children(options)
        .on("change", move |event| changed(value_of(&event)));
    el("div").class("field").child(el("label").attr("for", &id).text(label)).child(control)
}
