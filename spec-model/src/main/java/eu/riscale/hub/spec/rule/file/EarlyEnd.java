package eu.riscale.hub.spec.rule.file;

import eu.riscale.hub.spec.file.FileKind;
import eu.riscale.hub.spec.file.FileLookup;
import eu.riscale.hub.spec.file.Hdf5Outline;
import eu.riscale.hub.spec.file.OnnxOutline;
import eu.riscale.hub.spec.file.ProtobufReader;
import eu.riscale.hub.spec.file.zip.SoundZip;
import eu.riscale.hub.spec.npy.NpyHeader;
import eu.riscale.hub.spec.npy.NpyReader;
import eu.riscale.hub.spec.npy.NpyRefused;
import eu.riscale.hub.spec.picture.ImageHeader;
import eu.riscale.hub.spec.picture.PictureDamage;
import eu.riscale.hub.spec.view.file.ReferencedFile;
import eu.riscale.hub.spec.view.file.Role;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipException;

/// Whether a file ends before its format says that it does, as one whose download was broken off.
final class EarlyEnd {
  private static final int LARGEST_PICTURE = 16 << 20;

  private EarlyEnd() {}

  /// A clause; empty for a whole file, and for one whose format does not tell.
  static Optional<String> of(ReferencedFile file, FileKind kind, FileLookup files)
      throws IOException {
    return switch (kind) {
      case HDF5 -> hdf5(file, files);
      case ZIP -> zip(file, files);
      case NPY -> npy(file, files);
      case PNG, JPEG, GIF, TIFF -> picture(file, files);
      case OTHER -> file.role() instanceof Role.OnnxWeights ? onnx(file, files) : Optional.empty();
      case EMPTY, PICKLE, PDF, GZIP, SEVEN_ZIP, RAR, XZ, JSON, GIT_LFS_POINTER, WEB_PAGE ->
          Optional.empty();
    };
  }

  private static Optional<String> hdf5(ReferencedFile file, FileLookup files) throws IOException {
    try (InputStream in = files.open(file.source())) {
      long declared = Hdf5Outline.read(in).map(Hdf5Outline::declaredBytes).orElse(0L);
      return ends(files.size(file.source()), declared);
    }
  }

  private static Optional<String> npy(ReferencedFile file, FileLookup files) throws IOException {
    try (InputStream in = new BufferedInputStream(files.open(file.source()))) {
      NpyHeader header = NpyReader.header(in);
      long elements = header.elements();
      boolean isKnown = elements >= 0 && elements < Long.MAX_VALUE / 16;
      return isKnown
          ? ends(files.size(file.source()), header.dataAt() + elements * header.itemBytes())
          : Optional.empty();
    } catch (NpyRefused refused) {
      return refused.reason() == NpyRefused.Reason.TRUNCATED
          ? Optional.of("it ends within its header")
          : Optional.empty();
    }
  }

  private static Optional<String> ends(long size, long declared) {
    return size < declared
        ? Optional.of("it has only " + size + " of " + declared + " bytes")
        : Optional.empty();
  }

  private static Optional<String> zip(ReferencedFile file, FileLookup files) throws IOException {
    try {
      SoundZip.open(files.onDisk(file.source())).close();
      return Optional.empty();
    } catch (ZipException e) {
      return Optional.of("it begins as a zip, and its end is missing or damaged");
    }
  }

  private static Optional<String> picture(ReferencedFile file, FileLookup files)
      throws IOException {
    byte[] bytes;
    try (InputStream in = files.open(file.source())) {
      bytes = in.readNBytes(LARGEST_PICTURE);
    }
    return bytes.length == LARGEST_PICTURE
        ? Optional.empty()
        : ImageHeader.of(bytes).flatMap(header -> PictureDamage.of(header.format(), bytes));
  }

  private static Optional<String> onnx(ReferencedFile file, FileLookup files) throws IOException {
    try (InputStream in = files.open(file.source())) {
      OnnxOutline.read(in);
      return Optional.empty();
    } catch (EOFException e) {
      return Optional.of("it ends within its network");
    } catch (ProtobufReader.BeyondLimits e) {
      return Optional.empty();
    }
  }
}
