package eu.riscale.hub.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Why a file could not be read or written, in a few words.
public final class Reason {
  private Reason() {}

  /// Why a text is no path here. Java can name no file that is not ASCII where the locale has no
  /// letters but those.
  public static String of(InvalidPathException e) {
    return !isOfLocale(e)
        ? "this is not a path: " + e.getReason()
        : "Java cannot read names that are not plain English letters where the locale of this"
            + " machine lacks them (its encoding is "
            + encoding()
            + "); run hub as 'LC_ALL=C.UTF-8 java -jar …', or by its launcher";
  }

  /// Whether the path would be one in another locale.
  public static boolean isOfLocale(InvalidPathException e) {
    boolean isAscii = e.getInput().chars().allMatch(letter -> letter < 128);
    return !isAscii && !encoding().equalsIgnoreCase("UTF-8");
  }

  private static String encoding() {
    return System.getProperty("sun.jnu.encoding", "");
  }

  public static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException missing ->
          missing.getReason() == null ? "there is no such file" : missing.getReason();
      case FileNotFoundException missing -> "there is no such file";
      case FileAlreadyExistsException there -> "something of that name is there already";
      case NotDirectoryException file -> "it is no folder";
      case AccessDeniedException denied -> "permission is denied";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
