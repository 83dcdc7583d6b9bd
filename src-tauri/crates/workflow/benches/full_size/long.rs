//! What takes long by its nature: it is said while it goes on, and nothing waits for it.

use affianca_domain::{BeneficiaryId, CoachId, StatementGrouping};
use affianca_workflow::import;
use affianca_workflow::statement::StatementFilter;
use divan::Bencher;

use crate::archive::{empty, now, to_write};
use crate::{ARCHIVE, ask};

const HEADINGS: &str = "Stato preselezione;Data richiesta;Codice OPAL;Titolare;Cognome;Nome;\
    Codice fiscale;CPI;Stato attività;Componente;Voce di spesa;Ore;Importo\n";

/// Rows of the portal's table: five a request.
fn table(rows: u32) -> String {
    let requests = (0..rows / 5).map(|number| {
        format!(
            "PROPOSTA;30-05-2022;JC-2-1103/{number:05};;Rossi;Mario;{:011};CPI Treviso;PROPOSTA;;JC-AL;44;1.672,00 €
;;;;;;;;PROPOSTA;;JC-AN;4;152,00 €
;;;;;;;;PROPOSTA;;JC-DE;8;304,00 €
;;;;;;;;PROPOSTA;;JC-PU;4;152,00 €
;;;;;;;;PROPOSTA;;JC-SU;4;152,00 €
",
            provisional_code(number)
        )
    });
    std::iter::once(HEADINGS.to_owned())
        .chain(requests)
        .collect()
}

/// A provisional codice fiscale of eleven figures, with its check figure.
fn provisional_code(number: u32) -> u64 {
    let figures = 8_000_000_000 + u64::from(number);
    let sum: u64 = (0..10)
        .map(|place| {
            let figure = figures / 10_u64.pow(9 - place) % 10;
            match (place % 2, figure * 2) {
                (0, _) => figure,
                (_, double) => double / 10 + double % 10,
            }
        })
        .sum();
    figures * 10 + (10 - sum % 10) % 10
}

mod statement {
    use super::*;

    fn sum_up(bencher: Bencher, filter: &StatementFilter) {
        ask(bencher, |archive| archive.statement(filter).unwrap());
    }

    #[divan::bench(sample_count = 5, args = [StatementGrouping::Activity, StatementGrouping::Opal, StatementGrouping::Coach])]
    fn of_everything(bencher: Bencher, grouping: &StatementGrouping) {
        let filter = StatementFilter {
            grouping: *grouping,
            ..StatementFilter::default()
        };
        sum_up(bencher, &filter);
    }

    #[divan::bench(sample_count = 10)]
    fn of_a_year(bencher: Bencher) {
        let filter = StatementFilter {
            from: "01/01/2019".into(),
            to: "31/12/2019".into(),
            ..StatementFilter::default()
        };
        sum_up(bencher, &filter);
    }

    #[divan::bench(sample_count = 10)]
    fn of_a_coach(bencher: Bencher) {
        let filter = StatementFilter {
            coach: Some(CoachId(7)),
            ..StatementFilter::default()
        };
        sum_up(bencher, &filter);
    }

    #[divan::bench(sample_count = 20)]
    fn of_a_person(bencher: Bencher) {
        let filter = StatementFilter {
            person: Some(BeneficiaryId(774)),
            ..StatementFilter::default()
        };
        sum_up(bencher, &filter);
    }
}

#[divan::bench(sample_count = 5)]
fn employers_entered_twice(bencher: Bencher) {
    ask(bencher, |archive| archive.employer_doubles().unwrap());
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn verify_journal() -> u32 {
    let report = ARCHIVE.verify_journal().unwrap();
    assert_eq!(report.broken, None);
    report.rows
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn preview_import_of_50_000_rows(bencher: Bencher) {
    let table = import::read(table(50_000).as_bytes(), "richieste.csv").unwrap();
    bencher.bench(|| ARCHIVE.preview_import(&table, now()).unwrap());
}

#[divan::bench(sample_count = 1, sample_size = 1, args = ["empty", "full"])]
fn import_50_000_rows(bencher: Bencher, into: &str) {
    let table = import::read(table(50_000).as_bytes(), "richieste.csv").unwrap();
    bencher
        .with_inputs(|| {
            let archive = if into == "empty" { empty() } else { to_write() };
            let (preview, prepared) = archive.preview_import(&table, now()).unwrap();
            assert_eq!(preview.new, 10_000, "{:?}", preview.rows.first());
            (archive, prepared)
        })
        .bench_values(|(archive, prepared)| {
            archive
                .run_import(&prepared, now(), &mut |_, _| true)
                .unwrap()
        });
}
