//! The figures as a page: read from the lines the benches print, with what the machine is.

use std::fmt::Write as _;

use chrono::Utc;

use crate::process::Outcome;

/// Milliseconds of one frame of the screen.
const FRAME: f64 = 16.0;

/// Everything the benches printed.
#[derive(Debug, Default)]
pub struct Measures {
    rows: Vec<Row>,
    /// What was last said of the rows to come.
    about: String,
}

#[derive(Debug, PartialEq)]
struct Row {
    group: String,
    name: String,
    median: f64,
    p99: f64,
    slowest: f64,
    samples: u32,
    about: String,
}

impl Measures {
    /// Reads one line: a measure, what is said of those to come, or the heads of the columns.
    pub fn read_line(&mut self, line: &str) {
        if line.starts_with("milliseconds ") {
            self.about.clear();
        } else if let Some(about) = line.strip_prefix("# ") {
            about.clone_into(&mut self.about);
        } else if let Some(row) = measure(line) {
            self.rows.push(Row {
                about: self.about.clone(),
                ..row
            });
        }
    }
}

/// `work/request/19959      0.812      1.204      1.377      100`; a name may have blanks in it.
fn measure(line: &str) -> Option<Row> {
    let (rest, samples) = line.trim_end().rsplit_once(' ')?;
    let (rest, slowest) = rest.trim_end().rsplit_once(' ')?;
    let (rest, p99) = rest.trim_end().rsplit_once(' ')?;
    let (name, median) = rest.trim_end().rsplit_once(' ')?;
    let (group, name) = name.trim_end().split_once('/')?;
    Some(Row {
        group: group.to_owned(),
        name: name.to_owned(),
        median: median.parse().ok()?,
        p99: p99.parse().ok()?,
        slowest: slowest.parse().ok()?,
        samples: samples.parse().ok()?,
        about: String::new(),
    })
}

/// The released program: what it weighs, and how long it takes to its first usable screen.
#[derive(Debug, PartialEq)]
pub struct Start {
    bytes: u64,
    first: u64,
    median: u64,
    others: usize,
}

impl Start {
    /// From milliseconds, the first start apart.
    ///
    /// # Errors
    /// When there was no second start.
    pub fn of(bytes: u64, times: &[u64]) -> Outcome<Self> {
        let (first, others) = times.split_first().ok_or("nothing was measured")?;
        let mut sorted = others.to_vec();
        sorted.sort_unstable();
        let median = sorted
            .get(sorted.len() / 2)
            .ok_or("the program was started only once")?;
        Ok(Self {
            bytes,
            first: *first,
            median: *median,
            others: others.len(),
        })
    }

    /// In a sentence.
    pub fn sentence(&self) -> String {
        format!(
            "From start to the first usable screen: {} ms (median of {}), first {} ms. The program weighs {:.1} MB.",
            self.median,
            self.others,
            self.first,
            self.bytes as f64 / 1e6
        )
    }
}

/// The page.
///
/// # Errors
/// When nothing was measured.
pub fn report(measures: &Measures, start: &Start) -> Outcome<String> {
    if measures.rows.is_empty() {
        return Err("the benches printed no measure".to_owned());
    }
    let day = Utc::now().format("%d/%m/%Y");
    let mut page = format!(
        "# Performance\n\nWritten by `cargo xtask bench` on {day}, on {}. Times are milliseconds; \
         each operation\nis timed by itself, and `p99` is what 99 of 100 do not exceed. In bold: a \
         median over {FRAME} ms, one frame of the\nscreen.\n\n{}\n",
        machine(),
        start.sentence()
    );
    let mut group = "";
    let mut about = "";
    for row in &measures.rows {
        if row.group != group {
            group = &row.group;
            page.push_str(&format!("\n## {group}\n"));
            if row.about != about {
                about = &row.about;
                page.push_str(&format!("\n{about}\n"));
            }
            page.push_str("\n| | median | p99 | slowest | samples |\n|---|--:|--:|--:|--:|\n");
        }
        page.push_str(&line(row));
    }
    Ok(page)
}

fn line(row: &Row) -> String {
    let mut median = format!("{:.2}", row.median);
    if row.median > FRAME {
        median = format!("**{median}**");
    }
    let mut line = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(
        line,
        "| {} | {median} | {:.2} | {:.2} | {} |",
        row.name.replace('|', "\\|"),
        row.p99,
        row.slowest,
        row.samples
    );
    line
}

/// The machine in general words: nothing that tells which one it is.
fn machine() -> String {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    let memory = std::fs::read_to_string("/proc/meminfo").ok();
    let memory = memory.as_deref().and_then(gigabytes);
    let memory = memory.map_or_else(String::new, |size| format!(" and {size} GB of memory"));
    format!(
        "{} ({}) with {processors} processors{memory}",
        std::env::consts::OS,
        std::env::consts::ARCH
    )
}

/// What Linux says of its memory, rounded.
fn gigabytes(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find(|line| line.starts_with("MemTotal:"))?;
    let kilobytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some((kilobytes + 512 * 1024) / (1024 * 1024))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str = "\
milliseconds                             median         p99     slowest  samples
# An archive of ten years.
work/today                               18.204      21.100      22.512      100
lists/requests/by_text/mario rossi        2.004       3.100       3.512      100
    Finished `bench` profile [optimized] target(s) in 3.21s
milliseconds                             median         p99     slowest  samples
register/rows/40                         12.400      13.000      13.100      100
";

    fn read(printed: &str) -> Measures {
        let mut measures = Measures::default();
        printed.lines().for_each(|line| measures.read_line(line));
        measures
    }

    #[test]
    fn measures_are_read_with_what_is_said_of_them() {
        let rows = read(PRINTED).rows;
        let names: Vec<&str> = rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["today", "requests/by_text/mario rossi", "rows/40"]);
        let abouts: Vec<&str> = rows.iter().map(|row| row.about.as_str()).collect();
        assert_eq!(
            abouts,
            ["An archive of ten years.", "An archive of ten years.", ""]
        );
        let first = rows
            .first()
            .map(|row| (row.median, row.p99, row.slowest, row.samples));
        assert_eq!(first, Some((18.204, 21.1, 22.512, 100)));
    }

    #[test]
    fn the_page_has_a_table_a_group_and_marks_what_is_over_a_frame() {
        let start = Start::of(41_250_000, &[900, 410, 400, 430]);
        let page = start.and_then(|start| report(&read(PRINTED), &start));
        let page = page.unwrap_or_default();
        for part in [
            "410 ms",
            "first 900 ms. The program weighs 41.2 MB.",
            "\n## work\n\nAn archive of ten years.\n\n| | median",
            "| today | **18.20** | 21.10 | 22.51 | 100 |\n",
            "\n## lists\n\n| | median",
            "| rows/40 | 12.40 | 13.00 | 13.10 | 100 |\n",
        ] {
            assert!(page.contains(part), "{part} is not in\n{page}");
        }
    }

    #[test]
    fn without_measures_or_a_second_start_there_is_no_page() {
        assert_eq!(Start::of(1, &[]), Err("nothing was measured".to_owned()));
        assert!(Start::of(1, &[400]).is_err());
        let start = Start {
            bytes: 1,
            first: 2,
            median: 3,
            others: 4,
        };
        assert!(report(&Measures::default(), &start).is_err());
    }

    #[test]
    fn memory_is_told_in_round_figures() {
        assert_eq!(
            gigabytes("MemTotal:        8123456 kB\nMemFree: 1 kB"),
            Some(8)
        );
        assert_eq!(gigabytes("nothing"), None);
    }
}
