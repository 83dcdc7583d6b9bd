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
