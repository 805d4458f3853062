package eu.riscale.hub.weights.torch;

import eu.riscale.hub.weights.Effect;
import eu.riscale.hub.weights.FoundUses;
import eu.riscale.hub.weights.torch.TorchScriptLexer.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Reads one text of TorchScript for what it names of torch. Names are enough: whatever the code
/// does with it, `torch.save` cannot run where neither it nor `torch` alone is named, and what it
/// does not run it has no need to name.
final class CodeUses {
  /// More than the folders that modules lie in.
  private static final int LONGEST_CHAIN = 50;

  /// What an attribute can be asked of, and a name after which none follows.
  private enum Last {
    VALUE,
    DOT,
    COMMA,
    STRING,
    OTHER
  }

  private final TorchScriptLexer lexer;
  private final String module;
  private final String file;
  private final TorchScriptNames names;
  private final FoundUses found;
  private final GetattrCalls getattr = new GetattrCalls();
  private Last last = Last.OTHER;
  private Kind kind = Kind.END;

  /// @param module the name that other texts call it by, such as `__torch__.net`
  /// @param file the place to name, such as `code/__torch__/net.py`
  CodeUses(InputStream text, String module, String file, TorchScriptNames names, FoundUses found) {
    lexer = new TorchScriptLexer(text);
    this.module = module;
    this.file = file;
    this.names = names;
    this.found = found;
  }

  /// Goes through the text.
  void read() throws IOException {
    kind = lexer.next();
    while (kind != Kind.END && kind != Kind.UNREADABLE) {
      switch (kind) {
        case NAME -> name();
        case STRING -> string();
        case SYMBOL -> symbol();
        case NUMBER, DOTS, UNREADABLE, END -> step(Last.OTHER);
      }
    }
    if (kind == Kind.UNREADABLE || getattr.isTooDeep()) {
      unknown("a text that is no TorchScript", place());
    }
  }

  private void step(Last now) throws IOException {
    last = now;
    kind = getattr.isTooDeep() ? Kind.END : lexer.next();
  }

  private String place() {
    return file + ", line " + lexer.line();
  }

  private void unknown(String operation, String place) {
    found.add(operation, Effect.UNKNOWN, place);
  }

  private void symbol() throws IOException {
    getattr.symbol(lexer);
    boolean isDot = lexer.is('.') && (last == Last.VALUE || last == Last.STRING);
    boolean isEnd = lexer.is(')') || lexer.is(']') || lexer.is('}');
    step(isDot ? Last.DOT : isEnd ? Last.VALUE : lexer.is(',') ? Last.COMMA : Last.OTHER);
  }

  private void string() throws IOException {
    if (getattr.isArgument()) {
      String written = lexer.text();
      if (last == Last.STRING || written.contains("\\")) {
        unknown("getattr of a name in parts or escapes", place());
      } else {
        found.add(written, TorchOperators.ofMethod(written), place());
      }
    }
    step(Last.STRING);
  }

  private void name() throws IOException {
    String name = lexer.text();
    String place = place();
    if (last == Last.DOT) {
      names.method(name, place);
      step(Last.VALUE);
      return;
    }
    boolean isFirst = lexer.isFirstOfLine();
    boolean isAtMargin = lexer.isAtMargin();
    switch (name) {
      case "class", "def" -> {
        step(Last.OTHER);
        definition(isAtMargin);
      }
      case "import" -> {
        step(Last.OTHER);
        if (kind == Kind.NAME) {
          chain();
        }
      }
      case "torch", "ops", "__torch__" -> {
        List<String> chain = chain();
        if (!(isFirst && chain.size() == 1 && attribute(name))) {
          root(chain, place);
        }
      }
      case "getattr" -> {
        step(Last.VALUE);
        if (kind == Kind.SYMBOL && lexer.is('(')) {
          getattr.begins();
        } else {
          unknown("getattr without its arguments", place);
        }
      }
      default -> {
        step(Last.VALUE);
        if (!(isFirst && attribute(name))) {
          found.add(name, TorchOperators.ofWord(name), place);
        }
      }
    }
  }

  /// The name behind `class` or `def`.
  private void definition(boolean isAtMargin) throws IOException {
    if (kind == Kind.NAME) {
      if (isAtMargin) {
        names.define(module + "." + lexer.text());
      }
      names.own(lexer.text());
      step(Last.VALUE);
    }
  }

  /// Whether `name :` declares an attribute or an argument, which may have any name.
  private boolean attribute(String name) {
    boolean declares = kind == Kind.SYMBOL && lexer.is(':');
    if (declares) {
      names.own(name);
    }
    return declares;
  }

  /// All names that follow with dots between them.
  private List<String> chain() throws IOException {
    List<String> chain = new ArrayList<>();
    while (kind == Kind.NAME && chain.size() < LONGEST_CHAIN) {
      chain.add(lexer.text());
      step(Last.VALUE);
      if (kind != Kind.SYMBOL || !lexer.is('.')) {
        return chain;
      }
      step(Last.DOT);
    }
    return chain;
  }

  private void root(List<String> chain, String place) {
    if (chain.size() == LONGEST_CHAIN) {
      unknown("a name with more than " + LONGEST_CHAIN + " dots", place);
    } else if (chain.getFirst().equals("__torch__")) {
      names.chain(chain, place);
      chain.forEach(name -> names.method(name, place));
    } else {
      TorchOperators.Called called = TorchOperators.ofChain(chain);
      found.add(called.operation(), called.effect(), place);
    }
  }
}
