package eu.riscale.hub;

import eu.riscale.hub.command.ExitStatus;

/// The first class of the program. It needs no other to say that one is missing: an installation of
/// which a part is lost must not end as hub does where a model has findings.
public final class Start {
  private Start() {}

  public static void main(String[] args) {
    run(args, false);
  }

  /// Says of what it fails at whose fault that is.
  ///
  /// @param rehearses whether this is [Rehearsal], which loads this class as well
  static void run(String[] args, boolean rehearses) {
    try {
      if (rehearses) {
        Rehearsal.all(args);
      } else {
        Hub.main(args);
      }
    } catch (LinkageError | InternalError e) {
      end(
          ExitStatus.ENGINE,
          "a part of hub cannot be read ("
              + e
              + "): install or build hub anew; if it is whole, this shell allows too few open"
              + " files, of which 'ulimit -n 1024' allows more");
    } catch (OutOfMemoryError e) {
      String why = String.valueOf(e.getMessage());
      end(
          ExitStatus.ENGINE,
          why.contains("native thread")
              ? "this machine lets hub start no more processes and threads: raise the limit of this"
                  + " shell by 'ulimit -u 4096', or of this container by --pids-limit"
              : "Java has too little memory ("
                  + why
                  + "): free some, or raise the limits of this shell, which 'ulimit -a' shows");
    } catch (Throwable e) {
      e.printStackTrace();
      end(ExitStatus.BUG, "this is a bug in hub, not in your model");
    }
  }

  private static void end(int status, String why) {
    System.err.println("hub: " + why + ".");
    System.exit(status);
  }
}
