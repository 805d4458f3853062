package eu.riscale.hub.command;

import eu.riscale.hub.command.syntax.Command;
import eu.riscale.hub.lsp.EditorSession;
import eu.riscale.hub.report.About;
import java.io.InputStream;
import java.io.OutputStream;
import picocli.CommandLine.Model.CommandSpec;

/// `hub lsp`: tells editors what `hub validate` finds while somebody writes.
public final class LspCommand {
  private final CommandSpec self;
  private final InputStream stdin;

  public LspCommand(InputStream stdin) {
    this.stdin = stdin;
    self =
        Command.of(
                "lsp",
                this::call,
                "Serve an editor by the Language Server Protocol, over standard input and output:"
                    + " findings as you type, what fields and steps mean, what may be written at"
                    + " the cursor, and the changes of 'hub fix'.",
                "Editors start it themselves; app/docs/editors.md shows how to tell them. No"
                    + " weights are run. The exit status is 1 where the editor was gone before it"
                    + " said so.")
            .example("In the settings of an editor, as the server of YAML files:", "hub lsp")
            .spec();
  }

  public CommandSpec spec() {
    return self;
  }

  private int call() {
    if (!(self.commandLine().getOut() instanceof StandardOutput out)) {
      throw new IllegalStateException("standard output was replaced");
    }
    OutputStream bytes = out.bytes();
    return EditorSession.run(stdin, bytes, About.VERSION) ? ExitStatus.OK : ExitStatus.FINDINGS;
  }
}
