//! Reads on their shelves and all that explains: questions, words, caution and alarm, the supporters' door.

mod caution;
mod question;
mod read;
mod rows;
mod scenes;
mod shelves;
mod supporters;
mod words;

pub use caution::caution;
pub use question::{question, questions};
pub use read::read;
pub use rows::about;
pub use scenes::scenes;
pub use shelves::shelves;
pub use supporters::supporters;
pub use words::words;
