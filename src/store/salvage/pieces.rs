//! Bytes to pieces that may each be a record: lines, and what zeros leave of them.

/// A piece of a file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Its line, counted from 1.
    pub line: usize,
    /// Its bytes as they stand there; empty where it is nothing but zeros.
    pub bytes: Vec<u8>,
    /// How many zeros there are, where it is nothing else.
    pub zeros: usize,
}

/// A piece of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Something written: its line, counted from 1, and its bytes without the line end.
    Written(usize, &'a [u8]),
    /// So many zeros, from that line on.
    Zeros(usize, usize),
}

/// The pieces of a file, in order. Nothing that is written is left out but white space.
pub fn of(bytes: &[u8]) -> Vec<Piece<'_>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut pieces = Vec::new();
    let mut line = 1;
    let mut rest = bytes;
    while !rest.is_empty() {
        let zeros = rest.iter().position(|byte| *byte != 0).unwrap_or(rest.len());
        if zeros > 0 {
            pieces.push(Piece::Zeros(line, zeros));
            rest = &rest[zeros..];
            continue;
        }
        let end = memchr::memchr2(b'\n', 0, rest).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        if !piece.trim_ascii().is_empty() {
            pieces.push(Piece::Written(line, piece));
        }
        rest = after;
        if let Some(after) = rest.strip_prefix(b"\n") {
            rest = after;
            line += 1;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Piece, of};

    #[test]
    fn zeros_part_what_is_written_and_belong_to_their_line() {
        assert_eq!(of(b""), []);
        assert_eq!(of(b"\xef\xbb\xbfa\r\n\n b"), [Piece::Written(1, b"a\r"), Piece::Written(3, b" b")]);
        assert_eq!(
            of(b"a\0\0\0b\nc\0"),
            [
                Piece::Written(1, b"a"),
                Piece::Zeros(1, 3),
                Piece::Written(1, b"b"),
                Piece::Written(2, b"c"),
                Piece::Zeros(2, 1)
            ]
        );
    }
}
