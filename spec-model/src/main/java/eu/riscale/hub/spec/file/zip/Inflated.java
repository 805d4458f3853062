package eu.riscale.hub.spec.file.zip;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Unpacks what Deflate has packed, and frees what that takes outside Java's memory.
final class Inflated extends InflaterInputStream {
  private static final int BUFFER = 1 << 16;

  private boolean hasEnded;

  Inflated(InputStream packed) {
    super(packed, new Inflater(true), BUFFER);
  }

  /// zlib asks for one byte behind the end of data that has no header of its own.
  @Override
  protected void fill() throws IOException {
    len = in.read(buf, 0, buf.length);
    if (len < 0 && !hasEnded) {
      hasEnded = true;
      buf[0] = 0;
      len = 1;
      inf.setInput(buf, 0, 1);
    } else if (len < 0) {
      super.fill();
    } else {
      inf.setInput(buf, 0, len);
    }
  }

  @Override
  public void close() throws IOException {
    super.close();
    inf.end();
  }
}
