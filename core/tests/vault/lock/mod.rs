//! The lock: what is sealed and what opens it, and that changing it loses nothing, wherever it is cut off.

mod behind;
mod beside;
pub mod by_hand;
mod cut_off;
mod failing;
mod golden;
mod headers;
pub mod life;
mod sealing;
