//! Every command the page may call, one file a subject; [`list.rs`](self) names each of them once.
//!
//! A handler is a plain function of the office and of what the page sent. The wrapper made here
//! from the list hands it the page's arguments, away from the window's thread, and sends back its
//! answer: a handler that does not take or answer what the list says does not compile.

// The page hands every argument over by value, whatever a command does with it.
#![allow(clippy::needless_pass_by_value)]

mod activities;
mod agenda;
#[cfg(test)]
mod answers;
#[cfg(test)]
mod anything;
mod attestations;
mod availability;
mod calendar;
#[cfg(test)]
mod client;
mod copies;
mod crossing;
mod details;
mod directory;
mod filing;
mod frame;
mod import;
mod inspection;
mod journal;
mod key_coaches;
#[cfg(test)]
mod locked_meanwhile;
mod missed;
mod outputs;
mod papers;
mod planning;
mod plans_on_paper;
mod portal;
mod registers;
mod reports;
mod requests;
mod series;
mod sessions;
mod statement;
mod unsent;
mod vault;
mod window;

use affianca_domain::*;
use affianca_workflow::activities::*;
use affianca_workflow::agenda::*;
use affianca_workflow::attestations::*;
use affianca_workflow::availability::*;
use affianca_workflow::calendar_file::*;
use affianca_workflow::directory::*;
use affianca_workflow::filing::*;
use affianca_workflow::frame::*;
use affianca_workflow::handed::*;
use affianca_workflow::import::*;
use affianca_workflow::inspection::InspectionOrder;
use affianca_workflow::key_coaches::*;
use affianca_workflow::missed::*;
use affianca_workflow::outputs::*;
use affianca_workflow::planning::*;
use affianca_workflow::plans_on_paper::*;
use affianca_workflow::portal::*;
use affianca_workflow::registers::*;
use affianca_workflow::reports::*;
use affianca_workflow::requests::*;
use affianca_workflow::search::*;
use affianca_workflow::series::*;
use affianca_workflow::sessions::*;
use affianca_workflow::statement::*;
use affianca_workflow::today::*;
use affianca_workflow::unsent::*;
use affianca_workflow::vault::*;
use affianca_workflow::{IntegrityReport, JournalFilter, JournalFormat, JournalPage};
use chrono::{NaiveDate, NaiveDateTime};
use tauri::State;

use crate::look::LookPart;
use crate::office::{Answer, Office};
#[cfg(test)]
pub use answers::answer;
use copies::ScheduledCopies;
use crossing::{Pdf, Progress};
use inspection::InspectionMade;
use vault::{AppStatus, LockMinutes};

/// Makes what answers the page from the list of commands.
macro_rules! commands {
    ($($subject:ident { $(
        $(#[doc = $about:literal])*
        $name:ident($($argument:ident: $type:ty),*) -> $answer:ty;
    )* })*) => {
        mod wrappers {
            use super::*;

            $($(
                #[tauri::command]
                pub async fn $name(office: State<'_, Office>, $($argument: $type),*) -> Answer<$answer> {
                    office.away(move |office| super::$subject::$name(office, $($argument),*)).await
                }
            )*)*
        }

        /// The handler of every command.
        pub fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($(wrappers::$name),*),*]
        }

        /// What a command answers to what the page sends, as it crosses; why what is sent cannot be
        /// read, where it cannot.
        #[cfg(test)]
        fn try_answer(
            office: &Office,
            command: &str,
            sent: &serde_json::Value,
        ) -> std::result::Result<answers::Answered, String> {
            match command {
                $($(stringify!($name) => {
                    let done = $subject::$name(
                        office,
                        $(answers::argument::<$type>(sent, stringify!($argument))?),*
                    );
                    Ok(done.map(answers::Crossing::crossing).map_err(|why| Box::new(why.into())))
                })*)*
                unknown => unreachable!("no command {unknown}"),
            }
        }

        /// The name of every command.
        #[cfg(test)]
        pub const NAMES: &[&str] = &[$($(stringify!($name)),*),*];

        /// Tells the page's client of every command.
        #[cfg(test)]
        fn describe(client: &mut client::Client) {
            $($(
                client.command::<$answer>(
                    stringify!($subject),
                    stringify!($name),
                    &[$($about),*],
                    |_client| vec![$(_client.argument::<$type>(stringify!($argument))),*],
                );
            )*)*
        }
    };
}

include!("list_of_the_archive.rs");
include!("list.rs");
