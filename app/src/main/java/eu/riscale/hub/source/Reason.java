package eu.riscale.hub.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/// Why a file could not be read or written, in a few words.
public final class Reason {
  private Reason() {}

  public static String of(IOException e) {
    return switch (e) {
      case NoSuchFileException missing -> "there is no such file";
      case FileNotFoundException missing -> "there is no such file";
      case FileAlreadyExistsException there -> "something of that name is there already";
      case NotDirectoryException file -> "it is no folder";
      case AccessDeniedException denied -> "permission is denied";
      case FileSystemException other when other.getReason() != null -> other.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
