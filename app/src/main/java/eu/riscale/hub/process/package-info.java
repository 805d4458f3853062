/// Models are tested in processes of their own, which hub starts, watches and ends; what comes back
/// is read as a stranger's.
///
/// Messages have an encoding of their own (`Encoder`, `Decoder`), not JSON, because both processes
/// start for each run of `hub test`: writing and reading a single finding took 29 ms more of a
/// processor by Jackson's streams, and 125 ms more by its mapping of records, of 93 ms in all
/// (medians of 19 pairs, JDK 25 with an AOT cache; 36 and 327 of 198 ms without).
@NullMarked
package eu.riscale.hub.process;

import org.jspecify.annotations.NullMarked;
