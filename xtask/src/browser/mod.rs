//! A browser driven by this program through Chromium's own tools: for measuring, for pictures, for a made-up profile.

pub mod chromium;
pub mod folder;
pub mod page;
mod pipe;
