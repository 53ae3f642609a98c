//! The parts that the wall may show.
