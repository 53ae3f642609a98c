//! What could be read of a broken file, in words and in numbers that add up.

use super::told_twins;
use crate::store::rescue::{Offer, Source};
use crate::store::salvage::Frame;
use crate::t;

/// What is in the copy, and what is not; `version` is the time of the version that was at hand.
pub fn tells(offer: &Offer, version: &str) -> Vec<String> {
    let Source::Salvage { frame, stand_ins, twins, .. } = &offer.source else {
        return Vec::new();
    };
    let mut tells = vec![sum(offer, version)];
    if offer.lines() > 0 {
        tells.push(t!("rescue-salvage-kept", count = offer.lines()));
    }
    if offer.zeros() > 0 {
        tells.push(t!("rescue-salvage-zeros", count = offer.zeros()));
    }
    match frame {
        Frame::Whole => {}
        Frame::Version => tells.push(t!("rescue-salvage-frame", time = version)),
        Frame::Empty => tells.push(t!("rescue-salvage-empty").into_owned()),
    }
    if *stand_ins > 0 {
        tells.push(t!("rescue-salvage-stand-ins", count = *stand_ins));
    }
    tells.extend(told_twins(twins));
    tells
}

/// How many notes the copy has, and where each of them comes from: whoever sees 185 of them in the window has to find them
/// here.
pub fn sum(offer: &Offer, version: &str) -> String {
    let Source::Salvage { notes, unread_notes, from_version, .. } = &offer.source else {
        return String::new();
    };
    let (total, found) = (offer.session.notes.len(), notes + from_version);
    t!(
        "rescue-salvage-sum",
        total = total,
        notes = *notes,
        unread = *unread_notes,
        all = notes + unread_notes,
        version = *from_version,
        time = version,
        recovery = total.saturating_sub(found),
        deleted = found.saturating_sub(total)
    )
}
