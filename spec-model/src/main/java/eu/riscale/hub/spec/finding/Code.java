package eu.riscale.hub.spec.finding;

/// One kind of finding. A code is published once and never reused; everything that explains it
/// stands here, so that `hub explain` and the reference pages are made from the code alone.
///
/// @param slug kebab-case words that say the problem, such as `tensor-id-duplicate`
/// @param severity the severity it has unless a project's own policy says otherwise
/// @param what one sentence: what is wrong
/// @param why what goes wrong for the people who use the resource
/// @param section where the specification says so, such as `model 0.5, inputs.id`
/// @param wrong a short piece of YAML that has the problem
/// @param right the same piece, corrected
public record Code(
    String slug,
    Severity severity,
    String what,
    String why,
    String section,
    String wrong,
    String right) {

  public static Code error(String slug, String what) {
    return of(slug, Severity.ERROR, what);
  }

  public static Code alert(String slug, String what) {
    return of(slug, Severity.ALERT, what);
  }

  public static Code warning(String slug, String what) {
    return of(slug, Severity.WARNING, what);
  }

  public static Code info(String slug, String what) {
    return of(slug, Severity.INFO, what);
  }

  private static Code of(String slug, Severity severity, String what) {
    return new Code(slug, severity, what, "", "", "", "");
  }

  public Code why(String text) {
    return new Code(slug, severity, what, text, section, wrong, right);
  }

  public Code section(String text) {
    return new Code(slug, severity, what, why, text, wrong, right);
  }

  public Code example(String wrongYaml, String rightYaml) {
    return new Code(slug, severity, what, why, section, wrongYaml, rightYaml);
  }

  @Override
  public String toString() {
    return slug;
  }
}
