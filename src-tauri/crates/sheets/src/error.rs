//! Why a file or a page cannot be read, as a user is told.

/// A file, or a page of it, that gives no picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Not one of the kinds that are read.
    #[error("non è un PDF né una foto in JPEG, PNG, TIFF o WebP")]
    Kind,
    /// A photo as iPhones make them.
    #[error(
        "è una foto HEIC, che qui non si apre: sul telefono scegli «Più compatibile» nelle impostazioni della fotocamera, oppure esportala come JPEG"
    )]
    Heic,
    /// Needs a password.
    #[error("il PDF è protetto da una parola d’ordine: salvane una copia senza")]
    Locked,
    /// Damaged, or written in a way that is not known.
    #[error("il file è rovinato o scritto in un modo che non si riesce a leggere")]
    Damaged,
    /// Too many pixels.
    #[error("l’immagine è troppo grande: al più {most} milioni di punti")]
    TooLarge {
        /// Megapixels that are read.
        most: u32,
    },
    /// Too many pages.
    #[error("ha {pages} pagine: al più {most} per volta")]
    TooManyPages {
        /// That it has.
        pages: usize,
        /// That are read.
        most: usize,
    },
    /// There is no such page.
    #[error("questa pagina non c’è")]
    NoPage,
    /// Took too long.
    #[error("ci vuole troppo tempo a leggerla: prova a salvarla come JPEG")]
    TooSlow,
}
