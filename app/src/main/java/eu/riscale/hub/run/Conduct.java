package eu.riscale.hub.run;

import eu.riscale.hub.engine.NetworkOpener;
import eu.riscale.hub.engine.library.NvidiaCards;
import eu.riscale.hub.run.result.TestWatch;

/// How tests are run, whatever the model.
///
/// @param cards the GPUs, asked of where a network has run on one
/// @param watch is told what is done
record Conduct(NetworkOpener engines, NvidiaCards cards, TestOptions options, TestWatch watch) {}
