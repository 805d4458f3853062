package eu.riscale.hub.weights.torch.pickle;

import eu.riscale.hub.weights.torch.pickle.PickleValue.Global;
import eu.riscale.hub.weights.torch.pickle.PickleValue.Made;

/// Hears what pickles would do, step by step, before a value of them is done.
public interface PickleListener {
  /// For those who want the values alone.
  PickleListener NONE =
      new PickleListener() {
        @Override
        public void names(Global global) {}

        @Override
        public void makes(Made made) {}

        @Override
        public void changes(PickleValue target, PickleValue state) {}

        @Override
        public void refers(PickleValue id) {}
      };

  /// A class or function is imported.
  void names(Global global);

  /// Something is called, or an object is made of a class.
  void makes(Made made);

  /// A state is given to a value.
  void changes(PickleValue target, PickleValue state);

  /// Something outside the pickle is asked for.
  void refers(PickleValue id);
}
