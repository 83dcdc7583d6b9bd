//! The page's client, written from the list of commands: `client.ts` with one function a command,
//! `types.ts` with every type that crosses. What no command names is not there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use affianca_domain::typed::lengths;
use affianca_workflow::Problem;
use ts_rs::{Config, TS, TypeVisitor};

use super::crossing::{Pdf, Progress};
use crate::desktop::ProgramEvent;
use crate::window::{DropPlace, FileEvent};

/// Where the two files go: the interface's sources, unless a check asks for them elsewhere.
const FOLDER: &str = "AFFIANCA_CLIENT_DIR";
const NOTE: &str = "// Written by `cargo xtask types` from src-tauri/src/commands/list.rs.\n";
const TYPES: &str = "types.ts";
const CLIENT: &str = "client.ts";
const LENGTHS: &str = "lengths.ts";

impl TS for Pdf {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &Config) -> String {
        "ArrayBuffer".into()
    }

    fn inline(config: &Config) -> String {
        Self::name(config)
    }
}

/// On the page a function, of which the bridge makes a channel.
impl TS for Progress {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn docs() -> Option<String> {
        Some("/**\n * Is told how many are done, of how many.\n */\n".into())
    }

    fn name(_: &Config) -> String {
        "Progress".into()
    }

    fn inline(_: &Config) -> String {
        "(progress: [done: number, all: number]) => void".into()
    }

    fn decl(config: &Config) -> String {
        format!("type {} = {};", Self::name(config), Self::inline(config))
    }

    fn output_path() -> Option<PathBuf> {
        Some(TYPES.into())
    }
}

/// The client, as far as it is known.
pub struct Client {
    config: Config,
    types: BTreeMap<String, String>,
    commands: Vec<Command>,
}

struct Command {
    subject: &'static str,
    name: &'static str,
    about: String,
    arguments: Vec<(String, String)>,
    answer: String,
}

impl Client {
    /// The client of the whole list, and the types of what crosses without having been asked for.
    fn whole() -> Self {
        let mut client = Self {
            // Every number fits one of JavaScript's: ids stay far below 2⁵³.
            config: Config::new().with_large_int("number"),
            types: BTreeMap::new(),
            commands: Vec::new(),
        };
        client.add::<Problem>();
        client.add::<ProgramEvent>();
        client.add::<FileEvent>();
        client.add::<DropPlace>();
        super::describe(&mut client);
        client
    }

    /// Notes a command; what it takes is told by `arguments`.
    pub fn command<Answer: TS + 'static>(
        &mut self,
        subject: &'static str,
        name: &'static str,
        about: &[&str],
        arguments: impl FnOnce(&mut Self) -> Vec<(String, String)>,
    ) {
        let arguments = arguments(self);
        self.add::<Answer>();
        let answer = match Answer::name(&self.config).as_str() {
            "null" => "void".to_owned(),
            name => name.to_owned(),
        };
        self.commands.push(Command {
            subject,
            name,
            about: about.join("").trim().to_owned(),
            arguments,
            answer,
        });
    }

    /// An argument as the page names and types it.
    pub fn argument<Type: TS + 'static>(&mut self, name: &str) -> (String, String) {
        self.add::<Type>();
        let own = Type::name(&self.config);
        // The program changes no list of the page.
        let taken = match own.strip_prefix("Array<") {
            Some(rest) => format!("ReadonlyArray<{rest}"),
            None => own,
        };
        (camel_case(name), taken)
    }

    fn add<Type: TS + 'static + ?Sized>(&mut self) {
        self.visit::<Type>();
        Type::visit_generics(self);
    }

    fn types(&self) -> String {
        let mut text = NOTE.to_owned();
        for declaration in self.types.values() {
            let _ = write!(text, "\n{declaration}\n");
        }
        text
    }

    fn client(&self) -> String {
        let names = self.types.keys().map(String::as_str);
        let mut text = format!(
            "{NOTE}import type {{\n{}}} from \"./types\";\n",
            self.imports(names)
        );
        text.push_str("\n/** Every command: what it takes, what it answers. */\nexport interface Commands {\n");
        for command in &self.commands {
            let _ = writeln!(
                text,
                "  {}: {{ args: {}; answer: {} }};",
                command.name,
                command.args(),
                command.answer
            );
        }
        text.push_str(BRIDGE);
        for (at, command) in self.commands.iter().enumerate() {
            if at == 0 || self.commands[at - 1].subject != command.subject {
                let _ = write!(text, "\n// {}\n\n", command.subject);
            }
            text.push_str(&command.function());
        }
        text
    }

    /// Those of `names` that a command's line speaks of.
    fn imports<'a>(&self, names: impl Iterator<Item = &'a str>) -> String {
        let spoken = |name: &str| {
            let words = |text: &str| {
                text.split(|letter: char| !letter.is_alphanumeric())
                    .any(|word| word == name)
            };
            self.commands.iter().any(|command| {
                words(&command.answer) || command.arguments.iter().any(|(_, kind)| words(kind))
            })
        };
        names
            .filter(|name| spoken(name))
            .fold(String::new(), |mut lines, name| {
                let _ = writeln!(lines, "  {name},");
                lines
            })
    }
}

/// What carries the calls: set once, by whoever starts the page.
const BRIDGE: &str = "}

export type Command = keyof Commands;
export type Args<C extends Command> = Commands[C][\"args\"];
export type Answer<C extends Command> = Commands[C][\"answer\"];
export type Call = <C extends Command>(command: C, args: Args<C>) => Promise<Answer<C>>;

let call: Call = () => Promise.reject(new Error(\"nothing carries the calls\"));

export function carryCalls(carrier: Call): void {
  call = carrier;
}
";

impl Command {
    fn typed(&self, between: &str) -> String {
        let all = self.arguments.iter();
        let typed: Vec<String> = all.map(|(name, kind)| format!("{name}: {kind}")).collect();
        typed.join(between)
    }

    /// What the call carries.
    fn args(&self) -> String {
        if self.arguments.is_empty() {
            "Record<string, never>".to_owned()
        } else {
            format!("{{ {} }}", self.typed("; "))
        }
    }

    fn function(&self) -> String {
        let names: Vec<&str> = self
            .arguments
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        let args = if names.is_empty() {
            "{}".to_owned()
        } else {
            format!("{{ {} }}", names.join(", "))
        };
        let about = if self.about.is_empty() {
            String::new()
        } else {
            format!("/** {} */\n", self.about)
        };
        format!(
            "{about}export const {} = ({}) =>\n  call(\"{}\", {args});\n",
            camel_case(self.name),
            self.typed(", "),
            self.name,
        )
    }
}

impl TypeVisitor for Client {
    fn visit<Type: TS + 'static + ?Sized>(&mut self) {
        if Type::output_path().is_some() {
            let name = Type::ident(&self.config);
            if self.types.contains_key(&name) {
                return;
            }
            let about = Type::docs().unwrap_or_default();
            let declaration = format!("{about}export {}", Type::decl(&self.config));
            self.types.insert(name, declaration);
        }
        Type::visit_dependencies(self);
    }
}

pub(super) fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut whole, word| {
        let (initial, rest) = word.split_at(1);
        whole.push_str(&initial.to_uppercase());
        whole.push_str(rest);
        whole
    })
}

/// How long the texts of the forms may be, as the page is told.
fn lengths_of_texts() -> String {
    let all = [
        ("line", lengths::LINE),
        ("opal", lengths::OPAL),
        ("voucherId", lengths::VOUCHER_ID),
        ("paperNumber", lengths::PAPER_NUMBER),
        ("requestDescription", lengths::REQUEST_DESCRIPTION),
        ("sessionDescription", lengths::SESSION_DESCRIPTION),
        ("note", lengths::NOTE),
        ("reason", lengths::REASON),
    ];
    let mut text = format!(
        "{NOTE}\n/** How long a text may be, in characters: the program refuses more. */\nexport const TEXT_LENGTHS = {{\n"
    );
    for (name, most) in all {
        let _ = writeln!(text, "  {name}: {most},");
    }
    text.push_str("} as const;\n");
    text
}

mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn export_bindings_of_the_client() {
        let folder = PathBuf::from(std::env::var_os(FOLDER).unwrap());
        let client = Client::whole();
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(TYPES), client.types()).unwrap();
        std::fs::write(folder.join(CLIENT), client.client()).unwrap();
        std::fs::write(folder.join(LENGTHS), lengths_of_texts()).unwrap();
    }

    #[test]
    fn a_command_is_a_function_named_as_the_page_names_it() {
        let mut client = Client::whole();
        client.commands.clear();
        client.command::<Option<String>>(
            "places",
            "known_patron",
            &[" Where it ", "is known. "],
            |client| {
                vec![
                    client.argument::<Vec<u32>>("page_sizes"),
                    client.argument::<String>("text"),
                ]
            },
        );
        client.command::<()>("places", "lock", &[], |_| Vec::new());
        assert_eq!(
            client.commands[0].function(),
            "/** Where it is known. */\n\
             export const knownPatron = (pageSizes: ReadonlyArray<number>, text: string) =>\n  \
             call(\"known_patron\", { pageSizes, text });\n"
        );
        assert!(
            client
                .client()
                .contains("  lock: { args: Record<string, never>; answer: void };\n")
        );
    }

    #[test]
    fn a_type_is_declared_once_with_all_it_is_made_of() {
        let client = Client::whole();
        for name in [
            "ActivityDetail",
            "SessionRow",
            "SessionId",
            "Problem",
            "FieldProblem",
        ] {
            let declared = format!("export type {name} = ");
            assert_eq!(client.types().matches(&declared).count(), 1, "{name}");
        }
        assert!(!client.types().contains("Pdf"), "it crosses as bytes");
    }
}
