/// What a person asks hub to do with one source: validate, test, inspect or package it. Each use
/// case gives a result that every report can show.
@NullMarked
package eu.riscale.hub.work;

import org.jspecify.annotations.NullMarked;
