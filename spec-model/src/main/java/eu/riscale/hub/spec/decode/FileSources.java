package eu.riscale.hub.spec.decode;

import eu.riscale.hub.spec.file.ArrayFile;
import eu.riscale.hub.spec.finding.Finding;
import eu.riscale.hub.spec.finding.RdfPath;
import eu.riscale.hub.spec.value.DescriptionName;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.yaml.YamlNode;
import eu.riscale.hub.spec.yaml.YamlScalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Decoders of file sources: a path below the description's folder, or an address on the web.
public final class FileSources {
  /// Stands for a file whose name is broken; nobody looks for it.
  public static final FileSource NOWHERE = new FileSource.RelativePath("");

  public static final Decoder<FileSource> SOURCE = FileSources::source;

  /// A source whose name does not mark it as a description.
  public static final Decoder<FileSource> NO_DESCRIPTION = FileSources::notReserved;

  private FileSources() {}

  /// A source that is only a part of the text that it stands in, such as `unet.py` of
  /// `unet.py:UNet2d`; judged as one that stands alone.
  public static Decoder<FileSource> inText(Decoder<FileSource> source, String part) {
    return (node, at, out) ->
        source.decode(new YamlScalar(YamlScalar.Kind.STRING, part, node.span()), at, out);
  }

  /// A file with one of these endings, such as `.npy`, in just this case.
  public static Decoder<FileSource> ending(Decoder<FileSource> source, List<String> suffixes) {
    return ending(source, suffixes, UnaryOperator.identity());
  }

  /// As [#ending], in capital or small letters.
  public static Decoder<FileSource> endingAnyCase(
      Decoder<FileSource> source, List<String> suffixes) {
    return ending(source, suffixes, suffix -> suffix.toLowerCase(Locale.ROOT));
  }

  private static Decoded<FileSource> source(YamlNode node, RdfPath at, Reading out) {
    if (!(Texts.ANY.decode(node, at, out) instanceof Decoded.Value<String>(String text))) {
      return Decoded.broken();
    }
    int scheme = text.indexOf("://");
    Optional<FileSource> source = FileSource.parse(text);
    if (source.isEmpty()) {
      out.add(
          Finding.of(ValueCodes.FILE_SOURCE, at, "Found " + node.describe() + ".")
              .expected("a path such as weights/net.pt, or a web address"));
      return Decoded.broken();
    }
    if (scheme > 0 && !(source.get() instanceof FileSource.Web)) {
      out.add(
          Finding.of(
                  ValueCodes.SOURCE_SCHEME,
                  at,
                  "Found an address that starts with '" + text.substring(0, scheme + 3) + "'.")
              .expected("http:// or https://"));
      return Decoded.broken();
    }
    if (!(source.get() instanceof FileSource.Web) && source.get().hasTooLongName()) {
      out.add(
          Finding.of(ValueCodes.NAME_TOO_LONG, at, "Found " + node.describe() + ".")
              .expected("names of at most 255 bytes"));
      return Decoded.broken();
    }
    if (source.get() instanceof FileSource.AbsolutePath) {
      out.add(
          Finding.of(ValueCodes.PATH_ABSOLUTE, at, "'" + text + "' is a path on one computer.")
              .hint("Put the file beside the description and name it relative to that."));
      return Decoded.broken();
    }
    if (source.get() instanceof FileSource.RelativePath && text.indexOf('\\') >= 0) {
      out.add(
          Finding.of(
                  ValueCodes.PATH_BACKSLASH,
                  at,
                  "'" + text + "' has back-slashes, which only Windows takes for folders.")
              .hint("Write / for each of them."));
    }
    if (source.get().leavesFolder()) {
      out.add(
          Finding.of(
                  ValueCodes.PATH_LEAVES_FOLDER,
                  at,
                  "'" + text + "' lies outside of the description's folder.")
              .hint("Copy the file into the folder, and name it by its path from there."));
    }
    return Decoded.of(source.get());
  }

  private static Decoded<FileSource> notReserved(YamlNode node, RdfPath at, Reading out) {
    Decoded<FileSource> decoded = source(node, at, out);
    if (decoded instanceof Decoded.Value<FileSource>(FileSource source)
        && DescriptionName.is(source.fileName())) {
      out.add(
          Finding.of(
                  ValueCodes.RESERVED_NAME,
                  at,
                  "'" + source.fileName() + "' is the name of a description.")
              .hint("Rename the file."));
      return Decoded.broken();
    }
    return decoded;
  }

  /// @param folded the form of a suffix that is looked up
  private static Decoder<FileSource> ending(
      Decoder<FileSource> decoder, List<String> suffixes, UnaryOperator<String> folded) {
    return (node, at, out) -> {
      Decoded<FileSource> decoded = decoder.decode(node, at, out);
      if (!(decoded instanceof Decoded.Value<FileSource>(FileSource source))
          || suffixes.contains(folded.apply(source.suffix()))) {
        return decoded;
      }
      String found = source.suffix().isEmpty() ? "no ending" : "the ending " + source.suffix();
      out.add(
          Finding.of(ValueCodes.SUFFIX, at, "'" + source.fileName() + "' has " + found + ".")
              .expected(String.join(", ", suffixes))
              .hint(
                  suffixes.contains(".npy")
                      ? asNumpy(source)
                      : suffixes.contains(".png")
                          ? "Save the picture as PNG; a new ending alone does not make it one."
                          : ""));
      return Decoded.broken();
    };
  }

  private static String asNumpy(FileSource source) {
    String name = source.toString();
    Optional<ArrayFile> array =
        source instanceof FileSource.Web ? Optional.empty() : ArrayFile.named(name);
    String made = ArrayFile.numpyName(name);
    return array
        .map(file ->
            "If there is no '%s' yet, make it: %s Then write '%s' here."
                .formatted(made, file.command(name), made))
        .orElse("Save the array with numpy.save, and name that file here.");
  }
}
