package eu.riscale.hub.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import eu.riscale.hub.spec.finding.Edit;
import eu.riscale.hub.spec.finding.Finding;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What keeps a list or mapping in brackets from being YAML is told at its own place, not at the
/// bracket.
final class FaultsInBracketsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          tags: [unet, foo: bar: baz, x]          ~ 22 ~ A colon with a space behind it  ~ tags: [unet, 'foo: bar: baz', x]
          authors: [{name: Ada: Lovelace}]        ~ 21 ~ A colon with a space behind it  ~ authors: [{name: 'Ada: Lovelace'}]
          cite: {text: Smith: a net, doi: x}      ~ 19 ~ A colon with a space behind it  ~ cite: {text: 'Smith: a net', doi: x}
          cite: {text: Dr Smith: a net, doi: x}   ~ 22 ~ A colon with a space behind it  ~ cite: {text: 'Dr Smith: a net', doi: x}
          axes: [{type: channel size: 3}]         ~ 23 ~ A comma is missing before this field. ~ axes: [{type: channel, size: 3}]
          axes: [{type: batch} {type: space}]     ~ 22 ~ A comma is missing before this. ~ axes: [{type: batch}, {type: space}]
          axes: [{names: [raw}, {type: space}]    ~ 20 ~ The bracket [ is not closed before this }. ~ axes: [{names: [raw]}, {type: space}]
          kwargs: {a: [1, 2}, c: 3}               ~ 18 ~ The bracket } stands where ] closes ~ kwargs: {a: [1, 2], c: 3}
          tags: [unet, nuclei}                    ~ 20 ~ The bracket } stands where ] closes ~ tags: [unet, nuclei]
          tags: [unet, @cell, x]                  ~ 14 ~ A value may not start with @,   ~ tags: [unet, '@cell', x]
          authors: [{name: '@b'}, {name: @b}]     ~ 32 ~ A value may not start with @,   ~ authors: [{name: '@b'}, {name: '@b'}]
          authors: [{name: Ada, orcid: "0}]       ~ 30 ~ The quotation mark " is opened here and not closed. ~ authors: [{name: Ada, orcid: "0"}]
          authors: [{note: "a\\d"}, {name: b}]    ~ 20 ~ A back-slash in double quotation marks ~ authors: [{note: 'a\\d'}, {name: b}]
          tags: [unet, "nu"clei, x]               ~ 17 ~ The quotation mark " ends the value here ~ tags: [unet, '"nu"clei', x]
          kwargs: {axes: yx, eps: 1e-6 # note}    ~ 30 ~ A # behind a space starts a comment ~ kwargs: {axes: yx, eps: 1e-6}
          tags: [unet, #1, x]                     ~ 14 ~ A # behind a space starts a comment ~ tags: [unet, '#1', x]
          kwargs: {a: - 2}                        ~ 13 ~ An item between brackets has no dash. ~ kwargs: {a: 2}
          tags: [unet, , x]                       ~ 14 ~ There is nothing between two commas. ~ tags: [unet, x]
          """)
  void eachIsToldAtItsPlace(String line, int column, String message, String mended) {
    Finding finding = only("name: a\n" + line.strip() + "\nlicense: MIT\n");
    assertThat(finding.message()).startsWith(message);
    assertThat(Objects.requireNonNull(finding.span()).line()).isEqualTo(2);
    assertThat(finding.span().column()).isEqualTo(column);
    assertThat(text(finding)).isEqualTo(mended);
  }

  @Test
  void bracketsOverSeveralLinesAreClosedWhereTheyShould() {
    String before = "authors: [\n  {name: a},\n  {name: b";
    Finding open = only(before + "\n  {name: c}\n]\nname: x\n");
    assertThat(open.message()).isEqualTo("The bracket { is opened here and not closed.");
    assertThat(text(open)).isEqualTo("  {name: b},");
    Finding comma = only(before + "}\n  {name: c}\n]\nname: x\n");
    assertThat(comma.message()).isEqualTo("A comma is missing behind this item.");
    assertThat(text(comma)).isEqualTo("  {name: b},");
  }

  @Test
  void aTextThatStartsWithABracketIsPutIntoQuotes() {
    assertThat(text(only("description: [draft] U-Net\nname: a\n")))
        .isEqualTo("description: '[draft] U-Net'");
  }

  private static Finding only(String text) {
    YamlDocument document = YamlReader.read(text);
    assertThat(document.findings()).hasSize(1);
    return document.findings().getFirst();
  }

  private static String text(Finding finding) {
    assertThat(finding.edits()).hasSize(1);
    return ((Edit.Replace) finding.edits().getFirst()).text();
  }
}
