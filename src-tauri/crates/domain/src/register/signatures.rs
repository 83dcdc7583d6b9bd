//! Who signs a register (§3.2): coach and recipient, and the provider's referent beside them.

use chrono::NaiveDate;

use crate::register_sheet::RegisterSheet;
use crate::word::words;

words! {
    /// Who signs a register.
    Signer, "chi firma un registro" {
        /// The coach.
        Coach = "coach",
        /// Voucher holder or company contact.
        Recipient = "recipient",
        /// The provider's referent.
        Provider = "provider",
    }
}

impl Signer {
    /// As the interface and the journal call them.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Coach => "Coach",
            Self::Recipient => "Destinatario o referente",
            Self::Provider => "Referente dell’ente",
        }
    }

    /// Whether a register is signed only with this signature: the referent is asked, not required.
    /// `[I]`
    #[must_use]
    pub const fn is_required(self) -> bool {
        matches!(self, Self::Coach | Self::Recipient)
    }

    /// Who may be expected to sign: for the recipient, the voucher's holder or the company's contact.
    #[must_use]
    pub fn expected(self, of: &ExpectedSigners) -> Vec<String> {
        let (first, other) = match self {
            Self::Coach => (Some(&of.coach), None),
            Self::Recipient => (Some(&of.beneficiary), of.contact.as_ref()),
            Self::Provider => (of.referent.as_ref(), None),
        };
        first
            .into_iter()
            .chain(other)
            .filter(|name| !name.is_empty())
            .cloned()
            .collect()
    }
}

/// Who may be expected to sign a register, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExpectedSigners {
    /// Who delivered its sessions.
    pub coach: String,
    /// The voucher's holder.
    pub beneficiary: String,
    /// The company's contact, where there is one.
    pub contact: Option<String>,
    /// The provider's referent, where there is one.
    pub referent: Option<String>,
}

impl From<&RegisterSheet> for ExpectedSigners {
    fn from(sheet: &RegisterSheet) -> Self {
        Self {
            coach: sheet.coach.clone(),
            beneficiary: sheet.beneficiary.clone(),
            contact: sheet.contact.clone(),
            referent: sheet.provider_referent.clone(),
        }
    }
}

/// A signature seen on the paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Whose place it is in.
    pub signer: Signer,
    /// Who has signed there.
    pub who: String,
    /// When.
    pub date: NaiveDate,
    /// Where.
    pub place: String,
}

/// Which of the three have signed, and what a scan has shown of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signatures {
    /// The coach.
    pub coach: bool,
    /// The voucher's holder or the company's contact.
    pub recipient: bool,
    /// The provider's referent.
    pub provider: bool,
    /// Places of rows that were seen signed…
    pub rows_signed: u32,
    /// …and those that were seen empty.
    pub rows_missing: u32,
}

impl Signatures {
    /// The same, with what a scan has shown of the rows.
    #[must_use]
    pub const fn with_rows(self, signed: u32, missing: u32) -> Self {
        Self {
            rows_signed: signed,
            rows_missing: missing,
            ..self
        }
    }

    /// Whether coach and recipient have signed: that is what §3.2 asks for. A row that is known to lack a
    /// signature makes it untrue. `[I]`
    #[must_use]
    pub const fn is_signed(self) -> bool {
        self.coach && self.recipient && self.rows_missing == 0
    }

    /// Whether only some of what is to be signed is: one of coach and recipient, or some rows. `[I]`
    #[must_use]
    pub const fn is_partly_signed(self) -> bool {
        !self.is_signed() && (self.coach || self.recipient || self.rows_signed > 0)
    }

    /// How many of the three have.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.coach as u32 + self.recipient as u32 + self.provider as u32
    }

    /// How many of those required have.
    #[must_use]
    pub const fn required(self) -> u32 {
        self.coach as u32 + self.recipient as u32
    }

    /// Those required that are missing.
    #[must_use]
    pub fn missing(self) -> Vec<Signer> {
        let missing = |signer: &Signer| signer.is_required() && !self.has(*signer);
        Signer::ALL.into_iter().filter(missing).collect()
    }

    const fn has(self, signer: Signer) -> bool {
        match signer {
            Signer::Coach => self.coach,
            Signer::Recipient => self.recipient,
            Signer::Provider => self.provider,
        }
    }
}

impl FromIterator<Signer> for Signatures {
    fn from_iter<T: IntoIterator<Item = Signer>>(signers: T) -> Self {
        let mut found = Self::default();
        found.extend(signers);
        found
    }
}

impl Extend<Signer> for Signatures {
    fn extend<T: IntoIterator<Item = Signer>>(&mut self, signers: T) {
        for signer in signers {
            match signer {
                Signer::Coach => self.coach = true,
                Signer::Recipient => self.recipient = true,
                Signer::Provider => self.provider = true,
            }
        }
    }
}
