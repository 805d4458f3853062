package eu.riscale.hub.init;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;

/// Asks a person at a terminal for what was not said; an empty answer leaves the blank.
public final class Questions {
  private final BufferedReader in;
  private final PrintWriter out;

  public Questions(BufferedReader in, PrintWriter out) {
    this.in = in;
    this.out = out;
  }

  /// What was told, with the answers.
  public Answers ask(Answers told) throws IOException {
    out.println("Empty answers leave a blank to fill in later.");
    return new Answers(
        text("Name of the model", told.name()),
        text("What it does, in a sentence or two", told.description()),
        list("Authors, with commas between", told.authors()),
        text("Licence, as an SPDX id such as CC-BY-4.0 or MIT", told.license()),
        told.cite(),
        list("Tags, with commas between", told.tags()));
  }

  private String text(String question, String told) throws IOException {
    return told.isEmpty() ? answer(question) : told;
  }

  private List<String> list(String question, List<String> told) throws IOException {
    return told.isEmpty()
        ? Arrays.stream(answer(question).split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList()
        : told;
  }

  private String answer(String question) throws IOException {
    out.print(question + ": ");
    out.flush();
    String line = in.readLine();
    return line == null ? "" : line.strip();
  }
}
