//! What a file is when it is no session: cheap looks at its beginning, so that the refusal can say it by name.

use crate::store::refused::Why;

/// First bytes of files that people pick by mistake.
const KNOWN: [(&[u8], &str); 9] = [
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM", "a picture (BMP)"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word, Excel or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\0", "a database"),
];

/// Why these bytes are no text, where that can be said without reading them all.
pub fn no_text(bytes: &[u8]) -> Option<Why> {
    if bytes.is_empty() {
        return Some(Why::Empty);
    }
    if let Some((_, name)) = KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some(Why::SomethingElse(name));
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Some(Why::Utf16);
    }
    let head = &bytes[..bytes.len().min(64)];
    if head.contains(&0) {
        if bytes.iter().all(|byte| *byte == 0) {
            return Some(Why::Zeros);
        }
        // Latin text in UTF-16 has a zero in every other byte.
        let zeros = |parity| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
        let most = head.len() / 2 * 3 / 4;
        let utf16 = head.len() >= 4 && (zeros(0) == 0 && zeros(1) >= most || zeros(1) == 0 && zeros(0) >= most);
        return Some(if utf16 { Why::Utf16 } else { Why::NotText });
    }
    None
}

/// Why this text is something else than RON of ours.
pub fn other_text(text: &str) -> Option<Why> {
    let text = text.trim_start();
    if text.is_empty() {
        return Some(Why::Empty);
    }
    if text.starts_with('{') || text.starts_with("[{") {
        return Some(Why::SomethingElse("JSON"));
    }
    if text.starts_with("<<<<<<< ") {
        return Some(Why::SomethingElse("a file with a conflict in it that git has left"));
    }
    if text.starts_with('<') {
        return Some(Why::SomethingElse("HTML or XML"));
    }
    None
}

/// The format that a text says it has, whether or not the rest of it can be understood.
pub fn format(text: &str) -> Option<(u16, u16)> {
    // It is the first field; further down the word may stand in any note.
    let head: String = text.chars().take(4096).filter(|c| !c.is_whitespace()).collect();
    let (_, rest) = head.split_once("format:(")?;
    let (major, rest) = rest.split_once(',')?;
    let (minor, _) = rest.split_once([')', ','])?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}
