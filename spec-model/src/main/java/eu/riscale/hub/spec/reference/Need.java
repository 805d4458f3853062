package eu.riscale.hub.spec.reference;

/// Whether a field has to be there.
sealed interface Need {
  /// Always.
  record Always() implements Need {}

  /// Never.
  record Never() implements Need {}

  /// In one of the forms that its mapping may have.
  ///
  /// @param form the fields of that form, such as `{min, step}`
  record InForm(String form) implements Need {}

  default String words() {
    return switch (this) {
      case Always() -> "yes";
      case Never() -> "no";
      case InForm(String form) -> "in the form " + form;
    };
  }
}
