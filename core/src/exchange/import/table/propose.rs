//! What the columns of a table seem to hold. It is for the person to say whether it is so.

use super::super::rows::{Rows, cell, plain};
use super::super::when;
use super::Role;
use crate::exchange::import::{Encoding, File, ImportError, Order, Orders};

/// Rows shown of each column.
const SAMPLES: usize = 3;

/// Letters shown of a cell.
const SHOWN: usize = 120;

/// Rows that are looked at to see what a column without a telling name holds.
const LOOKED_AT: usize = 50;

/// Names of columns in the languages that tables come in most, by what they hold; the likeliest first.
const NAMES: [(Role, &[&str]); 7] = [
    (
        Role::Date,
        &[
            "date",
            "full_date",
            "datum",
            "fecha",
            "data",
            "day",
            "created",
            "created_at",
            "createdat",
            "creation_date",
            "creationdate",
            "datetime",
            "date_time",
            "date/time",
            "timestamp",
            "when",
            "jour",
            "dia",
            "día",
            "entry_date",
        ],
    ),
    (Role::Time, &["time", "zeit", "uhrzeit", "hora", "heure", "ora", "tijd", "time_of_day"]),
    (
        Role::Text,
        &[
            "text",
            "entry",
            "note",
            "notes",
            "content",
            "body",
            "journal",
            "journal_entry",
            "comment",
            "comments",
            "description",
            "notiz",
            "notizen",
            "eintrag",
            "texto",
            "nota",
            "notas",
            "texte",
            "contenu",
            "testo",
            "tekst",
            "thoughts",
            "details",
        ],
    ),
    (Role::Title, &["title", "note_title", "subject", "headline", "titel", "título", "titulo", "titre", "titolo"]),
    (
        Role::Tags,
        &[
            "tags",
            "tag",
            "labels",
            "label",
            "activities",
            "activity",
            "keywords",
            "categories",
            "etiquetas",
            "étiquettes",
            "stichworte",
        ],
    ),
    (
        Role::Feeling,
        &[
            "mood", "moods", "feeling", "feelings", "emotion", "emotions", "stimmung", "gefühl", "gefühle", "ánimo",
            "humeur", "umore",
        ],
    ),
    (Role::Context, &["context", "contexts", "area", "part_of_life", "bereich", "contexto", "contexte"]),
];

/// A column as it is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name; empty where the table has no row of names.
    pub name: String,
    /// The first cells that are filled, cut short.
    pub samples: Vec<String>,
    /// How many cells are filled.
    pub filled: usize,
    /// What it seems to hold.
    pub role: Option<Role>,
}

/// A table as it is shown to the person before it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many rows it has without the names.
    pub rows: usize,
    /// Whether the first row seems to be names.
    pub headed: bool,
    /// Which orders the dates can be read in. Where it asks, nothing is read before the person has said.
    pub orders: Orders,
    /// How it was written.
    pub encoding: Encoding,
}

/// What the person said about a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Matching {
    /// What each column holds; `None` for one that stays behind.
    pub roles: Vec<Option<Role>>,
    /// Whether the first row is names.
    pub headed: bool,
    /// Which of day and month comes first.
    pub order: Option<Order>,
}

impl Proposal {
    /// The proposal as it is. It leaves the order open where the dates do.
    pub fn matching(&self) -> Matching {
        let roles = self.columns.iter().map(|column| column.role).collect();
        Matching { roles, headed: self.headed, order: self.orders.said() }
    }
}

impl Matching {
    /// What a column holds.
    pub fn role(&self, column: usize) -> Option<Role> {
        self.roles.get(column).copied().flatten()
    }

    /// The columns that hold this, from the left.
    pub fn columns(&self, role: Role) -> impl Iterator<Item = usize> {
        self.roles.iter().enumerate().filter(move |(_, held)| **held == Some(role)).map(|(column, _)| column)
    }

    /// Which orders the dates of a table can be read in, once other columns were chosen for them.
    pub fn orders(&self, file: &File) -> Result<Orders, ImportError> {
        let rows = Rows::read(file.bytes)?;
        let dates: Vec<usize> = self.columns(Role::Date).collect();
        Ok(orders(&rows.rows, &dates).and(if self.headed { Orders::Clear } else { orders(&[rows.head], &dates) }))
    }
}

/// Looks at a table.
pub fn propose(file: &File) -> Result<Proposal, ImportError> {
    let mut rows = Rows::read(file.bytes)?;
    let named = rows.head.iter().any(|name| role_of(name).is_some());
    let headed = named || !rows.head.iter().any(|cell| is_date(cell));
    if !headed {
        let first = rows.head.clone();
        rows.rows.insert(0, first);
    }
    let width = rows.rows.iter().map(Vec::len).fold(rows.head.len(), usize::max);
    let mut columns: Vec<Column> = (0..width).map(|at| column(&rows, at, headed)).collect();
    // One column says when and one holds the title: the likeliest, and of the equally likely the first.
    for role in [Role::Date, Role::Time, Role::Title] {
        let rank = |column: &Column| rank(role, &column.name);
        let best = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.role == Some(role))
            .min_by_key(|(at, column)| (rank(column), *at));
        let best = best.map(|(at, _)| at);
        for (at, column) in columns.iter_mut().enumerate() {
            if column.role == Some(role) && Some(at) != best {
                column.role = None;
            }
        }
    }
    guess_missing(&rows, &mut columns);
    let dates: Vec<usize> =
        columns.iter().enumerate().filter(|(_, column)| column.role == Some(Role::Date)).map(|(at, _)| at).collect();
    Ok(Proposal { rows: rows.rows.len(), headed, orders: orders(&rows.rows, &dates), encoding: rows.encoding, columns })
}

fn column(rows: &Rows, at: usize, headed: bool) -> Column {
    let filled = || rows.rows.iter().map(|row| cell(row, Some(at))).filter(|cell| !cell.is_empty());
    let name = if headed { cell(&rows.head, Some(at)).to_owned() } else { String::new() };
    let role = role_of(&name);
    let samples = filled().take(SAMPLES).map(|cell| cell.chars().take(SHOWN).collect()).collect();
    Column { name, samples, filled: filled().count(), role }
}

/// Where no name says which column is the day or the words, what stands in them does.
fn guess_missing(rows: &Rows, columns: &mut [Column]) {
    let looked_at = |at: usize| {
        rows.rows.iter().take(LOOKED_AT).map(move |row| cell(row, Some(at))).filter(|cell| !cell.is_empty())
    };
    let has = |columns: &[Column], role| columns.iter().any(|column| column.role == Some(role));
    if !has(columns, Role::Date) {
        let dates = |at: usize| looked_at(at).next().is_some() && looked_at(at).all(is_date);
        let found = columns.iter_mut().enumerate().find(|(at, column)| column.role.is_none() && dates(*at));
        if let Some((_, column)) = found {
            column.role = Some(Role::Date);
        }
    }
    if !has(columns, Role::Text) {
        let letters = |at: usize| {
            looked_at(at).map(|cell| cell.chars().filter(|letter| letter.is_alphabetic()).count()).sum::<usize>()
        };
        let free = columns.iter_mut().enumerate().filter(|(_, column)| column.role.is_none());
        let longest = free
            .map(|(at, column)| (letters(at), column))
            .filter(|(letters, _)| *letters > 0)
            .max_by_key(|(letters, _)| *letters);
        if let Some((_, column)) = longest {
            column.role = Some(Role::Text);
        }
    }
}

fn role_of(name: &str) -> Option<Role> {
    let name = plain(name);
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(role, _)| *role)
}

/// How likely a name is for what it holds: less is more.
fn rank(role: Role, name: &str) -> usize {
    let name = plain(name);
    let names = NAMES.iter().find(|(other, _)| *other == role).map_or(&[][..], |(_, names)| names);
    names.iter().position(|other| *other == name).unwrap_or(usize::MAX)
}

fn is_date(cell: &str) -> bool {
    [Order::DayFirst, Order::MonthFirst].iter().any(|order| when::read(cell, Some(*order)).is_some())
}

/// Which orders the dates in some columns can be read in, all rows taken together.
pub(super) fn orders(rows: &[Vec<String>], dates: &[usize]) -> Orders {
    let cells = rows.iter().flat_map(|row| dates.iter().map(|column| cell(row, Some(*column))));
    cells.filter_map(when::order_of).fold(Orders::Clear, Orders::and)
}
