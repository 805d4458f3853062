/// `hub engines`: what a packaged hub runs networks with, and how more is added to it.
@NullMarked
package eu.riscale.hub.command.install;

import org.jspecify.annotations.NullMarked;
