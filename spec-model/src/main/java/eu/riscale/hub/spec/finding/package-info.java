/// What hub says about a description: findings, their codes and their severities.
@NullMarked
package eu.riscale.hub.spec.finding;

import org.jspecify.annotations.NullMarked;
