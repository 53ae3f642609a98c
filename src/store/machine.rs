//! Which machine this is, and who works at it.

use serde::{Deserialize, Deserializer, Serialize};

/// A machine and a user of it, as the system calls them. Either may be empty where the system does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// Its name in the network.
    #[serde(deserialize_with = "read_word")]
    pub host: String,
    /// The name that the user logs in with.
    #[serde(deserialize_with = "read_word")]
    pub user: String,
}

impl Machine {
    /// This one, and whoever runs the program.
    pub fn here() -> Self {
        let host = gethostname::gethostname().to_string_lossy().into_owned();
        let user = ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| std::env::var(name).ok());
        Self { host: one_word(&host), user: one_word(&user.unwrap_or_default()) }
    }

    /// Whether both are the same, as far as both are known.
    pub fn is_same(&self, other: &Self) -> bool {
        let unknown = |a: &str, b: &str| a.is_empty() || b.is_empty();
        (unknown(&self.host, &other.host) || self.is_called(&other.host))
            && (unknown(&self.user, &other.user) || self.user.eq_ignore_ascii_case(&other.user))
    }

    /// Whether this is the name of the machine. A network may add its domain to it, and take it away again.
    pub fn is_called(&self, host: &str) -> bool {
        label(&self.host).eq_ignore_ascii_case(label(host))
    }
}

/// The name of a machine without the domain of its network. An address has none.
fn label(host: &str) -> &str {
    let is_address = host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_address { host } else { host.split('.').next().unwrap_or_default() }
}

/// A name that stands in one line.
fn one_word(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(64).collect::<String>().trim().to_owned()
}

/// The same for a name out of a file: whoever may write there may write anything.
pub(super) fn read_word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer).map(|name| one_word(&name))
}

#[cfg(test)]
mod tests {
    use super::Machine;

    #[test]
    fn a_domain_or_a_gap_makes_no_other_machine() {
        let machine = |host: &str, user: &str| Machine { host: host.to_owned(), user: user.to_owned() };
        let here = machine("desk", "ana");
        for (other, same) in [
            (machine("desk", "ana"), true),
            (machine("Desk.local", "ana"), true),
            (machine("", "ana"), true),
            (machine("desk", ""), true),
            (machine("lap", "ana"), false),
            (machine("desk", "ben"), false),
        ] {
            assert_eq!(here.is_same(&other), same, "{other:?}");
        }
        let address = machine("10.0.0.1", "");
        for (here, host, is_called) in [
            (&here, "DESK.example.org", true),
            (&here, "lap.example.org", false),
            (&here, "", false),
            (&address, "10.0.0.1", true),
            (&address, "10.0.0.2", false),
        ] {
            assert_eq!(here.is_called(host), is_called, "{host:?}");
        }
    }
}
