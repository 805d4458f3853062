package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.value.WeightsFormat;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;

/// Models 0.3.0 to 0.4.9, read as 0.4.10.
public final class Older04 {
  private static final FormatVersion FIRST = new FormatVersion(0, 4, 0);
  private static final FormatVersion DEPENDENCIES_MOVED = new FormatVersion(0, 4, 1);
  private static final FormatVersion ID_IS_A_FIELD = new FormatVersion(0, 4, 10);

  private Older04() {}

  /// A decoder of 0.4.10 for what an older version declares.
  ///
  /// @param declared the version that the description declares
  public static <T> Decoder<T> upgraded(FormatVersion declared, Decoder<T> decoder) {
    return Upgrade.before(decoder, older -> upgrade(older, declared));
  }

  static YamlMapping upgrade(YamlMapping older, FormatVersion declared) {
    YamlMapping newer = declared.isBefore(FIRST) ? Model03To04.convert(older, declared) : older;
    if (declared.isBefore(DEPENDENCIES_MOVED)) {
      newer = dependenciesOfStateDict(newer);
    }
    if (declared.isBefore(ID_IS_A_FIELD)) {
      newer = Older02.nicknameAsId(newer);
    }
    return Older02.githubNames(newer);
  }

  /// Dependencies stood at the top while there was only one kind of weights that had any.
  private static YamlMapping dependenciesOfStateDict(YamlMapping older) {
    YamlNode dependencies = older.get("dependencies");
    YamlMapping weights = NodeEdits.mapping(older, "weights");
    YamlMapping stateDict =
        weights == null
            ? null
            : NodeEdits.mapping(weights, WeightsFormat.PYTORCH_STATE_DICT.word());
    if (dependencies == null) {
      return older;
    }
    YamlMapping newer = NodeEdits.remove(older, "dependencies");
    return weights == null || stateDict == null
        ? newer
        : NodeEdits.set(
            newer,
            "weights",
            NodeEdits.set(
                weights,
                WeightsFormat.PYTORCH_STATE_DICT.word(),
                NodeEdits.set(stateDict, "dependencies", dependencies)));
  }
}
