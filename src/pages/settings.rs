//! Choices about the app, what is kept where, and the way to a file.

use crate::content::{content, fill, ui};
use crate::parts::{Pick, choices, contexts, on, short_field};
use crate::route::Route;
use crate::state::{Store, Theme, announce, ask_to_persist, is_persistent, keep_leave_target, leave_target, theme};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The whole page.
pub fn settings() -> AnyView {
    let texts = &ui().settings;
    let store = Store::here();
    let set_contexts = on(move |chosen| store.change_preferences(move |preferences| preferences.contexts = chosen));
    view! {
        <div class="page settings">
            <h1 tabindex="-1">{texts.title}</h1>
            {look()}
            <section>
                {contexts(texts.contexts.to_owned(), store.preferences().contexts, set_contexts)}
                <p class="hint">{texts.contexts_hint}</p>
            </section>
            {leaving()}
            {keeping(store)}
            <section>
                <h2>{texts.about}</h2>
                <p>{texts.about_text}</p>
                <p><a href="help.html">{texts.help_country}</a></p>
                <p><a href=Route::Welcome(1).hash()>{texts.welcome_again}</a></p>
                <p class="hint">{texts.version} " " {env!("CARGO_PKG_VERSION")}</p>
            </section>
        </div>
    }
    .into_any()
}

fn pick(id: &str, text: &str) -> Pick {
    Pick { id: id.to_owned(), text: text.to_owned() }
}

fn look() -> AnyView {
    let texts = &ui().settings;
    let options =
        vec![pick("system", texts.look_system), pick("light", texts.look_light), pick("dark", texts.look_dark)];
    let chosen = vec![theme().id().to_owned()];
    let changed = on(|(id, is_chosen): (String, bool)| {
        if is_chosen {
            Theme::of(&id).choose();
        }
    });
    view! { <section>{choices(texts.look.to_owned(), options, &chosen, true, changed)}</section> }.into_any()
}

/// Where Leave quickly goes, and what it cannot hide.
fn leaving() -> AnyView {
    let texts = &ui().leave;
    let said = RwSignal::new("");
    let current = leave_target().unwrap_or_else(|| texts.choice_weather_address.to_owned());
    let options = vec![
        pick(texts.choice_weather_address, texts.choice_weather),
        pick(texts.choice_news_address, texts.choice_news),
        pick(texts.choice_search_address, texts.choice_search),
    ];
    let keep = move |address: &str| {
        let kept = keep_leave_target(address);
        let words = if kept { ui().settings.leave_saved } else { ui().settings.leave_invalid };
        said.set(words);
        announce(words);
    };
    let listed = options.iter().any(|option| option.id == current);
    let own = RwSignal::new(if listed { String::new() } else { current.clone() });
    let changed = on(move |(id, is_chosen): (String, bool)| {
        if is_chosen {
            keep(&id);
        }
    });
    let cannot = [texts.cannot_hide_1, texts.cannot_hide_2, texts.cannot_hide_3, texts.cannot_hide_4];
    let cannot = cannot.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <section>
            <h2>{texts.title}</h2>
            <p>{texts.explain}</p>
            <p>{texts.explain_back} " " {texts.explain_offline}</p>
            {choices(texts.choice.to_owned(), options, &[current], true, changed)}
            <div class="own-address">
                {short_field(
                    [texts.choice_own, ". ", texts.own_label].concat(),
                    texts.own_hint.to_owned(),
                    own.get_untracked(),
                    on(move |address| own.set(address)),
                )}
                <button type="button" class="button quiet" on:click=move |_| own.with_untracked(|own| keep(own))>
                    {texts.own_save}
                </button>
            </div>
            <p aria-hidden="true">{said}</p>
            <details class="disclosure">
                <summary>{texts.cannot_hide_title}</summary>
                <ul>{cannot}</ul>
            </details>
        </section>
    }
    .into_any()
}

/// Both copies, the room left, asking the browser to keep it, and saving a file.
fn keeping(store: Store) -> AnyView {
    let texts = &ui().settings;
    let state = move |works: bool| if works { texts.copy_good } else { texts.copy_blocked };
    let copies = move || store.copies().get();
    let room = move || {
        store.track();
        store.meter().map(|meter| {
            let percent = meter.used.saturating_mul(100).checked_div(meter.limit).unwrap_or(0);
            let (used, limit) = (size_words(meter.used), size_words(meter.limit));
            let percent = percent.to_string();
            let values = [("used", &*used), ("limit", &*limit), ("percent", &*percent)];
            view! {
                <label class="meter">
                    <span>{fill(texts.room_used, &values)}</span>
                    <meter min="0" max=meter.limit.to_string() prop:value=meter.used.to_string()></meter>
                </label>
            }
        })
    };
    let saved = RwSignal::new(false);
    view! {
        <section>
            <h2>{texts.keeping}</h2>
            <dl class="facts-list">
                <dt>{texts.copy_main}</dt>
                <dd>{move || state(copies().local)}</dd>
                <dt>{texts.copy_safety}</dt>
                <dd>{move || state(copies().safety)}</dd>
            </dl>
            {room}
            {persisting()}
            <h3>{texts.file_title}</h3>
            <p>{texts.file_text}</p>
            <button
                type="button"
                class="button quiet"
                on:click=move |_| {
                    saved.set(store.save_file());
                }
            >
                {texts.file_save}
            </button>
            <p aria-live="polite">{move || saved.get().then_some(texts.file_saved)}</p>
            <p><a href=Route::Care.hash()>{texts.aside}</a></p>
            <h3>{texts.limits}</h3>
            {super::welcome::limits()}
        </section>
    }
    .into_any()
}

fn size_words(units: u64) -> String {
    let tenths = units.saturating_mul(10) / (1024 * 1024);
    let (whole, tenth) = ((tenths / 10).to_string(), (tenths % 10).to_string());
    [&whole, decimal_mark(), &tenth, " M"].concat()
}

/// The mark between whole and tenths in the language shown.
fn decimal_mark() -> &'static str {
    match content().language {
        "en" => ".",
        _ => ",",
    }
}

fn persisting() -> AnyView {
    let texts = &ui().settings;
    let granted = RwSignal::new(None::<bool>);
    spawn_local(async move {
        let _ = granted.try_set(is_persistent().await);
    });
    let ask = move |_| {
        spawn_local(async move {
            let answer = ask_to_persist().await;
            let _ = granted.try_set(answer);
            announce(if answer == Some(true) { texts.persist_yes } else { texts.persist_no });
        });
    };
    view! {
        <h3>{texts.persist_title}</h3>
        <p>{texts.persist_text}</p>
        <p>{move || granted.get().map(|granted| if granted { texts.persist_yes } else { texts.persist_no })}</p>
        <button type="button" class="button quiet" hidden=move || granted.get() == Some(true) on:click=ask>
            {texts.persist_ask}
        </button>
    }
    .into_any()
}
