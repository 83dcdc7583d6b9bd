//! Which module of a crate names which: every path that begins with `crate` or `super`, wherever it
//! stands, tests left out.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::circles::Graph;

/// A source file: its path below `src`, and its text.
pub type File = (String, String);

/// Circles between the top modules of a crate, and every file whose paths cannot be followed.
pub fn circles(files: &[File]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut graph = Graph::default();
    let mut parsed = Vec::new();
    for (name, text) in files {
        match TokenStream::from_str(text) {
            Ok(tokens) => parsed.push((name.as_str(), module_of(name), scan(tokens, name))),
            Err(why) => lines.push(format!("{name} cannot be read: {why}")),
        }
    }
    let tests: BTreeSet<Vec<String>> = parsed
        .iter()
        .flat_map(|(_, _, found)| found.test_modules.iter().cloned())
        .collect();
    let is_test = |module: &[String]| tests.iter().any(|test| module.starts_with(test));
    let tops: BTreeSet<&str> = parsed
        .iter()
        .filter_map(|(_, module, _)| module.first().map(String::as_str))
        .collect();
    let root: BTreeMap<&str, &str> = parsed
        .iter()
        .filter(|(_, module, _)| module.is_empty())
        .flat_map(|(_, _, found)| found.reexports.iter())
        .map(|(name, top)| (name.as_str(), top.as_str()))
        .collect();
    for (name, module, found) in &parsed {
        let Some(from) = module.first() else {
            if root.contains_key("*") {
                lines.push(format!(
                    "{name} re-exports with a star: name what it re-exports"
                ));
            }
            continue;
        };
        if is_test(module) {
            continue;
        }
        for head in &found.heads {
            if head == "*" {
                lines.push(format!("{name} names all of the root with a star"));
            }
            // What the root itself defines is no module's.
            let to = tops.get(head.as_str()).or_else(|| root.get(head.as_str()));
            if let Some(to) = to {
                graph.arrow(from, to, name);
            }
        }
    }
    lines.extend(graph.circles());
    lines
}

/// `requests/form.rs` is `requests::form`; `lib.rs` is the root.
fn module_of(name: &str) -> Vec<String> {
    let stem = name.strip_suffix(".rs").unwrap_or(name);
    let mut module: Vec<String> = stem.split('/').map(str::to_owned).collect();
    if matches!(
        module.last().map(String::as_str),
        Some("mod" | "lib" | "main")
    ) {
        module.pop();
    }
    module
}

/// What one file says.
#[derive(Default)]
struct Found {
    /// First segment, below the root, of every path that leaves the file's own module.
    heads: BTreeSet<String>,
    /// Modules compiled for tests only.
    test_modules: Vec<Vec<String>>,
    /// Names a `use` brings into the file, each with the first segment of where it comes from.
    reexports: BTreeMap<String, String>,
}

fn scan(tokens: TokenStream, name: &str) -> Found {
    let mut found = Found::default();
    walk(tokens, &mut module_of(name), &mut found);
    found
}

fn walk(tokens: TokenStream, module: &mut Vec<String>, found: &mut Found) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut rest = tokens.as_slice();
    while let Some((token, after)) = rest.split_first() {
        rest = after;
        if is_punct(token, '#')
            && let Some((TokenTree::Group(attribute), item)) = after.split_first()
            && is_for_tests(&attribute.stream())
        {
            rest = past_item(item, module, found);
        } else if let TokenTree::Group(group) = token {
            walk(group.stream(), module, found);
        } else if is_ident(token, "mod")
            && let [TokenTree::Ident(name), TokenTree::Group(body), beyond @ ..] = after
        {
            module.push(name.to_string());
            walk(body.stream(), module, found);
            module.pop();
            rest = beyond;
        } else if is_ident(token, "use") && module.is_empty() {
            leaves(after, None, &mut found.reexports);
        } else if is_ident(token, "crate") {
            if let Some(path) = after_colons(after) {
                found.heads.extend(heads(path));
            }
        } else if is_ident(token, "super") {
            found.heads.extend(above(after, module));
        }
    }
}

/// First segments below the root of a path that began with one `super` in `module`.
fn above(after: &[TokenTree], module: &[String]) -> Vec<String> {
    let (mut after, mut up) = (after, 1);
    while let Some(path) = after_colons(after) {
        match path.split_first() {
            Some((next, beyond)) if is_ident(next, "super") => {
                up += 1;
                after = beyond;
            }
            _ => {
                return match module.len().checked_sub(up) {
                    // Still within the same top module.
                    Some(left) if left > 0 => Vec::new(),
                    _ => heads(path),
                };
            }
        }
    }
    Vec::new()
}

/// The first segments of a path, or of each path in braces.
fn heads(path: &[TokenTree]) -> Vec<String> {
    match path.first() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            inner
                .split(|token| is_punct(token, ','))
                .flat_map(heads)
                .collect()
        }
        Some(TokenTree::Ident(name)) => vec![name.to_string()],
        Some(star) if is_punct(star, '*') => vec!["*".to_owned()],
        _ => Vec::new(),
    }
}

/// The names a `use` brings in, up to its end or the next comma.
fn leaves(path: &[TokenTree], first: Option<&str>, names: &mut BTreeMap<String, String>) {
    let end = path
        .iter()
        .position(|token| is_punct(token, ';') || is_punct(token, ','))
        .unwrap_or(path.len());
    let mut first = first.map(str::to_owned);
    let mut last = None;
    for token in path.iter().take(end) {
        match token {
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for part in inner.split(|token| is_punct(token, ',')) {
                    leaves(part, first.as_deref(), names);
                }
                return;
            }
            TokenTree::Ident(name) if name == "crate" || name == "self" || name == "as" => {}
            TokenTree::Ident(name) => {
                first.get_or_insert_with(|| name.to_string());
                last = Some(name.to_string());
            }
            star if is_punct(star, '*') => last = Some("*".to_owned()),
            _ => {}
        }
    }
    if let (Some(first), Some(last)) = (first, last) {
        names.insert(last, first);
    }
}

fn is_for_tests(attribute: &TokenStream) -> bool {
    let text = attribute.to_string().replace(' ', "");
    text.starts_with("cfg(") && text.contains("test") && !text.contains("not(test)")
}

/// What follows an item left out because it is compiled for tests only.
fn past_item<'a>(after: &'a [TokenTree], module: &[String], found: &mut Found) -> &'a [TokenTree] {
    let is_body = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let end = after
        .iter()
        .position(|token| is_body(token) || is_punct(token, ';'))
        .map_or(after.len(), |end| end + 1);
    let (item, beyond) = after.split_at(end);
    if let [.., keyword, TokenTree::Ident(name), last] = item
        && is_ident(keyword, "mod")
        && is_punct(last, ';')
    {
        found
            .test_modules
            .push([module, &[name.to_string()]].concat());
    }
    beyond
}

fn after_colons(tokens: &[TokenTree]) -> Option<&[TokenTree]> {
    match tokens {
        [one, two, path @ ..] if is_punct(one, ':') && is_punct(two, ':') => Some(path),
        _ => None,
    }
}

fn is_punct(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

fn is_ident(token: &TokenTree, word: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<File> = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect();
        circles(&files)
    }

    #[test]
    fn modules_that_only_name_those_below_form_no_circle() {
        let files = [
            (
                "lib.rs",
                "mod a; mod b; mod c; pub use c::{Error, inner::Deep};",
            ),
            (
                "a/mod.rs",
                "mod part; use crate::b::B; fn f() { super::c::g() }",
            ),
            (
                "a/part.rs",
                "use super::x; use crate::a::y; use super::super::b;",
            ),
            (
                "b.rs",
                "use crate::{Error, c}; fn f() -> crate::Deep { c::g() }",
            ),
            (
                "c/mod.rs",
                "mod inner; use self::inner::Deep; use affianca_domain::Session;",
            ),
            (
                "c/inner.rs",
                "pub(in crate::c) struct Deep; use super::Error;",
            ),
        ];
        assert_eq!(said(&files), [""; 0]);
    }

    #[test]
    fn a_circle_is_seen_through_every_way_of_naming() {
        for back in [
            "use crate::a::A;",
            "use crate::{c, a::A};",
            "use crate::{c::{X, Y}, a};",
            "use super::a;",
            "fn f() { crate::a::f() }",
            "mod inner { fn f() { super::super::a::f() } }",
            "fn f() { let text = format!(\"{}\", crate::a::NAME); }",
            "macro_rules! m { () => { $crate::a::A } }",
            "use crate::Renamed;",
            "#[cfg(not(test))] use crate::a::A;",
        ] {
            let files = [
                ("lib.rs", "mod a; mod b; mod c; pub use a::{A as Renamed};"),
                ("a.rs", "use crate::b::B;"),
                ("b.rs", back),
                ("c.rs", ""),
            ];
            assert_eq!(
                said(&files),
                ["circle of 2: a, b", "  a -> b in a.rs", "  b -> a in b.rs"],
                "{back}"
            );
        }
    }

    #[test]
    fn what_only_tests_name_is_left_out() {
        for back in [
            "#[cfg(test)] use crate::a::A;",
            "#[cfg(test)] mod tests { use crate::a::A; }",
            "#[cfg(test)] #[allow(unused)] fn helper() { crate::a::f() } fn other() {}",
            "#[cfg(test)] mod tests;",
            "// use crate::a::A;",
            "const TEXT: &str = \"crate::a::A\";",
        ] {
            let files = [
                ("a.rs", "use crate::b::B;"),
                ("b/mod.rs", back),
                ("b/tests/mod.rs", "mod more;"),
                ("b/tests/more.rs", "use crate::b;"),
            ];
            assert_eq!(said(&files), [""; 0], "{back}");
        }
        let files = [
            ("a.rs", "use crate::b::B;"),
            ("b/mod.rs", "#[cfg(test)] mod tests; mod used;"),
            ("b/tests.rs", "use crate::a::A;"),
            ("b/used.rs", ""),
        ];
        assert_eq!(said(&files), [""; 0]);
    }

    #[test]
    fn an_item_after_one_for_tests_is_looked_at_again() {
        let files = [
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "#[cfg(test)] use crate::c; use crate::a::A; mod d;"),
        ];
        assert_eq!(said(&files).len(), 3);
    }

    #[test]
    fn names_that_cannot_be_followed_are_refused() {
        let files = [
            ("lib.rs", "mod a; pub use a::*;"),
            ("a.rs", "use super::*;"),
            ("b.rs", "fn f( {"),
        ];
        let found = said(&files);
        assert!(
            found
                .iter()
                .any(|line| line.starts_with("b.rs cannot be read"))
        );
        assert!(found.contains(&"lib.rs re-exports with a star: name what it re-exports".into()));
        assert!(found.contains(&"a.rs names all of the root with a star".into()));
        assert_eq!(found.len(), 3);
    }
}
