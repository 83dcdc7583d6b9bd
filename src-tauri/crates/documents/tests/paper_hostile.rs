//! Whatever people type or paste, a paper comes out, valid and the same every time.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use affianca_documents::{Block, Column, DocumentError, Paper, Run, paper_pdf};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use support::any_text;
use support::papers::{bare, bars, cells, column, hours_table, paragraph, plan, print, statement};

#[test]
fn the_same_paper_gives_the_same_bytes() {
    for paper in [bare(Vec::new()), plan(), statement(30, true)] {
        assert_eq!(paper_pdf(&paper).unwrap(), paper_pdf(&paper).unwrap());
    }
}

#[test]
fn another_paper_gives_another_hash_and_another_file() {
    let mut other = plan();
    other.blocks.pop();
    assert_ne!(other.data_hash(), plan().data_hash());
    assert_ne!(
        paper_pdf(&other).unwrap().pdf,
        paper_pdf(&plan()).unwrap().pdf
    );
}

#[test]
fn a_stored_paper_is_read_back_with_the_same_hash() {
    let mut paper = plan();
    paper.blocks.push(bars(3));
    let back: Paper = serde_json::from_str(&paper.canonical_json()).unwrap();
    assert_eq!(back, paper);
    assert_eq!(back.data_hash(), paper.data_hash());
}

/// Papers already handed over carry this hash: a change in how it is taken would disown them.
#[test]
fn the_hash_of_a_known_paper_does_not_change() {
    let mut paper = bare(vec![paragraph("Testo."), hours_table(1), bars(1)]);
    paper.journal = None;
    paper.codes = None;
    assert_eq!(
        paper.data_hash(),
        "0ca1b739ab7e060a038e521eade54d53c71fab197e14bf9890003c7110d03bbb"
    );
}

#[test]
fn what_the_font_lacks_is_printed_as_a_box_and_named() {
    let pdf = print(&bare(vec![paragraph("王 Ёлкин 王明")]));
    assert_eq!(pdf.uncovered, "明王");
}

#[test]
fn what_no_page_can_hold_is_refused() {
    let table = |columns: usize, cells: usize| Block::Table {
        caption: None,
        columns: vec![column("ore", 1.0, true); columns],
        rows: vec![vec!["1".to_owned(); cells]],
        total: None,
    };
    let chart = |series: usize, values: usize| Block::Bars {
        caption: String::new(),
        unit: String::new(),
        series: vec!["ore".to_owned(); series],
        groups: vec![("maggio".to_owned(), vec![1; values])],
    };
    print(&bare(vec![table(22, 22), chart(6, 6)]));
    let lying = Paper {
        landscape: true,
        ..bare(vec![table(34, 1)])
    };
    print(&lying);
    for block in [table(23, 1), table(2, 3), chart(7, 7), chart(1, 2)] {
        let refused = paper_pdf(&bare(vec![block]));
        assert!(matches!(refused, Err(DocumentError::Unfit(_))));
    }
    let total = Block::Table {
        caption: None,
        columns: vec![column("ore", 1.0, true)],
        rows: Vec::new(),
        total: Some(cells(&["1", "2"])),
    };
    assert!(paper_pdf(&bare(vec![total])).is_err());
}

fn any_runs() -> impl Strategy<Value = Vec<Run>> {
    let run = (any_text(), any::<bool>()).prop_map(|(text, bold)| Run { text, bold });
    vec(run, 0..6)
}

fn any_table() -> impl Strategy<Value = Block> {
    (1..9_usize).prop_flat_map(|columns| {
        let share = prop_oneof![0.1..9.0_f32, any::<f32>()];
        let column = (any_text(), share, any::<bool>()).prop_map(|(head, share, right)| Column {
            head,
            share,
            right,
        });
        let row = move || vec(any_text(), 0..=columns);
        (
            option::of(any_text()),
            vec(column, columns),
            vec(row(), 0..9),
            option::of(row()),
        )
            .prop_map(|(caption, columns, rows, total)| Block::Table {
                caption,
                columns,
                rows,
                total,
            })
    })
}

fn any_bars() -> impl Strategy<Value = Block> {
    (0..7_usize).prop_flat_map(|series| {
        let value = prop_oneof![0..100_u32, any::<u32>()];
        let group = (any_text(), vec(value, 0..=series));
        (
            any_text(),
            any_text(),
            vec(any_text(), series),
            vec(group, 0..30),
        )
            .prop_map(|(caption, unit, series, groups)| Block::Bars {
                caption,
                unit,
                series,
                groups,
            })
    })
}

fn any_block() -> impl Strategy<Value = Block> {
    prop_oneof![
        (any::<u8>(), any_text()).prop_map(|(level, text)| Block::Heading { level, text }),
        (1..4_u8, any_text()).prop_map(|(level, text)| Block::Heading { level, text }),
        any_runs().prop_map(Block::Paragraph),
        (any::<bool>(), vec(any_runs(), 0..8))
            .prop_map(|(ordered, items)| Block::List { ordered, items }),
        any_table(),
        any_bars(),
    ]
}

prop_compose! {
    fn any_paper()(
        texts in vec(any_text(), 5), facts in vec((any_text(), any_text()), 0..12),
        blocks in vec(any_block(), 0..9), signatures in vec(any_text(), 0..5),
        minute in 0..1_000_000_i64, landscape in any::<bool>(),
    ) -> Paper {
        let mut texts = texts.into_iter();
        let mut text = || texts.next().unwrap_or_default();
        Paper {
            kind: text(), service: text(), title: text(), reference_text: text(), facts, blocks,
            signatures, footer: text(), landscape,
            drafted: bare(Vec::new()).drafted + chrono::TimeDelta::minutes(minute),
            journal: support::journal_head(), codes: support::codes("D1:77.6"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_paper_comes_out_valid(paper in any_paper()) {
        let pdf = print(&paper);
        prop_assert!(pdf.pages >= 1);
        prop_assert!(pdf.uncovered.chars().is_sorted());
    }
}
