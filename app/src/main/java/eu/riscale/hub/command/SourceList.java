package eu.riscale.hub.command;

import eu.riscale.hub.source.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file that lists sources, as `@FILE` names it: one a line, with or without double quotes; empty
/// lines and those with a `#` in front say nothing. A line is a source whatever it looks like, so a
/// list names no other list.
final class SourceList {
  /// Ten times the longest list that is of use; what is larger is another kind of file.
  private static final int LARGEST = 32 << 20;

  private SourceList() {}

  /// @throws UselessList where there is no source to be had from it
  static List<String> read(String file) throws UselessList {
    List<String> sources = new ArrayList<>();
    for (String line : text(file).lines().toList()) {
      String source = line.strip();
      if (source.length() > 1 && source.startsWith("\"") && source.endsWith("\"")) {
        source = source.substring(1, source.length() - 1);
      }
      if (!source.isEmpty() && !source.startsWith("#")) {
        sources.add(source);
      }
    }
    if (sources.isEmpty()) {
      throw new UselessList("the list of sources @" + file + " names no source.");
    }
    return sources;
  }

  private static String text(String file) throws UselessList {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw unreadable(file, "it is a folder");
      }
      try (InputStream in = Files.newInputStream(path)) {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
          throw unreadable(file, "it is too large for a list");
        }
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        if (text.indexOf('\0') >= 0) {
          throw unreadable(file, "it is no text");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
      }
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is no text in UTF-8");
    } catch (IOException e) {
      throw unreadable(file, Reason.of(e));
    } catch (InvalidPathException e) {
      throw unreadable(file, Reason.of(e));
    }
  }

  private static UselessList unreadable(String file, String why) {
    return new UselessList("the list of sources @" + file + " cannot be read: " + why + ".");
  }

  /// A list from which no source can be had; the message is a sentence.
  static final class UselessList extends Exception {
    private static final long serialVersionUID = 1L;

    private UselessList(String message) {
      super(message);
    }
  }
}
