//! What names what, and the circles in it.

use std::collections::{BTreeMap, BTreeSet};

/// Arrows between named parts, each with the files it was seen in.
#[derive(Debug, Default)]
pub struct Graph(BTreeMap<String, BTreeMap<String, BTreeSet<String>>>);

impl Graph {
    /// Notes that `from` names `to` in `file`; a part may always name itself.
    pub fn arrow(&mut self, from: &str, to: &str, file: &str) {
        if from != to {
            let arrows = self.0.entry(from.to_owned()).or_default();
            let files = arrows.entry(to.to_owned()).or_default();
            files.insert(file.to_owned());
        }
    }

    /// Every set of parts that lie on circles with each other: a line with their names, then a line
    /// for each arrow between them.
    pub fn circles(&self) -> Vec<String> {
        let reached: BTreeMap<&str, BTreeSet<&str>> = self
            .0
            .keys()
            .map(|part| (part.as_str(), self.reached_from(part)))
            .collect();
        let reaches = |from: &str, to: &str| reached.get(from).is_some_and(|all| all.contains(to));
        let mut lines = Vec::new();
        let mut told = BTreeSet::new();
        for part in reached.keys().copied().filter(|part| reaches(part, part)) {
            if !told.insert(part) {
                continue;
            }
            let circle: BTreeSet<&str> = reached
                .keys()
                .copied()
                .filter(|other| reaches(part, other) && reaches(other, part))
                .collect();
            let names: Vec<&str> = circle.iter().copied().collect();
            lines.push(format!("circle of {}: {}", names.len(), names.join(", ")));
            lines.extend(self.arrows_within(&circle));
            told.extend(circle);
        }
        lines
    }

    fn reached_from(&self, part: &str) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![part];
        while let Some(next) = open.pop() {
            for to in self.0.get(next).into_iter().flat_map(BTreeMap::keys) {
                if reached.insert(to.as_str()) {
                    open.push(to);
                }
            }
        }
        reached
    }

    fn arrows_within(&self, circle: &BTreeSet<&str>) -> Vec<String> {
        let mut lines = Vec::new();
        for from in circle {
            for (to, files) in self.0.get(*from).into_iter().flatten() {
                if circle.contains(to.as_str()) {
                    let files: Vec<&str> = files.iter().map(String::as_str).collect();
                    lines.push(format!("  {from} -> {to} in {}", files.join(", ")));
                }
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(arrows: &[(&str, &str)]) -> Graph {
        let mut graph = Graph::default();
        for (from, to) in arrows {
            graph.arrow(from, to, &format!("{from}.rs"));
        }
        graph
    }

    #[test]
    fn arrows_that_only_go_down_form_no_circle() {
        let down = graph(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "d")]);
        assert_eq!(down.circles(), [""; 0]);
    }

    #[test]
    fn each_circle_is_told_once_with_its_own_arrows() {
        let two = graph(&[
            ("a", "b"),
            ("b", "c"),
            ("c", "a"),
            ("c", "d"),
            ("d", "e"),
            ("e", "d"),
            ("f", "a"),
        ]);
        assert_eq!(
            two.circles(),
            [
                "circle of 3: a, b, c",
                "  a -> b in a.rs",
                "  b -> c in b.rs",
                "  c -> a in c.rs",
                "circle of 2: d, e",
                "  d -> e in d.rs",
                "  e -> d in e.rs",
            ]
        );
    }
}
