//! What takes long by its nature: it is said while it goes on, and nothing waits for it.

use affianca_bench::Bench;
use affianca_domain::{BeneficiaryId, CoachId, StatementGrouping};
use affianca_workflow::Archive;
use affianca_workflow::import::{self, HeldChoices, PreparedImport, RequestTable};
use affianca_workflow::statement::StatementFilter;

use crate::archive::{copied, empty, now};
use crate::ask_times;
use crate::rows::nth;

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

pub fn measure(bench: &Bench) {
    statements(bench);
    ask_times(bench, "long/employers_entered_twice", 5, |archive| {
        archive.employer_doubles().unwrap()
    });
    ask_times(bench, "long/people_under_two_codes", 5, |archive| {
        archive.people_doubles().unwrap()
    });
    ask_times(bench, "long/verify_journal", 1, |archive| {
        let report = archive.verify_journal().unwrap();
        assert_eq!(report.broken, None);
        report.rows
    });
    imports(bench);
}

fn statements(bench: &Bench) {
    let sum_up = |name: &str, samples, filter: StatementFilter| {
        let name = format!("long/statement/{name}");
        ask_times(bench, &name, samples, |archive| {
            archive.statement(&filter, now()).unwrap()
        });
    };
    for grouping in [
        StatementGrouping::Activity,
        StatementGrouping::Opal,
        StatementGrouping::Coach,
    ] {
        let of_everything = StatementFilter {
            grouping,
            ..StatementFilter::default()
        };
        sum_up(&format!("of_everything/{grouping:?}"), 5, of_everything);
    }
    let of_a_year = StatementFilter {
        from: "01/01/2019".into(),
        to: "31/12/2019".into(),
        ..StatementFilter::default()
    };
    sum_up("of_a_year", 10, of_a_year);
    let of_a_coach = StatementFilter {
        coach: Some(CoachId(nth(7))),
        ..StatementFilter::default()
    };
    sum_up("of_a_coach", 10, of_a_coach);
    let of_a_person = StatementFilter {
        person: Some(BeneficiaryId(nth(774))),
        ..StatementFilter::default()
    };
    sum_up("of_a_person", 20, of_a_person);
}

fn imports(bench: &Bench) {
    let table = || import::read(table(50_000).as_bytes(), "richieste.csv").unwrap();
    let preview = "long/preview_import_of_50000_rows";
    if bench.wants(preview) {
        let table = table();
        ask_times(bench, preview, 3, |archive| {
            archive.preview_import(&table, now()).unwrap()
        });
    }
    for into in ["empty", "full"] {
        let name = format!("long/import_50000_rows/{into}");
        bench.measure(
            &name,
            1,
            || prepared(into, &table()),
            |(archive, prepared)| {
                archive
                    .run_import(&prepared, &HeldChoices::default(), now(), &mut |_, _| true)
                    .unwrap();
                archive
            },
        );
    }
}

/// An archive, and the table previewed in it.
fn prepared(into: &str, table: &RequestTable) -> (Archive, PreparedImport) {
    let archive = match into {
        "empty" => empty(),
        _ => copied("full-size-imported"),
    };
    let (preview, prepared) = archive.preview_import(table, now()).unwrap();
    assert_eq!(preview.new, 10_000, "{:?}", preview.rows.first());
    (archive, prepared)
}
