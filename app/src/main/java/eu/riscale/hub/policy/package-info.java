/// How a project looks at what hub finds: its settings, what it knows already, and what a
/// description says of its own findings.
@NullMarked
package eu.riscale.hub.policy;

import org.jspecify.annotations.NullMarked;
