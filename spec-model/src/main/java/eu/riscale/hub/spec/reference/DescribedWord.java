package eu.riscale.hub.spec.reference;

import eu.riscale.hub.spec.resource.ResourceFormat;
import java.util.List;

/// A word that tells a record from others: a step, a kind of axis, a kind of padding.
///
/// @param place the record, such as `inputs.axes[space]`
/// @param tag the field that holds the word
/// @param meaning empty where nobody wrote it down
/// @param since the version that took it up, where that is not the first
/// @param fields the fields of the record, and those of its `kwargs`
/// @param example such a record, as it is written where it stands
record DescribedWord(
    ResourceFormat format,
    FieldPlace place,
    String tag,
    String word,
    String meaning,
    String since,
    List<DescribedField> fields,
    String example) {

  /// Where the record stands, such as `inputs.axes`.
  String list() {
    return place.text().substring(0, place.text().lastIndexOf('['));
  }
}
