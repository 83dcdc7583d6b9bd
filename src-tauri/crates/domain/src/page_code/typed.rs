//! A code as somebody copies it by hand from the letters under it.

use super::PageCode;

impl PageCode {
    /// Reads a code that was typed: small letters, spaces and other dashes do not matter, nor does an O for
    /// a zero or an I or L for a one in its proof.
    ///
    /// # Errors
    /// A sentence for the field.
    pub fn typed(text: &str) -> Result<Self, String> {
        let plain: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .flat_map(char::to_uppercase)
            .map(|letter| match letter {
                '–' | '—' | '‑' | '_' => '-',
                ';' => ':',
                '\\' => '/',
                letter => letter,
            })
            .collect();
        if plain.is_empty() {
            return Err("Scrivi il codice stampato accanto al quadrato.".to_owned());
        }
        let (told, proof) = plain.rsplit_once(':').unwrap_or((&plain, ""));
        let proof: String = proof
            .chars()
            .map(|letter| match letter {
                'O' => '0',
                'I' | 'L' => '1',
                letter => letter,
            })
            .collect();
        format!("{told}:{proof}").parse().map_err(|_| {
            "Questo non è un codice dei nostri fogli: è scritto come R1:2022-017-1:1/2:7Q4K9ZC2.".to_owned()
        })
    }
}
