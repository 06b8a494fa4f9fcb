//! Notices that come by themselves, sent apart from the pages they come to stand on.

mod newer;
mod offer;

pub use newer::newer;
pub use offer::offer;
