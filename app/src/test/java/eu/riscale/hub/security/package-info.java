/// Attacks by files that come with a model, each run through hub, and the page that lists them.
@NullMarked
package eu.riscale.hub.security;

import org.jspecify.annotations.NullMarked;
