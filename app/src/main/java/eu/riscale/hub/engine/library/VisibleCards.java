package eu.riscale.hub.engine.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which card of a machine `cuda:N` is. `nvidia-smi` counts them by their place in the machine;
/// CUDA puts the fastest first, and `CUDA_VISIBLE_DEVICES` leaves out some and gives the others new
/// numbers.
///
/// @param environment the variables of the process
record VisibleCards(Map<String, String> environment) {

  /// Empty where that cannot be told for sure.
  ///
  /// @param all in the order of `nvidia-smi`
  /// @param index the N of `cuda:N`
  Optional<NvidiaCard> card(List<NvidiaCard> all, int index) {
    String visible = environment.get("CUDA_VISIBLE_DEVICES");
    if (visible == null) {
      return counted(all, index);
    }
    List<String> words = Arrays.stream(visible.split(",", -1)).map(String::strip).toList();
    if (words.stream().distinct().count() < words.size()) {
      return Optional.empty(); // CUDA then shows none.
    }
    List<Optional<NvidiaCard>> cards = new ArrayList<>();
    for (String word : words) {
      boolean isNumber = isNumber(word);
      if (!isNumber && !word.startsWith("GPU-")) {
        break; // CUDA ends the list at what it does not know; a slice of a card is no card.
      }
      cards.add(isNumber ? counted(all, Integer.parseInt(word)) : named(all, word));
    }
    return index < cards.size() ? cards.get(index) : Optional.empty();
  }

  /// Cards of one kind are as fast as each other, so that CUDA leaves them in their order. Of
  /// slices it shows one alone, and which is not told.
  private Optional<NvidiaCard> counted(List<NvidiaCard> all, int index) {
    boolean inOrder =
        "PCI_BUS_ID".equals(environment.get("CUDA_DEVICE_ORDER"))
            || all.stream().map(NvidiaCard::name).distinct().count() == 1;
    boolean isClear =
        all.size() == 1 || all.stream().allMatch(card -> card.form() == NvidiaCard.Form.WHOLE);
    return inOrder && isClear && index < all.size()
        ? Optional.of(all.get(index))
        : Optional.empty();
  }

  /// CUDA takes the beginning of a name where only one card has it.
  private static Optional<NvidiaCard> named(List<NvidiaCard> all, String beginning) {
    List<NvidiaCard> found =
        all.stream().filter(card -> card.uuid().startsWith(beginning)).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty()
        && word.length() <= 3
        && word.chars().allMatch(letter -> letter >= '0' && letter <= '9');
  }
}
