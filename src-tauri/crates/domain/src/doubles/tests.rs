//! Names and addresses as people write them.

use super::*;

fn firm<'a>(name: &'a str, address: &'a str, municipality: &'a str, tax_code: &'a str) -> Firm<'a> {
    Firm {
        name,
        address,
        municipality,
        tax_code,
    }
}

#[test]
fn a_name_is_the_same_however_its_legal_form_is_written() {
    for (one, other) in [
        ("Vivai Sile soc. agr.", "VIVAI SILE Società Agricola"),
        ("Rossi Mario S.R.L.", "mario rossi srl"),
        ("Rossi & Bianchi s.n.c.", "Rossi e Bianchi snc"),
        ("Caffè Lùmina di Zanon Pia", "caffe' lumina zanon pia"),
        ("S.p.A.", "SPA"),
        ("L'Orto d'Angelo", "L’ORTO D’ANGELO"),
        ("Rossi-Bianchi", "Rossi Bianchi"),
    ] {
        assert_eq!(name_key(one), name_key(other), "{one} / {other}");
    }
    assert_ne!(name_key("Rossi Mario"), name_key("Rossi Maria"));
    assert_ne!(
        name_key("SPA"),
        "",
        "a name made of legal forms only is still a name"
    );
}

#[test]
fn an_address_is_the_same_however_it_is_shortened() {
    for (one, other) in [
        ("Via Roggia, 12/A", "v. roggia n. 12a"),
        ("V.le della Repubblica 3", "viale della repubblica, 3"),
        ("P.zza Borsa 1 31100", "Piazza Borsa, 1"),
    ] {
        assert_eq!(address_key(one), address_key(other), "{one} / {other}");
    }
    assert_ne!(address_key("via Roggia 12"), address_key("via Roggia 21"));
}

#[test]
fn the_same_code_makes_a_double_unless_the_address_says_another_seat() {
    let one = firm("Vivai Sile", "via Roggia 12", "Casier", "01234567897");
    assert_eq!(
        likeness(&one, &firm("V.S. Piante", "", "", "01234567897")),
        Some(Likeness::Code)
    );
    assert_eq!(
        likeness(
            &one,
            &firm("Vivai Sile", "via Po 1", "Casier", "01234567897")
        ),
        Some(Likeness::OtherSeat)
    );
    assert_eq!(
        likeness(
            &one,
            &firm("Vivai Sile", "via Roggia 12", "Oderzo", "01234567897")
        ),
        Some(Likeness::OtherSeat)
    );
}

#[test]
fn two_codes_that_differ_are_two_firms_whatever_else_is_equal() {
    let one = firm("Vivai Sile", "via Roggia 12", "Casier", "01234567897");
    let other = firm("Vivai Sile", "via Roggia 12", "Casier", "00743110157");
    assert_eq!(likeness(&one, &other), None);
}

#[test]
fn the_same_name_needs_the_same_place_or_none() {
    let one = firm("Forno Rossi", "via Roma 1", "Verona", "");
    assert_eq!(
        likeness(
            &one,
            &firm("FORNO ROSSI srl", "Via Roma, 1", "Verona", "01234567897")
        ),
        Some(Likeness::Address)
    );
    assert_eq!(
        likeness(&one, &firm("Forno Rossi", "", "", "")),
        Some(Likeness::Name)
    );
    assert_eq!(likeness(&one, &firm("Forno Rossi", "", "Padova", "")), None);
    assert_eq!(
        likeness(&one, &firm("Forno Rossi", "via Po 2", "Verona", "")),
        None
    );
    assert_eq!(
        likeness(&one, &firm("Forno Bianchi", "via Roma 1", "Verona", "")),
        None
    );
}

#[test]
fn every_pair_is_found_once_the_surest_first() {
    let firms = [
        firm("Forno Rossi", "", "Verona", ""),
        firm("Vivai Sile", "via Roggia 12", "Casier", "01234567897"),
        firm("Forno Rossi srl", "via Roma 1", "Verona", ""),
        firm("Vivai Sile", "via Roggia 12", "Casier", "01234567897"),
        firm("Altro", "", "", ""),
    ];
    assert_eq!(
        likely_doubles(&firms, 100),
        [(1, 3, Likeness::Code), (0, 2, Likeness::Name)]
    );
    assert_eq!(likely_doubles(&firms, 1).len(), 1);
}
