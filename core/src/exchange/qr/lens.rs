//! What the camera is doing, as one room tells another.

/// What the camera is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lens {
    /// It is off.
    Closed,
    /// It was asked for; the browser may be asking the person.
    Opening,
    /// Its picture is looked at.
    Open,
    /// It cannot be had.
    Trouble(NoPicture),
}

/// Why there is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPicture {
    /// This device has no camera, or this browser cannot reach it.
    NoCamera,
    /// The person or the browser said no.
    Refused,
    /// Browsers open a camera only for addresses that begin with https, and for the device itself.
    Insecure,
    /// Another program has it.
    InUse,
    /// It did not start, or it stopped.
    Failed,
}
