import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/// `NewerClasses JAR…` gives the classes of each jar the format of Java 8 where theirs is older.
///
/// The archive of classes that halves hub's start-up time takes none from before Java 6, because
/// they lack the stack maps by which a JVM checks them. What the classes do stays the same.
final class NewerClasses {
  public static void main(String[] args) throws IOException {
    for (String jar : args) {
      renew(Path.of(jar));
    }
  }

  private static void renew(Path jar) throws IOException {
    Path renewed = jar.resolveSibling(jar.getFileName() + ".new");
    URL[] classes = {jar.toUri().toURL()};
    try (ZipFile in = new ZipFile(jar.toFile());
        URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader());
        OutputStream file = Files.newOutputStream(renewed);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.setMethod(ZipOutputStream.STORED);
      for (ZipEntry entry : in.stream().toList()) {
        byte[] content = content(in, entry);
        boolean isClass = entry.getName().endsWith(".class");
        write(out, entry, isClass ? renewed(content, loader) : content);
      }
    }
    Files.move(renewed, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] content(ZipFile jar, ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  /// Stored as it is: unpacking would cost time at every start.
  private static void write(ZipOutputStream out, ZipEntry from, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry(from.getName());
    entry.setTime(from.getTime());
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  private static byte[] renewed(byte[] content, ClassLoader loader) {
    ClassReader in = new ClassReader(content);
    if (in.readUnsignedShort(6) >= Opcodes.V1_8) {
      return content;
    }
    ClassWriter out =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return loader;
          }
        };
    in.accept(
        new ClassVisitor(Opcodes.ASM9, out) {
          @Override
          public void visit(
              int version,
              int access,
              String name,
              String signature,
              String superName,
              String[] interfaces) {
            super.visit(Opcodes.V1_8, access, name, signature, superName, interfaces);
          }
        },
        ClassReader.SKIP_FRAMES);
    return out.toByteArray();
  }
}
