package eu.riscale.hub.process;

import java.io.IOException;

/// How messages travel on the standard output of a process, among all that a network may print
/// there.
///
/// A message is cut into frames: a secret that the network cannot know, the kind of message,
/// whether it is the last frame of it, a length of two bytes, and so many bytes of the message. A
/// frame is written at once and so short that no system lets anything come between.
final class Frame {
  static final int SECRET = 16;
  static final int HEAD = SECRET + 4;

  /// The least that POSIX promises for a write in one piece (`PIPE_BUF`).
  static final int LONGEST = 512;

  private Frame() {}

  /// What a message is.
  enum Kind {
    /// The process has started.
    READY('h'),
    /// A part of hub is missing or damaged, as the message says.
    BROKEN('b'),
    /// A line for the person who waits.
    PROGRESS('p'),
    /// What is done from now on.
    STEP('s'),
    /// What is known of the model by now.
    KNOWN('k'),
    /// All there is to know of the model.
    RESULT('r'),
    /// What a command writes to standard output.
    OUT('o'),
    /// What it writes to standard error.
    ERR('e'),
    /// Its exit status.
    STATUS('x');

    private final byte code;

    Kind(char code) {
      this.code = (byte) code;
    }

    byte code() {
      return code;
    }

    static Kind of(byte code) throws IOException {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw Decoder.malformed("an unknown kind");
    }
  }
}
