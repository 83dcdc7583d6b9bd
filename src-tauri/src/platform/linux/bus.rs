//! What the bus says of the user leaving: logind on the system's, the screen saver on the user's.

use std::sync::Arc;
use std::thread;

use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::message::Type;
use zbus::zvariant::{OwnedFd, Value};
use zbus::{MatchRule, Message};

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";

/// What a signal says of the user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heard {
    /// The user leaves the screen.
    Left,
    /// The computer is about to sleep.
    FallsAsleep,
    /// The computer woke up.
    Woke,
}

/// Listens to both buses, each in a thread that ends where there is none.
pub fn watch(left: impl Fn() + Send + Sync + 'static) {
    let left = Arc::new(left);
    let also = Arc::clone(&left);
    thread::spawn(move || listen_to_logind(&*left));
    thread::spawn(move || listen_to_screen_saver(&*also));
}

fn listen_to_logind(left: &dyn Fn()) -> zbus::Result<()> {
    let bus = Connection::system()?;
    let own = own_session(&bus);
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .sender(LOGIND)?
        .build();
    // The computer waits with its sleep until what is open is locked.
    let mut delay = delay_sleep(&bus);
    for message in MessageIterator::for_match_rule(rule, &bus, None)? {
        match heard_from_logind(&message?, own.as_deref()) {
            Some(Heard::FallsAsleep) => {
                left();
                delay = None;
            }
            Some(Heard::Woke) => delay = delay_sleep(&bus),
            Some(Heard::Left) => left(),
            None => {}
        }
    }
    drop(delay);
    Ok(())
}

fn listen_to_screen_saver(left: &dyn Fn()) -> zbus::Result<()> {
    let bus = Connection::session()?;
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .member("ActiveChanged")?
        .build();
    for message in MessageIterator::for_match_rule(rule, &bus, None)? {
        if screen_saver_began(&message?) {
            left();
        }
    }
    Ok(())
}

/// The path on the bus of the session this program was started in.
fn own_session(bus: &Connection) -> Option<String> {
    let proxy = Proxy::new(bus, LOGIND, "/org/freedesktop/login1/session/auto", SESSION).ok()?;
    let id: String = proxy.get_property("Id").ok()?;
    let manager = Proxy::new(bus, LOGIND, "/org/freedesktop/login1", MANAGER).ok()?;
    let path: zbus::zvariant::OwnedObjectPath = manager.call("GetSession", &(id)).ok()?;
    Some(path.to_string())
}

fn delay_sleep(bus: &Connection) -> Option<OwnedFd> {
    let manager = Proxy::new(bus, LOGIND, "/org/freedesktop/login1", MANAGER).ok()?;
    let why = ("sleep", "Affianca", "L’archivio si blocca", "delay");
    manager.call("Inhibit", &why).ok()
}

/// What a signal of logind says. Of sessions only one's own counts, when it is known.
fn heard_from_logind(message: &Message, own: Option<&str>) -> Option<Heard> {
    let header = message.header();
    let path = header.path()?.as_str();
    let of_own = own.is_none_or(|own| own == path);
    match (header.interface()?.as_str(), header.member()?.as_str()) {
        (MANAGER, "PrepareForSleep") => match message.body().deserialize().ok()? {
            true => Some(Heard::FallsAsleep),
            false => Some(Heard::Woke),
        },
        (SESSION, "Lock") if of_own => Some(Heard::Left),
        ("org.freedesktop.DBus.Properties", "PropertiesChanged") if of_own => {
            session_changed(message, own.is_some())
        }
        _ => None,
    }
}

/// A session now said to be locked or, when it is known to be one's own, no longer in front.
fn session_changed(message: &Message, known: bool) -> Option<Heard> {
    let body = message.body();
    let (interface, changed, _): (&str, std::collections::HashMap<&str, Value<'_>>, Vec<&str>) =
        body.deserialize().ok()?;
    let locked = changed.get("LockedHint") == Some(&Value::Bool(true));
    let behind = changed.get("Active") == Some(&Value::Bool(false));
    (interface == SESSION && (locked || (known && behind))).then_some(Heard::Left)
}

fn screen_saver_began(message: &Message) -> bool {
    let header = message.header();
    let saver = header
        .interface()
        .is_some_and(|name| name.as_str().ends_with(".ScreenSaver"));
    saver && message.body().deserialize().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::HashMap;

    use super::*;

    const OWN: &str = "/org/freedesktop/login1/session/_32";

    fn signal<B>(path: &str, interface: &str, member: &str, body: &B) -> Message
    where
        B: serde::Serialize + zbus::zvariant::DynamicType,
    {
        Message::signal(path, interface, member)
            .unwrap()
            .build(body)
            .unwrap()
    }

    fn changed(path: &str, interface: &str, name: &str, value: bool) -> Message {
        let properties = HashMap::from([(name, Value::Bool(value))]);
        signal(
            path,
            "org.freedesktop.DBus.Properties",
            "PropertiesChanged",
            &(interface, properties, Vec::<&str>::new()),
        )
    }

    #[test]
    fn a_computer_that_goes_to_sleep_is_left_and_one_that_wakes_is_not() {
        let sleeps = |value: bool| signal("/m", MANAGER, "PrepareForSleep", &value);
        assert_eq!(
            heard_from_logind(&sleeps(true), Some(OWN)),
            Some(Heard::FallsAsleep)
        );
        assert_eq!(
            heard_from_logind(&sleeps(false), Some(OWN)),
            Some(Heard::Woke)
        );
    }

    #[test]
    fn a_session_is_left_when_it_is_locked_or_goes_behind_another() {
        let heard = |message: &Message| heard_from_logind(message, Some(OWN));
        let lock = |path: &str| signal(path, SESSION, "Lock", &());
        assert_eq!(heard(&lock(OWN)), Some(Heard::Left));
        assert_eq!(heard(&lock("/another")), None);
        assert_eq!(
            heard_from_logind(&lock("/another"), None),
            Some(Heard::Left),
            "whose it is is not known"
        );
        assert_eq!(heard(&signal(OWN, SESSION, "Unlock", &())), None);
        for (name, value, left) in [
            ("LockedHint", true, Some(Heard::Left)),
            ("LockedHint", false, None),
            ("Active", false, Some(Heard::Left)),
            ("Active", true, None),
            ("IdleHint", true, None),
        ] {
            let message = changed(OWN, SESSION, name, value);
            assert_eq!(heard(&message), left, "{name} {value}");
        }
        assert_eq!(heard(&changed(OWN, MANAGER, "LockedHint", true)), None);
        let greeter = changed("/greeter", SESSION, "Active", false);
        assert_eq!(heard_from_logind(&greeter, None), None);
        assert_eq!(
            heard(&changed("/another", SESSION, "LockedHint", true)),
            None
        );
    }

    #[test]
    fn every_desktops_screen_saver_is_heard_when_it_begins() {
        for (interface, value, began) in [
            ("org.gnome.ScreenSaver", true, true),
            ("org.freedesktop.ScreenSaver", true, true),
            ("org.gnome.ScreenSaver", false, false),
            ("org.example.Player", true, false),
        ] {
            let message = signal("/s", interface, "ActiveChanged", &value);
            assert_eq!(screen_saver_began(&message), began, "{interface} {value}");
        }
        assert!(!screen_saver_began(&signal(
            "/s",
            "org.gnome.ScreenSaver",
            "ActiveChanged",
            &"true"
        )));
    }
}
