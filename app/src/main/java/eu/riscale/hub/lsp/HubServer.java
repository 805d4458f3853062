package eu.riscale.hub.lsp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageClientAware;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/// What the protocol asks of a server as a whole.
final class HubServer implements LanguageServer, LanguageClientAware, WorkspaceService {
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
  private final OpenDocuments documents;
  private final String version;
  private volatile @Nullable LanguageClient editor;
  private volatile boolean isShutDown;

  HubServer(ScheduledExecutorService thread, String version) {
    this.version = version;
    documents =
        new OpenDocuments(
            thread, () -> Optional.ofNullable(editor).orElseThrow(IllegalStateException::new));
  }

  /// Once the editor says that it ends: whether it did so in order.
  CompletableFuture<Boolean> ended() {
    return ended;
  }

  boolean isShutDown() {
    return isShutDown;
  }

  @Override
  public void connect(LanguageClient client) {
    editor = client;
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    documents.of(abilities(params.getCapabilities()));
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Full);
    sync.setSave(new SaveOptions(false));
    CodeActionOptions actions =
        new CodeActionOptions(List.of(CodeActionKind.QuickFix, QuickFixes.ALL));
    actions.setResolveProvider(true);
    ServerCapabilities can = new ServerCapabilities();
    can.setTextDocumentSync(sync);
    can.setHoverProvider(true);
    can.setCompletionProvider(new CompletionOptions(false, List.of(":", " ", "-")));
    can.setCodeActionProvider(actions);
    return CompletableFuture.completedFuture(
        new InitializeResult(can, new ServerInfo("hub", version)));
  }

  private static OpenDocuments.Abilities abilities(@Nullable ClientCapabilities can) {
    boolean takesVersions =
        Optional.ofNullable(can)
            .map(ClientCapabilities::getWorkspace)
            .flatMap(workspace -> Optional.ofNullable(workspace.getWorkspaceEdit()))
            .filter(edit -> Boolean.TRUE.equals(edit.getDocumentChanges()))
            .isPresent();
    boolean asksAgain =
        Optional.ofNullable(can)
            .map(ClientCapabilities::getTextDocument)
            .flatMap(texts -> Optional.ofNullable(texts.getCodeAction()))
            .filter(action -> Boolean.TRUE.equals(action.getDataSupport()))
            .flatMap(action -> Optional.ofNullable(action.getResolveSupport()))
            .filter(resolve -> resolve.getProperties().contains("edit"))
            .isPresent();
    return new OpenDocuments.Abilities(takesVersions, asksAgain);
  }

  @Override
  @SuppressWarnings("NullAway") // The protocol's answer is null.
  public CompletableFuture<Object> shutdown() {
    isShutDown = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    ended.complete(isShutDown);
  }

  @Override
  public OpenDocuments getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return this;
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    documents.judgeAll();
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    documents.judgeAll();
  }
}
