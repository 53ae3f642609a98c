//! A list that knows where its records stand, against one that looks.

use proptest::collection::vec;
use proptest::prelude::*;
use rapporteur::session::AgencyId;
use rapporteur::session::records::Records;
use rapporteur::session::workshop::Agency;

use crate::support::cases;

fn agency(number: usize) -> Agency {
    Agency { id: AgencyId::from(format!("agency-{number}").as_str()), name: number.to_string(), short: String::new() }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn a_record_is_found_wherever_it_came_or_went(doings in vec((0_u8..4, any::<prop::sample::Index>()), 1..60)) {
        let mut plain: Vec<Agency> = (0..8).map(agency).collect();
        let mut records = Records::from(plain.clone());
        for (new, (doing, at)) in (100..).zip(doings) {
            let past_the_end = plain.len() + 1;
            match doing {
                0 => {
                    let at = at.index(past_the_end);
                    plain.insert(at, agency(new));
                    records.insert(at, agency(new));
                }
                1 if !plain.is_empty() => {
                    let at = at.index(plain.len());
                    prop_assert_eq!(records.remove(at), plain.remove(at));
                }
                2 if !plain.is_empty() => {
                    let at = at.index(plain.len());
                    let after = Agency { name: "Another name".to_owned(), ..plain[at].clone() };
                    plain[at] = after.clone();
                    records.replace(at, after);
                }
                // Anything may be anywhere after this.
                _ => {
                    plain.reverse();
                    records.reverse();
                }
            }
            for number in (0..8).chain(100..=new) {
                let id = agency(number).id;
                let place = plain.iter().position(|agency| agency.id == id);
                prop_assert_eq!(records.place(&id), place);
                prop_assert_eq!(records.find(&id), place.map(|at| &plain[at]));
            }
        }
        prop_assert_eq!(&*records, &*plain);
    }
}
