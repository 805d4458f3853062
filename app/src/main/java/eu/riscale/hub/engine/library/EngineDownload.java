package eu.riscale.hub.engine.library;

import eu.riscale.hub.engine.library.EngineInstaller.Unfit;
import eu.riscale.hub.source.Limited;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fetches an archive of an engine from the address that a person gives. hub downloads nothing
/// else, and nothing by itself. What comes is used only where it has the checksum that hub knows.
public record EngineDownload(EngineArchives archives) {
  private static final int MOST_REDIRECTS = 5;
  private static final int CONNECT_MILLIS = 30_000;
  private static final int READ_MILLIS = 60_000;

  /// The address that a text on the command line is; empty for a file or folder.
  public static Optional<URI> address(String text) {
    String start = text.toLowerCase(Locale.ROOT);
    if (!start.startsWith("https://") && !start.startsWith("http://")) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(text.strip());
      return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Writes what lies at an address to a file of the archive's name.
  ///
  /// @throws Unfit where the address names no archive of this hub, or what lies there is longer
  /// @throws IOException where it cannot be fetched or written
  public Path fetch(URI address, Path folder) throws Unfit, IOException {
    EngineArchive archive = archive(address);
    URLConnection connection = connect(address);
    Path file = folder.resolve(archive.file());
    try (InputStream in = connection.getInputStream()) {
      Limited.copy(in, file, archive.size());
    } catch (Limited.TooMuch e) {
      throw new Unfit("more comes than the %,d bytes of it".formatted(archive.size()));
    }
    return file;
  }

  private EngineArchive archive(URI address) throws Unfit {
    String path = Optional.ofNullable(address.getPath()).orElse("");
    String name = path.substring(path.lastIndexOf('/') + 1);
    return archives
        .named(name)
        .orElseThrow(() ->
            new Unfit(
                "the address has to end in the name of an engine of this hub: "
                    + archives.names()));
  }

  /// Follows where the server sends on to, but never from a safe connection to one that is not.
  private static URLConnection connect(URI from) throws IOException {
    URI address = from;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      if (!(address.toURL().openConnection() instanceof HttpURLConnection http)) {
        throw new IOException("'" + address.getScheme() + "' is not a way that hub fetches files");
      }
      http.setInstanceFollowRedirects(false);
      http.setConnectTimeout(CONNECT_MILLIS);
      http.setReadTimeout(READ_MILLIS);
      int status = http.getResponseCode();
      if (status == HttpURLConnection.HTTP_OK) {
        return http;
      }
      address = next(address, status, http.getHeaderField("Location"));
    }
    throw new IOException("the server sends on more than " + MOST_REDIRECTS + " times");
  }

  private static URI next(URI address, int status, @Nullable String location) throws IOException {
    if (status / 100 != 3 || location == null) {
      throw new IOException("the server answers with status " + status);
    }
    String resolved;
    try {
      resolved = address.resolve(location).toString();
    } catch (IllegalArgumentException e) {
      throw new IOException("the server sends on to something that is no address", e);
    }
    URI next =
        address(resolved)
            .orElseThrow(() -> new IOException("the server sends on to something else than http"));
    if (address.getScheme().equalsIgnoreCase("https")
        && !next.getScheme().equalsIgnoreCase("https")) {
      throw new IOException("the server sends on to a connection that is not safe");
    }
    return next;
  }
}
