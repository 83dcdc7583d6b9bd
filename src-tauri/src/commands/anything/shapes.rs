//! What the page may send to each command, read from the client made from the list of commands.

use std::collections::BTreeMap;

/// What a value looks like.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Number,
    Text,
    Truth,
    Nothing,
    Word(String),
    Named(String),
    List(Box<Shape>),
    Tuple(Vec<Shape>),
    Record(Vec<(String, Shape)>),
    OneOf(Vec<Shape>),
}

/// Every named shape, and the arguments of every command.
pub struct Shapes {
    pub named: BTreeMap<String, Shape>,
    pub commands: BTreeMap<String, Shape>,
}

impl Shapes {
    pub fn read(types: &str, client: &str) -> Self {
        let mut named = BTreeMap::new();
        for declared in uncommented(types).split("export type ").skip(1) {
            let (name, shape) = declared.split_once('=').unwrap();
            named.insert(name.trim().to_owned(), Reader::new(shape).shape());
        }
        let clean = uncommented(client);
        let list = clean.split_once("export interface Commands").unwrap().1;
        let mut reader = Reader::new(list);
        let Shape::Record(list) = reader.shape() else {
            panic!("the commands are a record");
        };
        let commands = list.into_iter().map(|(name, command)| {
            let Shape::Record(parts) = command else {
                panic!("{name} is a record");
            };
            let args = parts.into_iter().find(|(part, _)| part == "args");
            (name, args.unwrap().1)
        });
        Self {
            named,
            commands: commands.collect(),
        }
    }
}

fn uncommented(text: &str) -> String {
    let mut clean = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        clean.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    clean.push_str(rest);
    clean
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    const fn new(rest: &'a str) -> Self {
        Self { rest }
    }

    /// Takes a sign, if it is next.
    fn takes(&mut self, sign: &str) -> bool {
        let rest = self.rest.trim_start();
        let after = rest.strip_prefix(sign);
        self.rest = after.unwrap_or(rest);
        after.is_some()
    }

    fn word(&mut self) -> &'a str {
        let rest = self.rest.trim_start();
        let end = rest
            .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        self.rest = after;
        word
    }

    fn shape(&mut self) -> Shape {
        self.takes("|");
        let mut all = vec![self.one()];
        while self.takes("|") {
            all.push(self.one());
        }
        match all.len() {
            1 => all.remove(0),
            _ => Shape::OneOf(all),
        }
    }

    fn one(&mut self) -> Shape {
        if self.takes("\"") {
            let (word, after) = self.rest.split_once('"').unwrap();
            self.rest = after;
            return Shape::Word(word.to_owned());
        }
        if self.takes("{") {
            return self.record();
        }
        if self.takes("[") {
            return Shape::Tuple(self.several("]"));
        }
        if self.takes("(") {
            return self.in_brackets();
        }
        let name = self.word();
        let of = if self.takes("<") {
            self.several(">")
        } else {
            Vec::new()
        };
        match (name, of.as_slice()) {
            ("number", _) => Shape::Number,
            ("string", _) => Shape::Text,
            ("boolean", _) => Shape::Truth,
            ("null" | "void" | "ArrayBuffer", _) => Shape::Nothing,
            ("Record", _) => Shape::Record(Vec::new()),
            ("Array" | "ReadonlyArray", [of]) => Shape::List(Box::new(of.clone())),
            (name, []) if !name.is_empty() => Shape::Named(name.to_owned()),
            _ => panic!("{name} {of:?} before {:.40}", self.rest),
        }
    }

    fn record(&mut self) -> Shape {
        let mut fields = Vec::new();
        while !self.takes("}") {
            let quoted = self.takes("\"");
            let name = self.word().to_owned();
            let _ = quoted && self.takes("\"");
            self.takes("?");
            assert!(self.takes(":"), "{name} before {:.40}", self.rest);
            fields.push((name, self.shape()));
            let _ = self.takes(",") || self.takes(";");
        }
        Shape::Record(fields)
    }

    fn several(&mut self, end: &str) -> Vec<Shape> {
        let mut all = Vec::new();
        while !self.takes(end) {
            all.push(self.shape());
            self.takes(",");
        }
        all
    }

    /// A shape in brackets, or a function, which crosses as something of its own.
    fn in_brackets(&mut self) -> Shape {
        let function = self
            .rest
            .split_once("=>")
            .is_some_and(|(before, _)| before.contains(':') && !before.contains(';'));
        if function {
            self.rest = self.rest.split_once("=>").unwrap().1;
            return self.shape();
        }
        let shape = self.shape();
        assert!(self.takes(")"), "before {:.40}", self.rest);
        shape
    }
}

#[test]
fn the_client_tells_what_a_command_takes() {
    let types = "/** One. */\nexport type Id = number;\n\nexport type Form = { \n/**\n * A { b.\n */\nname: string, kind: \"a\" | \"b\", ids: Array<Id>, at?: string | null, };\n\nexport type Progress = (progress: [done: number, all: number]) => void;\n";
    let client = "export interface Commands {\n  save: { args: { id: Id | null; form: Form }; answer: void };\n  lock: { args: Record<string, never>; answer: void };\n}\nexport const x = 1;";
    let shapes = Shapes::read(types, client);
    let word = |word: &str| Shape::Word(word.into());
    let form = vec![
        ("name".to_owned(), Shape::Text),
        ("kind".to_owned(), Shape::OneOf(vec![word("a"), word("b")])),
        (
            "ids".to_owned(),
            Shape::List(Box::new(Shape::Named("Id".into()))),
        ),
        (
            "at".to_owned(),
            Shape::OneOf(vec![Shape::Text, Shape::Nothing]),
        ),
    ];
    assert_eq!(shapes.named["Form"], Shape::Record(form));
    assert_eq!(shapes.named["Id"], Shape::Number);
    assert_eq!(shapes.commands["lock"], Shape::Record(Vec::new()));
    assert_eq!(shapes.commands.len(), 2);
}
