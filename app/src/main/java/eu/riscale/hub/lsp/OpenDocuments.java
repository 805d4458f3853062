package eu.riscale.hub.lsp;

import eu.riscale.hub.spec.finding.Finding;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/// The descriptions that are open in an editor. All of it is done on one thread, one after the
/// other; a text is judged when whoever writes it pauses.
final class OpenDocuments implements TextDocumentService {
  /// Longer than from one key to the next.
  private static final int PAUSE_MILLIS = 300;

  /// An editor with more open descriptions is told nothing of the others.
  private static final int MOST_OPEN = 1_000;

  private final ScheduledExecutorService thread;
  private final Supplier<LanguageClient> editor;
  private final Judging judging = new Judging();
  private final Guides guides = new Guides();
  private final Hovers hovers = new Hovers(guides);
  private final Completions completions = new Completions(guides);
  private final Map<String, OpenText> open = new ConcurrentHashMap<>();
  private final Map<String, Judging.Judged> judged = new ConcurrentHashMap<>();
  private final Map<String, ScheduledFuture<?>> waiting = new ConcurrentHashMap<>();
  private volatile Abilities abilities = Abilities.NONE;

  /// What the editor can do.
  ///
  /// @param takesVersions whether it takes changes of one version of a text alone
  /// @param asksAgain whether it asks for the changes of an offer once that is taken
  record Abilities(boolean takesVersions, boolean asksAgain) {
    static final Abilities NONE = new Abilities(false, false);
  }

  /// @param editor known before it asks for anything
  OpenDocuments(ScheduledExecutorService thread, Supplier<LanguageClient> editor) {
    this.thread = thread;
    this.editor = editor;
  }

  void of(Abilities of) {
    abilities = of;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    TextDocumentItem item = params.getTextDocument();
    Optional<Path> file = file(item.getUri());
    if (file.isPresent() && open.size() < MOST_OPEN) {
      OpenText text = new OpenText(item.getUri(), file.get(), item.getVersion(), item.getText());
      open.put(item.getUri(), text);
      judgeAfter(item.getUri(), 0);
    }
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    String uri = params.getTextDocument().getUri();
    int version = params.getTextDocument().getVersion();
    if (!params.getContentChanges().isEmpty()) {
      String text = params.getContentChanges().getLast().getText();
      open.computeIfPresent(uri, (same, before) -> before.changed(version, text));
      judgeAfter(uri, PAUSE_MILLIS);
    }
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    judgeAfter(params.getTextDocument().getUri(), 0);
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    String uri = params.getTextDocument().getUri();
    open.remove(uri);
    judged.remove(uri);
    editor.get().publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
  }

  /// Files beside the descriptions may be others now.
  void judgeAll() {
    open.keySet().forEach(uri -> judgeAfter(uri, PAUSE_MILLIS));
  }

  private void judgeAfter(String uri, int millis) {
    ScheduledFuture<?> before =
        waiting.put(uri, thread.schedule(() -> judge(uri), millis, TimeUnit.MILLISECONDS));
    if (before != null) {
      before.cancel(false);
    }
  }

  private void judge(String uri) {
    waiting.remove(uri);
    OpenText text = open.get(uri);
    if (text == null) {
      return;
    }
    if (!text.isDescription()) {
      editor.get().publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
      return;
    }
    Judging.Judged now = judging.of(text);
    OpenText latest = open.get(uri);
    if (latest != null && latest.version() == text.version()) {
      judged.put(uri, now);
      editor
          .get()
          .publishDiagnostics(
              new PublishDiagnosticsParams(uri, Diagnostics.of(now), text.version()));
    }
  }

  /// What is found in the text as it is now.
  private Judging.Judged now(OpenText text) {
    Judging.Judged known = judged.get(text.uri());
    return known != null && known.text().equals(text) ? known : judging.of(text);
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return answer(
        params.getTextDocument().getUri(),
        text -> {
          Judging.Judged known = judged.get(text.uri());
          List<Finding> findings =
              known != null && known.text().equals(text) ? known.findings() : List.of();
          return hovers.at(text, findings, params.getPosition()).map(OpenDocuments::hover);
        },
        hover(""));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return answer(
        params.getTextDocument().getUri(),
        text -> Optional.of(Either.forLeft(completions.at(text, params.getPosition()))),
        Either.forLeft(List.of()));
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return answer(
        params.getTextDocument().getUri(),
        text -> Optional.of(actions(now(text), params)),
        List.of());
  }

  private List<Either<Command, CodeAction>> actions(Judging.Judged now, CodeActionParams params) {
    List<String> only = params.getContext().getOnly();
    QuickFixes fixes = new QuickFixes(abilities.takesVersions());
    List<CodeAction> offered = new ArrayList<>();
    if (isAsked(only, CodeActionKind.QuickFix)) {
      offered.addAll(fixes.at(now, params.getRange()));
    }
    if (isAsked(only, QuickFixes.ALL) && QuickFixes.isAnySafe(now)) {
      CodeAction all = QuickFixes.all();
      if (abilities.asksAgain() && only == null) {
        all.setData(now.text().uri());
      } else {
        complete(all, now.text());
      }
      offered.add(all);
    }
    return offered.stream().map(Either::<Command, CodeAction>forRight).toList();
  }

  /// Kinds are words with dots, each of which stands for all that begin with it.
  private static boolean isAsked(@Nullable List<String> only, String kind) {
    return only == null
        || only.stream().anyMatch(asked -> kind.equals(asked) || kind.startsWith(asked + "."));
  }

  private void complete(CodeAction all, OpenText text) {
    all.setEdit(
        new QuickFixes(abilities.takesVersions())
            .edit(text, TextChanges.between(text.text(), judging.fixed(text))));
  }

  @Override
  public CompletableFuture<CodeAction> resolveCodeAction(CodeAction action) {
    String uri = String.valueOf(action.getData()).replace("\"", "");
    return answer(
        uri,
        text -> {
          complete(action, text);
          return Optional.of(action);
        },
        action);
  }

  /// @param nothing the answer where the text is no description, or there is nothing to tell
  private <T> CompletableFuture<T> answer(
      String uri, Function<OpenText, Optional<T>> work, T nothing) {
    try {
      return CompletableFuture.supplyAsync(
          () ->
              Optional.ofNullable(open.get(uri))
                  .filter(OpenText::isDescription)
                  .flatMap(work)
                  .orElse(nothing),
          thread);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(nothing); // It has ended.
    }
  }

  private static Hover hover(String markdown) {
    return new Hover(new MarkupContent(MarkupKind.MARKDOWN, markdown));
  }

  /// Empty for a text that lies in no folder of this machine.
  private static Optional<Path> file(String uri) {
    try {
      return uri.startsWith("file:") ? Optional.of(Path.of(URI.create(uri))) : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }
}
