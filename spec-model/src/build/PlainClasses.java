import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/// `PlainClasses FOLDER` takes out of compiled classes what a JVM would write as classes of its own
/// at every start: a `switch` over types, and `equals` and `hashCode` of records. The archive that
/// halves hub's start-up time cannot hold those. In their place comes what they stand for, a row of
/// `instanceof` or a comparison of each component. What the classes do stays the same, and so does
/// a class that has been through this before.
final class PlainClasses {
  private static final String SWITCHES = "java/lang/runtime/SwitchBootstraps";
  private static final String RECORDS = "java/lang/runtime/ObjectMethods";

  /// No stack map is computed: those of the methods that are added hold nothing but arguments.
  private static final int AS_IT_IS = 0;

  public static void main(String[] args) throws IOException {
    List<Path> classes;
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      classes = files.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : classes) {
      ClassWriter writer = new ClassWriter(AS_IT_IS);
      Plain plain = new Plain(writer);
      new ClassReader(Files.readAllBytes(file)).accept(plain, AS_IT_IS);
      if (plain.isChanged()) {
        Files.write(file, writer.toByteArray());
      }
    }
  }

  private static boolean isSwitchOverTypes(Handle bootstrap, Object... labels) {
    return bootstrap.getOwner().equals(SWITCHES)
        && bootstrap.getName().equals("typeSwitch")
        && Stream.of(labels).allMatch(Type.class::isInstance);
  }

  private static boolean isOfRecord(Handle bootstrap, String method) {
    return bootstrap.getOwner().equals(RECORDS)
        && (method.equals("equals") || method.equals("hashCode"));
  }

  /// A class without them.
  private static final class Plain extends ClassVisitor {
    private final List<Added> added = new ArrayList<>();
    private String name = "";
    private boolean isInterface;

    Plain(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    /// Whether anything was taken out.
    boolean isChanged() {
      return !added.isEmpty();
    }

    @Override
    public void visit(
        int version, int access, String self, String generic, String above, String[] interfaces) {
      name = self;
      isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
      super.visit(version, access, self, generic, above, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String type, String generic, String[] thrown) {
      return new MethodVisitor(
          Opcodes.ASM9, super.visitMethod(access, method, type, generic, thrown)) {
        @Override
        public void visitInvokeDynamicInsn(
            String called, String calledType, Handle bootstrap, Object... arguments) {
          if (isSwitchOverTypes(bootstrap, arguments)) {
            call(new SwitchOverTypes("typeSwitch$" + added.size(), calledType, arguments));
          } else if (isOfRecord(bootstrap, called)) {
            call(new Components(name, called + "$", calledType, arguments));
          } else {
            super.visitInvokeDynamicInsn(called, calledType, bootstrap, arguments);
          }
        }

        private void call(Added instead) {
          added.add(instead);
          visitMethodInsn(Opcodes.INVOKESTATIC, name, instead.name(), instead.type(), isInterface);
        }
      };
    }

    @Override
    public void visitEnd() {
      added.forEach(one -> one.addTo(cv));
      super.visitEnd();
    }
  }

  /// A method that a class gets.
  private sealed interface Added {
    String name();

    String type();

    void addTo(ClassVisitor to);
  }

  private static MethodVisitor method(ClassVisitor to, String name, String type) {
    int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
    MethodVisitor code = to.visitMethod(access, name, type, null, null);
    code.visitCode();
    return code;
  }

  private static void end(MethodVisitor code, int instruction, int stack, int locals) {
    code.visitInsn(instruction);
    code.visitMaxs(stack, locals);
    code.visitEnd();
  }

  /// A method that says, of an object and the place to begin at, the place of the first type that
  /// the object has: -1 for null, the number of types where it has none of them.
  private record SwitchOverTypes(String name, String type, Object... types) implements Added {
    @Override
    public void addTo(ClassVisitor to) {
      MethodVisitor code = method(to, name, type);
      Label known = new Label();
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitJumpInsn(Opcodes.IFNONNULL, known);
      code.visitInsn(Opcodes.ICONST_M1);
      code.visitInsn(Opcodes.IRETURN);
      code.visitLabel(known);
      code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      for (int i = 0; i < types.length; i++) {
        Label next = new Label();
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitLdcInsn(i);
        code.visitJumpInsn(Opcodes.IF_ICMPGT, next);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitTypeInsn(Opcodes.INSTANCEOF, ((Type) types[i]).getInternalName());
        code.visitJumpInsn(Opcodes.IFEQ, next);
        code.visitLdcInsn(i);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(next);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      }
      code.visitLdcInsn(types.length);
      end(code, Opcodes.IRETURN, 2, 2);
    }
  }

  /// What `equals` or `hashCode` of a record does with its components.
  private record Components(String record, String name, String type, Object... arguments)
      implements Added {
    private static final int FIRST_GETTER = 2;

    @Override
    public void addTo(ClassVisitor to) {
      MethodVisitor code = method(to, name, type);
      if (name.startsWith("equals")) {
        equals(code);
      } else {
        hashCode(code);
      }
    }

    /// 31 times what there is, plus that of the next: as `ObjectMethods` has it.
    private void hashCode(MethodVisitor code) {
      code.visitInsn(Opcodes.ICONST_0);
      for (Handle field : fields()) {
        code.visitIntInsn(Opcodes.BIPUSH, 31);
        code.visitInsn(Opcodes.IMUL);
        read(code, field);
        Type of = Type.getType(field.getDesc());
        boolean isObject = of.getSort() >= Type.ARRAY;
        code.visitMethodInsn(
            Opcodes.INVOKESTATIC,
            isObject ? "java/util/Objects" : box(of),
            "hashCode",
            isObject ? "(Ljava/lang/Object;)I" : "(" + of.getDescriptor() + ")I",
            false);
        code.visitInsn(Opcodes.IADD);
      }
      end(code, Opcodes.IRETURN, 4, 1);
    }

    private void equals(MethodVisitor code) {
      Label differ = new Label();
      code.visitVarInsn(Opcodes.ALOAD, 1);
      code.visitTypeInsn(Opcodes.INSTANCEOF, record);
      code.visitJumpInsn(Opcodes.IFEQ, differ);
      for (Handle field : fields()) {
        Type of = Type.getType(field.getDesc());
        read(code, field);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.CHECKCAST, record);
        code.visitFieldInsn(Opcodes.GETFIELD, record, field.getName(), field.getDesc());
        if (of.getSort() >= Type.ARRAY) {
          code.visitMethodInsn(
              Opcodes.INVOKESTATIC,
              "java/util/Objects",
              "equals",
              "(Ljava/lang/Object;Ljava/lang/Object;)Z",
              false);
          code.visitJumpInsn(Opcodes.IFEQ, differ);
        } else {
          String both = "(" + of.getDescriptor() + of.getDescriptor() + ")I";
          code.visitMethodInsn(Opcodes.INVOKESTATIC, box(of), "compare", both, false);
          code.visitJumpInsn(Opcodes.IFNE, differ);
        }
      }
      code.visitInsn(Opcodes.ICONST_1);
      code.visitInsn(Opcodes.IRETURN);
      code.visitLabel(differ);
      code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      code.visitInsn(Opcodes.ICONST_0);
      end(code, Opcodes.IRETURN, 5, 2);
    }

    private void read(MethodVisitor code, Handle field) {
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitFieldInsn(Opcodes.GETFIELD, record, field.getName(), field.getDesc());
    }

    private List<Handle> fields() {
      return Arrays.stream(arguments).skip(FIRST_GETTER).map(Handle.class::cast).toList();
    }

    private static String box(Type primitive) {
      return switch (primitive.getSort()) {
        case Type.BOOLEAN -> "java/lang/Boolean";
        case Type.CHAR -> "java/lang/Character";
        case Type.BYTE -> "java/lang/Byte";
        case Type.SHORT -> "java/lang/Short";
        case Type.INT -> "java/lang/Integer";
        case Type.FLOAT -> "java/lang/Float";
        case Type.LONG -> "java/lang/Long";
        case Type.DOUBLE -> "java/lang/Double";
        default -> throw new IllegalStateException(primitive.getDescriptor());
      };
    }
  }
}
