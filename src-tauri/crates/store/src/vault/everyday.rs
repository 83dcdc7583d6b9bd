//! The Italian words that come to everybody's mind first, folded: a passphrase made of them is tried early.

/// In order of the alphabet.
#[rustfmt::skip]
pub(super) const EVERYDAY: &[&str] = &[
    "a", "abbiamo", "accesso", "acqua", "ad", "aereo", "agosto", "ai", "al", "albero", "alessandra",
    "alessandro", "alle", "amare", "amica", "amico", "amore", "ancora", "andare", "andrea", "anna",
    "anno", "antonio", "ape", "aprile", "arancione", "argento", "auto", "autunno", "azzurro",
    "bagno", "bambina", "bambini", "bambino", "banca", "barca", "bella", "bello", "belluno", "bene",
    "bere", "bianca", "bianco", "bici", "birra", "blu", "bologna", "bosco", "buona", "buongiorno",
    "buono", "caffe", "calcio", "campagna", "campo", "cane", "canzone", "cara", "carne", "caro",
    "carta", "casa", "cavallo", "cento", "che", "chi", "chiara", "chiave", "chiesa", "ciao",
    "cielo", "cinque", "citta", "codice", "colore", "come", "computer", "con", "coniglio", "cucina",
    "cugino", "cuore", "da", "dal", "davide", "dei", "del", "della", "delle", "di", "dicembre",
    "dieci", "dire", "dolce", "domani", "domenica", "donna", "dormire", "dove", "due", "e", "ed",
    "elena", "entra", "erba", "estate", "europa", "famiglia", "fare", "farfalla", "febbraio",
    "federico", "felice", "festa", "figlia", "figlio", "film", "finestra", "fiore", "fiori",
    "firenze", "fiume", "formaggio", "forte", "fortuna", "forza", "fra", "francesca", "franco",
    "fratello", "fuoco", "gallina", "gatto", "gelato", "gennaio", "gente", "giallo", "giardino",
    "giocare", "gioco", "gioia", "giorgio", "giorno", "giovanni", "giovedi", "giugno", "giulia",
    "giuseppe", "gli", "grande", "grazie", "grigio", "hai", "i", "ieri", "il", "in", "insieme",
    "inter", "inverno", "isola", "italia", "juve", "juventus", "la", "lago", "latte", "laura", "le",
    "lei", "leone", "lettera", "letto", "libera", "libero", "libro", "limone", "lo", "loro", "luca",
    "luglio", "lui", "luigi", "luna", "lunedi", "lupo", "macchina", "madre", "maggio", "mai",
    "male", "mamma", "mangiare", "marco", "mare", "maria", "mario", "marito", "martedi", "martina",
    "marzo", "matteo", "mattina", "mela", "mercoledi", "mese", "mia", "milan", "milano", "mille",
    "mio", "moglie", "molto", "mondo", "montagna", "monte", "moto", "mucca", "musica", "napoli",
    "natale", "nave", "nel", "nera", "nero", "neve", "niente", "no", "noi", "nome", "non", "nonna",
    "nonno", "nostra", "nostro", "notte", "nove", "novembre", "numero", "nuova", "nuovo", "o",
    "oggi", "olio", "onda", "ora", "oro", "orso", "otto", "ottobre", "pace", "padova", "padre",
    "paese", "palla", "pane", "paolo", "papa", "parola", "pasqua", "pasta", "penna", "per", "pera",
    "perche", "persona", "pesca", "pesce", "piazza", "piccola", "piccolo", "pioggia", "pizza",
    "poco", "porta", "posso", "prato", "prima", "primavera", "primo", "quaderno", "quando",
    "quattro", "quella", "questo", "ragazza", "ragazzo", "roberto", "roma", "rosa", "rossa",
    "rosso", "rovigo", "sabato", "sabbia", "sale", "salute", "sara", "scuola", "se", "secondo",
    "sedia", "segreto", "sei", "sempre", "sera", "sette", "settembre", "settimana", "si", "siamo",
    "sicura", "silvia", "simone", "sogno", "sola", "soldi", "sole", "solo", "sono", "sorella",
    "spiaggia", "stefano", "stella", "stelle", "strada", "su", "sua", "sul", "suo", "tavolo",
    "telefono", "tempo", "terra", "terzo", "tigre", "topo", "torino", "torta", "tra", "tre",
    "treno", "treviso", "tua", "tuo", "tutti", "tutto", "uccello", "ufficio", "ultimo", "un", "una",
    "uno", "uomo", "uva", "valentina", "vecchia", "vecchio", "vedere", "venerdi", "venezia",
    "venire", "vento", "verde", "verona", "via", "vicenza", "vino", "viola", "vita", "vivere",
    "voglio", "voi", "zia", "zio", "zucchero",
];

#[cfg(test)]
mod tests {
    use affianca_domain::fold;

    use super::EVERYDAY;

    #[test]
    fn each_word_stands_once_as_it_is_compared() {
        assert!(EVERYDAY.is_sorted_by(|one, other| one < other));
        for word in EVERYDAY {
            assert_eq!(fold(word), *word);
        }
    }
}
