//! Reads a folder of files in the order of its `order.toml`, which names each file once and gives the headings they
//! stand under.

use super::authored::{Group, Text};
use super::problem::Problems;
use super::read::{each, group, optional_each, with_added, with_table};
use super::source::Sources;
use super::table::Table;

/// A folder with an order.
pub(super) struct Folder {
    /// Its name.
    pub(super) name: &'static str,
    /// What one file in it is.
    pub(super) file: &'static str,
    /// What one heading in `order.toml` is.
    pub(super) heads: &'static str,
}

/// The headings, and what each file says, in order.
pub(super) fn ordered<T>(
    sources: &Sources,
    problems: &Problems,
    folder: &Folder,
    mut read: impl FnMut(&mut Table<'_>, &str) -> T,
) -> (Vec<Group>, Vec<T>) {
    let path = format!("{}/order.toml", folder.name);
    let (mut heads, mut order): (Vec<Group>, Vec<Text>) = (Vec::new(), Vec::new());
    let mut order_place = sources.place(&path, 1);
    with_table(sources, &path, "order file", problems, |table| {
        order = table.ids("order");
        order_place = order.first().map_or(table.place.clone(), |first| first.place.clone());
        heads = each(table, folder.heads, group);
    });
    with_added(sources, &path, "order file", problems, |table| {
        order.extend(table.ids("order"));
        heads.extend(optional_each(table, folder.heads, group));
    });
    let files: Vec<_> = sources.in_folder(folder.name).into_iter().filter(|(name, _)| name != "order").collect();
    let (mut all, mut seen): (Vec<T>, Vec<&str>) = (Vec::new(), Vec::new());
    for id in order.iter().filter(|id| !id.is_empty()) {
        if seen.contains(&id.words.as_str()) {
            problems.add(&id.place, format!("`{}` stands in the order twice; name it once", id.words));
            continue;
        }
        seen.push(&id.words);
        match files.iter().find(|(name, _)| *name == id.words) {
            Some((name, path)) => with_table(sources, path, folder.file, problems, |table| all.push(read(table, name))),
            None => problems.add(
                &id.place,
                format!(
                    "there is no {} `{1}`; write {2}/{1}.toml or take the id out",
                    folder.file, id.words, folder.name
                ),
            ),
        }
    }
    for (name, path) in files.iter().filter(|(name, _)| !seen.contains(&name.as_str())) {
        problems.add(&order_place, format!("the order leaves out the {} `{name}`; add it to the list", folder.file));
        with_table(sources, path, folder.file, problems, |table| all.push(read(table, name)));
    }
    (heads, all)
}
