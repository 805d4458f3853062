package eu.riscale.hub.spec;

import eu.riscale.hub.spec.generic.FileDescr;
import eu.riscale.hub.spec.value.FileSource;
import eu.riscale.hub.spec.value.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The fields of the records of descriptions that hold file sources, taken from the records
/// themselves.
final class SourceFields {
  private static final String LIBRARY = "eu.riscale.hub.spec.";

  /// Packages of records that descriptions are decoded into.
  private static final Set<String> ROOMS =
      Set.of("model", "generic", "dataset", "application", "notebook", "collection");

  private final Map<String, Set<FileSource>> sources = new TreeMap<>();
  private int checksums;

  private SourceFields() {}

  /// The sources that a decoded description holds, by the component that holds them.
  static SourceFields of(Object description) {
    SourceFields fields = new SourceFields();
    fields.walk(description, "");
    return fields;
  }

  Map<String, Set<FileSource>> sources() {
    return sources;
  }

  /// How many checksums the description holds.
  int checksums() {
    return checksums;
  }

  /// Every component that holds sources, such as `model.v0_4.ModelDescr.testInputs`.
  static Set<String> ofTheLibrary() {
    Set<String> components = new TreeSet<>();
    try {
      Path classes =
          Path.of(SpecValidator.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
          String name = classes.relativize(file).toString().replace('/', '.').replace(".class", "");
          if (name.startsWith(LIBRARY) && ROOMS.contains(room(name))) {
            collect(Class.forName(name), components);
          }
        }
      }
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new LinkageError("classes of the library", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return components;
  }

  private static void collect(Class<?> type, Set<String> components) {
    if (!type.isRecord() || type == FileDescr.class) {
      return;
    }
    for (RecordComponent component : type.getRecordComponents()) {
      String held = component.getGenericType().getTypeName();
      if (held.contains(FileSource.class.getName()) || held.contains(FileDescr.class.getName())) {
        components.add(name(type, component));
      }
    }
  }

  private void walk(Object value, String holder) {
    switch (value) {
      case FileSource source -> sources.computeIfAbsent(holder, it -> new HashSet<>()).add(source);
      case Sha256 sum -> checksums++;
      case FileDescr(FileSource source, Optional<Sha256> sum) -> {
        walk(source, holder);
        sum.ifPresent(it -> walk(it, holder));
      }
      case Optional<?> optional -> optional.ifPresent(inner -> walk(inner, holder));
      case Collection<?> many -> many.forEach(inner -> walk(inner, holder));
      case Record record when record.getClass().getName().startsWith(LIBRARY) -> {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          walk(value(record, component), name(record.getClass(), component));
        }
      }
      default -> {}
    }
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component.toString(), e);
    }
  }

  private static String name(Class<?> type, RecordComponent component) {
    return type.getName().substring(LIBRARY.length()).replace('$', '.') + "." + component.getName();
  }

  private static String room(String name) {
    String inner = name.substring(LIBRARY.length());
    int dot = inner.indexOf('.');
    return dot < 0 ? "" : inner.substring(0, dot);
  }
}
