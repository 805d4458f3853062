package eu.riscale.hub.spec.convert;

import eu.riscale.hub.spec.decode.Decoder;
import eu.riscale.hub.spec.value.FormatVersion;
import eu.riscale.hub.spec.yaml.YamlMapping;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import eu.riscale.hub.spec.yaml.YamlSequence;
import org.jspecify.annotations.Nullable;

/// Generic, application, dataset and notebook 0.2.0 to 0.2.3, read as 0.2.4.
public final class Older02 {
  private static final FormatVersion ID_IS_A_FIELD = new FormatVersion(0, 2, 4);
  private static final String GITHUB = "https://github.com/";

  private Older02() {}

  /// A decoder of 0.2.4 for what an older version declares.
  ///
  /// @param declared the version that the description declares
  public static <T> Decoder<T> upgraded(FormatVersion declared, Decoder<T> decoder) {
    return Upgrade.before(decoder, older -> upgrade(older, declared));
  }

  static YamlMapping upgrade(YamlMapping older, FormatVersion declared) {
    YamlMapping newer = declared.isBefore(ID_IS_A_FIELD) ? nicknameAsId(older) : older;
    return githubNames(newer);
  }

  /// The collection kept its ids under `config.bioimageio` before there was a field for them.
  static YamlMapping nicknameAsId(YamlMapping older) {
    YamlMapping config = NodeEdits.mapping(older, "config");
    YamlMapping own = config == null ? null : NodeEdits.mapping(config, "bioimageio");
    if (own == null) {
      return older;
    }
    YamlMapping newer = older;
    YamlNode nickname = own.get("nickname");
    if (nickname != null && !isNull(nickname)) {
      newer = NodeEdits.set(newer, "id", nickname);
    }
    YamlNode icon = own.get("nickname_icon");
    if (icon != null && !isNull(icon)) {
      newer = NodeEdits.set(newer, "id_emoji", icon);
    }
    return newer;
  }

  /// GitHub names used to be written as addresses.
  static YamlMapping githubNames(YamlMapping older) {
    YamlMapping newer = older;
    for (String people : new String[] {"authors", "maintainers"}) {
      if (hasAddress(newer.get(people))) {
        newer = NodeEdits.change(newer, people, list -> NodeEdits.each(list, Older02::githubName));
      }
    }
    return newer;
  }

  @SuppressWarnings("ReferenceEquality") // What was not changed is the very same node.
  private static boolean hasAddress(@Nullable YamlNode people) {
    return people instanceof YamlSequence list
        && list.items().stream().anyMatch(Older02::hasGithubAddress);
  }

  private static boolean hasGithubAddress(YamlNode person) {
    return person instanceof YamlMapping fields
        && fields.get("github_user") instanceof YamlScalar name
        && name.text().startsWith(GITHUB);
  }

  private static YamlNode githubName(YamlNode person) {
    return person instanceof YamlMapping fields
            && fields.get("github_user") instanceof YamlScalar name
            && name.text().startsWith(GITHUB)
        ? NodeEdits.set(
            fields, "github_user", NodeEdits.text(name.text().substring(GITHUB.length()), name))
        : person;
  }

  static boolean isNull(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.isNull();
  }
}
