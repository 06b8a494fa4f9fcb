//! Tables whose columns have to be matched.

use crate::world::{file, fixture, sound, terms, told};
use rethread_core::exchange::import::{
    ImportError, Matching, Order, Orders, Role, Source, Terms, propose, read, read_table,
};

fn check(text: &str, roles: &[Option<Role>], orders: Orders, headed: bool) {
    let proposal = propose(&file("a.csv", text.as_bytes())).unwrap();
    let found: Vec<Option<Role>> = proposal.columns.iter().map(|column| column.role).collect();
    assert_eq!((found.as_slice(), proposal.orders, proposal.headed), (roles, orders, headed), "{text}");
}

#[test]
fn columns_are_proposed_by_their_names_and_by_what_stands_in_them() {
    use Role::*;
    check("date,text\n2024-01-15,a\n", &[Some(Date), Some(Text)], Orders::Clear, true);
    check(
        "Modified,Created At,Note Title,Body\n,,,\na,2024-01-15,b,c",
        &[None, Some(Date), Some(Title), Some(Text)],
        Orders::Clear,
        true,
    );
    check("x;y\n15/01/2024;long words\n", &[Some(Date), Some(Text)], Orders::Only(Order::DayFirst), true);
    check("2024-01-15,1,some words\n2024-01-16,2,more\n", &[Some(Date), None, Some(Text)], Orders::Clear, false);
    check(
        "day,time,mood,area,labels\n1/2/2024,8:00,x,work,y",
        &[Some(Date), Some(Time), Some(Feeling), Some(Context), Some(Tags)],
        Orders::Either,
        true,
    );
    check("Datum,created\n2024-01-15,2024-01-15\n", &[Some(Date), None], Orders::Clear, true);
    check("a,b\n1,2\n", &[None, None], Orders::Clear, true);
}

#[test]
fn a_proposal_shows_what_is_in_each_column() {
    let bytes = fixture("table/german.csv");
    let proposal = propose(&file("german.csv", &bytes)).unwrap();
    assert_eq!((proposal.rows, proposal.columns.len()), (5, 7));
    let words = &proposal.columns[2];
    assert_eq!((words.name.as_str(), words.filled), ("Eintrag", 4));
    assert_eq!(words.samples, ["Langer Tag;\nmüde", "Kurz", "Ohne Tag"]);
}

#[test]
fn an_order_that_is_not_clear_is_asked_for() {
    for name in ["either", "mixed"] {
        let bytes = fixture(&format!("table/{name}.csv"));
        assert_eq!(read(Source::Table, &[file(name, &bytes)], &terms()), Err(ImportError::OrderUnsaid), "{name}");
    }
    let bytes = fixture("table/either.csv");
    for (order, days) in
        [(Order::DayFirst, ["2024-06-05", "2024-08-07"]), (Order::MonthFirst, ["2024-05-06", "2024-07-08"])]
    {
        let imported = read(Source::Table, &[file("a", &bytes)], &Terms { order: Some(order), ..terms() }).unwrap();
        let told = told(&imported);
        assert!(days.iter().all(|day| told.contains(day)) && imported.all_taken() == 2, "{told}");
    }
    let bytes = fixture("table/mixed.csv");
    let imported =
        read(Source::Table, &[file("a", &bytes)], &Terms { order: Some(Order::DayFirst), ..terms() }).unwrap();
    sound(&imported);
    assert_eq!((imported.all_taken(), imported.all_left()), (2, 1));
}

#[test]
fn the_person_says_what_a_column_is() {
    let bytes = fixture("table/american.csv");
    let file = file("american.csv", &bytes);
    let mut matching = propose(&file).unwrap().matching();
    assert_eq!(matching.order, Some(Order::MonthFirst));
    matching.roles = vec![None, Some(Role::Date), Some(Role::Text), None, None, Some(Role::Tags)];
    assert_eq!(matching.orders(&file), Ok(Orders::Only(Order::MonthFirst)));
    let imported = read_table(&file, &matching, &terms()).unwrap();
    sound(&imported);
    assert_eq!(imported.records[0].entry.text, "One");
    assert_eq!(imported.records[0].entry.ties.tags, ["happy"]);
    assert_eq!(imported.left.iter().map(|left| left.count).sum::<usize>(), 4);
    let none = Matching { roles: vec![Some(Role::Text)], headed: true, order: None };
    assert_eq!(read_table(&file, &none, &terms()), Err(ImportError::NoDate));
}

#[test]
fn a_day_that_no_entry_can_stand_at_is_in_the_words() {
    let bytes =
        b"date,text\n1962-03-04 00:30,A\n1962-03-05,A\n1962-03-05 23:30,A\n1962-03-04T23:30:00Z,A\n1970-01-01 01:00,B";
    let imported = read(Source::Table, &[file("a.csv", bytes)], &terms()).unwrap();
    sound(&imported);
    let texts: Vec<&str> = imported.records.iter().map(|new| new.entry.text.as_str()).collect();
    assert_eq!(
        texts,
        ["On: 1962-03-04\n\nA", "On: 1962-03-05\n\nA", "On: 1962-03-05\n\nA", "On: 1962-03-04\n\nA", "B"]
    );
    assert!(imported.records.iter().all(|new| new.id.made_at() == Some(0)));
}
