//! What registers on paper ask for.

use super::*;

#[test]
fn a_register_on_paper_is_signed_or_corrected_and_no_version_is_asked_of_it() {
    let limits = limits();
    let mut request = admitted(&limits, vec![]);
    let register = |id, signed, outdated| RegisterFacts {
        id: RegisterId(id),
        number: "Reg. 14/2022".into(),
        on_paper: true,
        activity: None,
        superseded: false,
        outdated,
        coach_signed: signed,
        recipient_signed: signed,
        rows_signed: 0,
        rows_missing: 0,
        missing_at: Vec::new(),
    };
    request.registers = vec![
        register(1, false, false),
        register(2, true, true),
        register(3, true, false),
    ];
    let titles: Vec<_> = deadlines(&[request], day(6, 1))
        .into_iter()
        .map(|due| due.title)
        .collect();
    assert_eq!(
        titles,
        [
            "Fai firmare il registro su carta Reg. 14/2022",
            "Correggi il registro su carta Reg. 14/2022"
        ]
    );
}

/// What a scan has shown to be missing is asked for, and where one has to go for it.
#[test]
fn rows_without_a_signature_are_asked_for_by_place() {
    let limits = limits();
    let mut request = admitted(&limits, vec![]);
    request.registers = vec![RegisterFacts {
        id: RegisterId(1),
        number: "2022/017".into(),
        on_paper: false,
        activity: None,
        superseded: false,
        outdated: false,
        coach_signed: true,
        recipient_signed: true,
        rows_signed: 5,
        rows_missing: 2,
        missing_at: vec!["Vivai Sile".into(), "Sportello Treviso".into()],
    }];
    let due = deadlines(&[request], day(6, 1));
    assert_eq!(due[0].title, "Fai firmare il registro 2022/017");
    assert_eq!(
        due[0].consequence,
        "Mancano 2 firme di riga, per erogazioni a Vivai Sile · Sportello Treviso. Serve per le verifiche in loco."
    );
}
