//! Authored material: what is checked, and what it is written out as.
#![cfg(feature = "author")]

mod checks;
mod help;
mod languages;
mod rust;
mod shipped;
mod small;
mod steps;
mod ui;
mod voice;
