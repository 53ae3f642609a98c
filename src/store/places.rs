//! Where things live on this machine.

use std::path::{Path, PathBuf};

use directories::{ProjectDirs, UserDirs};
use thiserror::Error;

use super::fingerprint::hash;
use crate::session::SessionId;

/// The folders that the program uses. None of them has to be there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    data: PathBuf,
    config: PathBuf,
    documents: PathBuf,
}

/// The name of the variable that puts all folders under one: for tests, and for a stick that carries everything.
pub const HOME_VARIABLE: &str = "RAPPORTEUR_HOME";

/// The system does not say where a user's files are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no home folder is known; set HOME, or RAPPORTEUR_HOME to a folder that may be written")]
pub struct NoHome;

impl Places {
    /// Where the system wants a user's files, or all of it under `RAPPORTEUR_HOME` where that is set.
    pub fn of_user() -> Result<Self, NoHome> {
        if let Some(home) = std::env::var_os(HOME_VARIABLE).filter(|home| !home.is_empty()) {
            return Ok(Self::under(Path::new(&home)));
        }
        let project = ProjectDirs::from("", "", "Rapporteur").ok_or(NoHome)?;
        let user = UserDirs::new().ok_or(NoHome)?;
        Ok(Self {
            // Local: a journal that follows its user from machine to machine would arrive late.
            data: project.data_local_dir().to_owned(),
            config: project.config_dir().to_owned(),
            documents: user.document_dir().map_or_else(|| user.home_dir().join("Documents"), Path::to_owned),
        })
    }

    /// All folders under one.
    pub fn under(home: &Path) -> Self {
        let home = std::path::absolute(home).unwrap_or_else(|_| home.to_owned());
        Self { data: home.join("data"), config: home.join("config"), documents: home.join("documents") }
    }

    /// Where sessions go unless somebody says otherwise.
    pub fn documents(&self) -> PathBuf {
        self.documents.join("Rapporteur")
    }

    /// The file of the preferences.
    pub fn preferences(&self) -> PathBuf {
        self.config.join("preferences.ron")
    }

    /// The journal of a session at a place. Copies of a session have one each: they share the id, not the path.
    pub fn journal(&self, session: SessionId, path: &Path) -> PathBuf {
        self.beside(session, path, "journal")
    }

    /// The capture line as it stood, beside the journal.
    pub fn draft(&self, session: SessionId, path: &Path) -> PathBuf {
        self.beside(session, path, "draft")
    }

    /// What of a journal could not be applied, beside it.
    pub fn unapplied(&self, session: SessionId, path: &Path) -> PathBuf {
        self.beside(session, path, "unapplied")
    }

    /// A journal that could not be read, beside the new one.
    pub fn unreadable(&self, session: SessionId, path: &Path) -> PathBuf {
        self.beside(session, path, "unreadable")
    }

    /// The folder of the journals, and of what lies beside them.
    pub fn journals(&self) -> PathBuf {
        self.data.join("journal")
    }

    /// How the names of the journals end that belong to a path, whichever session it was.
    pub fn journal_ending(path: &Path) -> String {
        format!("-{:016x}.journal", path_number(path))
    }

    /// The folder of the reports on what went wrong in the program.
    pub fn reports(&self) -> PathBuf {
        self.data.join("reports")
    }

    /// The folder with the earlier versions of a file.
    pub fn versions(&self, path: &Path) -> PathBuf {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        // For people who look for it; what makes it unique is the number.
        let stem: String = stem.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).take(40).collect();
        self.data.join("versions").join(format!("{}-{:016x}", stem.trim(), path_number(path)))
    }

    fn beside(&self, session: SessionId, path: &Path, what: &str) -> PathBuf {
        self.journals().join(format!("{session}-{:016x}.{what}", path_number(path)))
    }
}

/// A number for a path, the same in every run and every build.
fn path_number(path: &Path) -> u64 {
    hash(path.as_os_str().as_encoded_bytes())
}
