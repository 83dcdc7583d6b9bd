#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::*;

fn run(text: &str, bold: bool) -> RichRun {
    RichRun {
        text: text.into(),
        bold,
    }
}

fn paragraph(text: &str) -> RichBlock {
    RichBlock::Paragraph {
        runs: vec![run(text, false)],
    }
}

#[test]
fn a_text_comes_back_from_the_archive_as_it_went_in() {
    let text = RichText::new(vec![
        RichBlock::Heading {
            level: 1,
            runs: vec![run("Obiettivi", false)],
        },
        RichBlock::Paragraph {
            runs: vec![run("Cose ", false), run("importanti", true)],
        },
        RichBlock::List {
            ordered: true,
            items: vec![vec![run("prima", false)], vec![]],
        },
    ])
    .unwrap();
    assert_eq!(RichText::parse(&text.to_json()).unwrap(), text);
}

#[test]
fn runs_of_one_weight_are_joined_and_empty_ones_go() {
    let text = RichText::new(vec![RichBlock::Paragraph {
        runs: vec![
            run("a", false),
            run("", true),
            run("b", false),
            run("c", true),
        ],
    }])
    .unwrap();
    let expected = RichBlock::Paragraph {
        runs: vec![run("ab", false), run("c", true)],
    };
    assert_eq!(text.blocks(), [expected]);
}

#[test]
fn nothing_but_its_own_blocks_is_taken() {
    for foreign in [
        "<p>ciao</p>",
        "{}",
        "[]",
        r#"{"blocks":[{"kind":"image","src":"file:///etc/passwd"}]}"#,
        r#"{"blocks":[{"kind":"paragraph","runs":[{"text":"a","bold":false,"link":"http://x"}]}]}"#,
        r#"{"blocks":[{"kind":"paragraph","runs":[{"text":"a"}]}]}"#,
        r#"{"blocks":[{"kind":"paragraph","runs":[],"style":"x"}]}"#,
        r#"{"blocks":[],"html":"<b>"}"#,
        r#"{"blocks":[{"kind":"heading","level":3,"runs":[]}]}"#,
        r#"{"blocks":[{"kind":"list","ordered":false,"items":[]}]}"#,
        r#"{"blocks":[{"kind":"paragraph","runs":[{"text":"a\nb","bold":false}]}]}"#,
    ] {
        assert!(RichText::parse(foreign).is_err(), "{foreign}");
    }
}

#[test]
fn a_text_beyond_measure_is_refused_in_italian() {
    let error = RichText::new(vec![paragraph(&"a".repeat(MOST_LETTERS + 1))]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Il testo è troppo lungo: al massimo 200000 caratteri e 5000 righe."
    );
    assert!(RichText::new(vec![paragraph("a"); MOST_LINES + 1]).is_err());
    assert!(RichText::new(vec![paragraph("à"); MOST_LINES]).is_ok());
}

#[test]
fn titles_alone_do_not_fill_a_document() {
    let heading = RichBlock::Heading {
        level: 1,
        runs: vec![run("Obiettivi", false)],
    };
    let only_titles = RichText::new(vec![heading.clone(), paragraph("  ")]).unwrap();
    assert!(!only_titles.is_written_beyond(&[]) && !only_titles.is_empty());
    assert!(
        RichText::new(vec![heading, paragraph("x")])
            .unwrap()
            .is_written_beyond(&[])
    );
    assert!(RichText::default().is_empty());
}

#[test]
fn the_prompts_of_a_model_are_no_text() {
    let list = |items: &[&str]| RichBlock::List {
        ordered: false,
        items: items.iter().map(|item| vec![run(item, false)]).collect(),
    };
    let model = RichText::new(vec![
        paragraph("Sintesi di quanto emerso…"),
        list(&["Coach: …", "Luogo: …"]),
    ])
    .unwrap();
    let written =
        |blocks: Vec<RichBlock>| RichText::new(blocks).unwrap().is_written_beyond(&[&model]);
    assert!(!model.is_written_beyond(&[&model]));
    assert!(
        !written(vec![
            list(&["  Luogo:  … "]),
            paragraph("Coach: …"),
            paragraph("")
        ]),
        "moved, spaced or in another kind of line, they are the same prompts"
    );
    assert!(written(vec![list(&["Coach: Marangon"])]));
    assert!(written(vec![paragraph(
        "Sintesi di quanto emerso… Lucia sa."
    )]));
    assert!(
        model.is_written_beyond(&[]),
        "of another kind they would be words"
    );
}

proptest! {
    #[test]
    fn whatever_is_typed_is_either_kept_whole_or_refused(words in "\\PC{0,40}|.{0,40}", bold: bool) {
        let taken = RichText::new(vec![RichBlock::Paragraph { runs: vec![run(&words, bold)] }]);
        match taken {
            Ok(text) => prop_assert_eq!(RichText::parse(&text.to_json()).unwrap(), text),
            Err(error) => prop_assert!(words.chars().any(char::is_control), "{}", error),
        }
    }
}

#[test]
fn every_seed_of_the_fuzzer_is_refused_or_kept_as_it_is_read_again() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../tests/data/fuzz/rich_text"
    );
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        if let Ok(text) = RichText::parse(&String::from_utf8_lossy(&bytes)) {
            let kept = text.to_json();
            assert_eq!(RichText::parse(&kept).unwrap().to_json(), kept);
            read += 1;
        }
    }
    assert!(read > 0);
}
