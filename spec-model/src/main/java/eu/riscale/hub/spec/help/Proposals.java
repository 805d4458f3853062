package eu.riscale.hub.spec.help;

import eu.riscale.hub.spec.decode.FieldCodes;
import eu.riscale.hub.spec.decode.TypeCodes;
import eu.riscale.hub.spec.decode.ValueCodes;
import eu.riscale.hub.spec.finding.Code;
import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.generic.v0_3.Names;
import eu.riscale.hub.spec.generic.v0_3.PlainPaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What may have been meant, likeliest first. A proposal need not be right: each is tried before it
/// is told.
final class Proposals {
  private static final Map<String, Function<Place, List<List<Edit>>>> BY_CODE = byCode();

  private Proposals() {}

  static List<List<Edit>> of(Place place) {
    List<List<Edit>> all = new ArrayList<>(OfSizes.of(place));
    all.addAll(OfForms.flattened(place));
    all.addAll(by(place).apply(place));
    all.removeIf(List::isEmpty);
    all.addAll(OfMetadata.withTarget(place, all));
    return all;
  }

  /// Only what is too long itself is looked at whatever its length: the forms that a text may have
  /// are searched for in time that grows faster than the text does.
  private static Function<Place, List<List<Edit>>> by(Place place) {
    String code = place.finding().code().slug();
    return place.hasLongText() && !code.equals(TypeCodes.TEXT_TOO_LONG.slug())
        ? OfForms::sampleOrRemove
        : BY_CODE.getOrDefault(code, Plain::any);
  }

  private static Map<String, Function<Place, List<List<Edit>>>> byCode() {
    Map<String, Function<Place, List<List<Edit>>>> by = new HashMap<>();
    by.putAll(OfMetadata.BY_CODE);
    by.putAll(OfTensors.BY_CODE);
    by.putAll(OfAxes.BY_CODE);
    by.putAll(OfSteps.BY_CODE);
    by.putAll(OfOlderModels.BY_CODE);
    put(by, FieldCodes.MISSING, OfFields::missing);
    put(by, FieldCodes.UNKNOWN, OfFields::unknown);
    put(by, Names.RENAMED, OfFields::unknown);
    put(by, FieldCodes.NOT_A_MAPPING, OfEntries::mapping);
    put(by, PlainPaths.PLAIN_PATH, OfForms::mapping);
    put(by, TypeCodes.NOT_A_LIST, OfForms::list);
    put(by, TypeCodes.LIST_TOO_SHORT, OfForms::sampleOrRemove);
    put(by, TypeCodes.LIST_LENGTH, OfPlainTexts::listLength);
    put(by, TypeCodes.NOT_TEXT, OfPlainTexts::text);
    put(by, TypeCodes.TEXT_TOO_LONG, OfPlainTexts::shorter);
    put(by, TypeCodes.TEXT_TOO_SHORT, OfForms::sampleOrRemove);
    put(by, TypeCodes.NOT_A_NUMBER, OfNumbers::number);
    put(by, TypeCodes.NOT_AN_INTEGER, OfNumbers::whole);
    put(by, TypeCodes.NOT_FINITE, OfNumbers::number);
    put(by, TypeCodes.NOT_A_TRUTH_VALUE, OfNumbers::truth);
    put(by, TypeCodes.CONVERTED, OfNumbers::converted);
    put(by, TypeCodes.OUT_OF_RANGE, OfNumbers::range);
    put(by, TypeCodes.TOO_LARGE, OfNumbers::range);
    put(by, TypeCodes.WORD_UNKNOWN, OfWords::words);
    put(by, ValueCodes.LICENSE_UNKNOWN, OfWords::licence);
    put(by, ValueCodes.URL, OfTexts::url);
    put(by, ValueCodes.SOURCE_SCHEME, OfTexts::scheme);
    put(by, ValueCodes.PATH_BACKSLASH, OfTexts::slashes);
    put(by, ValueCodes.FILE_SOURCE, OfTexts::file);
    put(by, ValueCodes.NAME_TOO_LONG, OfTexts::file);
    put(by, ValueCodes.PATH_ABSOLUTE, OfTexts::file);
    put(by, ValueCodes.PATH_LEAVES_FOLDER, OfTexts::file);
    put(by, ValueCodes.SUFFIX, OfTexts::suffix);
    put(by, ValueCodes.RESERVED_NAME, OfTexts::reserved);
    put(by, ValueCodes.SHA256, OfTexts::sha256);
    put(by, ValueCodes.VERSION, OfTexts::version);
    put(by, ValueCodes.VERSION_ROUNDED, OfPlainTexts::text);
    put(by, ValueCodes.ORCID, OfPeople::orcid);
    put(by, ValueCodes.GITHUB_USER, OfPeople::account);
    put(by, ValueCodes.EMAIL, OfPeople::email);
    put(by, ValueCodes.DOI, OfTexts::doi);
    put(by, ValueCodes.TIMESTAMP, OfTexts::timestamp);
    put(by, ValueCodes.IDENTIFIER, OfTexts::identifier);
    put(by, ValueCodes.SI_UNIT, OfWords::unit);
    put(by, Names.CHARACTERS, OfTexts::nameCharacters);
    put(by, Names.SLASH, OfPeople::name);
    return Map.copyOf(by);
  }

  private static void put(
      Map<String, Function<Place, List<List<Edit>>>> by,
      Code code,
      Function<Place, List<List<Edit>>> proposals) {
    by.put(code.slug(), proposals);
  }
}
