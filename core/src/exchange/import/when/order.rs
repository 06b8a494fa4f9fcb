//! Whether the day or the month comes first in dates of numbers alone.

use crate::insight::Day;

/// Which comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// 15/01/2024.
    DayFirst,
    /// 01/15/2024.
    MonthFirst,
}

/// Which orders some dates can be read in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Orders {
    /// None of them can be misread.
    #[default]
    Clear,
    /// All fit one order, and some fit no other.
    Only(Order),
    /// All fit both: the person has to say.
    Either,
    /// Some fit the one alone, some the other: whichever is said, some are not read.
    Mixed,
}

impl Orders {
    /// The order to read in, where the dates themselves say it.
    pub fn said(self) -> Option<Order> {
        match self {
            Orders::Only(order) => Some(order),
            _ => None,
        }
    }

    /// Whether the person has to say.
    pub fn asks(self) -> bool {
        matches!(self, Orders::Either | Orders::Mixed)
    }

    /// What two groups of dates leave open together.
    pub fn and(self, other: Orders) -> Orders {
        use Orders::*;
        match (self, other) {
            (Clear, other) | (other, Clear) => other,
            (Either, other) | (other, Either) => other,
            (Only(one), Only(other)) if one == other => Only(one),
            _ => Mixed,
        }
    }
}

/// The numbers of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Year, month, day.
    Plain(u32, u32, u32),
    /// Two numbers of which either may be the day, and the year.
    Pair(u32, u32, u32),
}

impl Numbers {
    /// The day they mean.
    pub(super) fn day(self, order: Option<Order>) -> Option<Day> {
        let (year, month, day) = match (self, order) {
            (Numbers::Plain(year, month, day), _) => (year, month, day),
            (Numbers::Pair(day, month, year), Some(Order::DayFirst)) => (year, month, day),
            (Numbers::Pair(month, day, year), Some(Order::MonthFirst)) => (year, month, day),
            (Numbers::Pair(one, other, year), None) => match self.orders()? {
                Orders::Clear | Orders::Only(Order::MonthFirst) => (year, one, other),
                Orders::Only(Order::DayFirst) => (year, other, one),
                Orders::Either | Orders::Mixed => return None,
            },
        };
        super::day(year, month, day)
    }

    /// The orders they can be read in; `None` where they are no date at all.
    pub(super) fn orders(self) -> Option<Orders> {
        let Numbers::Pair(one, other, year) = self else { return Some(Orders::Clear) };
        let (day_first, month_first) = (super::day(year, other, one), super::day(year, one, other));
        match (day_first, month_first) {
            (Some(first), Some(second)) if first == second => Some(Orders::Clear),
            (Some(_), Some(_)) => Some(Orders::Either),
            (Some(_), None) => Some(Orders::Only(Order::DayFirst)),
            (None, Some(_)) => Some(Orders::Only(Order::MonthFirst)),
            (None, None) => None,
        }
    }
}
