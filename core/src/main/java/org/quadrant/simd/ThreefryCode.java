package org.quadrant.simd;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.function.IntConsumer;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.random.SampleCounter;
import org.quadrant.random.Threefry4x32;

/**
 * The innermost code of random words: {@link Threefry4x32} with blocks along the lanes, several
 * slots in turn. A class that has it is a template (see {@link WidthTemplate}) with a constant
 * {@code INTS} that declares
 *
 * <pre>{@code
 * static int group = 4;
 * static int back = -20;
 *
 * static native void together(int[] schedule, int firstBlock, long step, int firstSlot, int slots,
 *     int[] words, int offset);
 * static native void single(...);
 * }</pre>
 *
 * <p>The native methods are replaced by the code written here, for {@value #TOGETHER} slots at once
 * and for one; {@code slots} is a multiple of that number.
 *
 * <p>A slot is a chain of 45 dependent instructions, 65 where a rotation takes three, of two cycles
 * each on Zen 5. A processor looks ahead by as many instructions as wait in its schedulers, about
 * those of one slot, so that the next slot does not start early enough to fill the pauses: slots
 * have to take turns in the order of instructions. The compiler undoes that within a basic block,
 * where it goes on with one slot as long as it can, since that needs the fewest registers. So the
 * blocks are kept small: the key words of four rounds are read between them, at an index that
 * advances by the fields {@code group} and {@code back}. The compiler does not know that the sum of
 * a round is zero, and keeps the checks of the index where they are. Read there, the key words take
 * no registers, either.
 */
final class ThreefryCode {
  /** Slots that take turns. */
  static final int TOGETHER = 2;

  private static final int WORDS = Threefry4x32.WORDS;
  private static final int STRIP = SampleCounter.STRIP;
  private static final ClassDesc INTS = CD_int.arrayType();
  private static final ClassDesc VECTOR = symbol(IntVector.class);
  private static final ClassDesc OPERAND = symbol(Vector.class);
  private static final ClassDesc SPECIES = symbol(VectorSpecies.class);
  private static final ClassDesc OPERATORS = symbol(VectorOperators.class);
  private static final ClassDesc BINARY = symbol(VectorOperators.Binary.class);
  private static final ClassDesc ASSOCIATIVE = symbol(VectorOperators.Associative.class);
  private static final MethodTypeDesc TYPE =
      MethodTypeDesc.of(CD_void, INTS, CD_int, CD_long, CD_int, CD_int, INTS, CD_int);

  // Local variables. The parameters come first, and a long takes two.
  private static final int SCHEDULE = 0;
  private static final int FIRST_BLOCK = 1;
  private static final int STEP = 2;
  private static final int FIRST_SLOT = 4;
  private static final int SLOTS = 5;
  private static final int TO = 6;
  private static final int OFFSET = 7;
  private static final int BLOCK = 8;
  private static final int LOW = 9;
  private static final int HIGH = 10;
  private static final int KEY_INDEX = 11;
  private static final int SLOT = 12;
  private static final int KEY = 13;
  private static final int FURTHER = 14;

  private final CodeBuilder code;
  private final ClassDesc owner;
  private final int together;

  private ThreefryCode(CodeBuilder code, ClassDesc owner, int together) {
    this.code = code;
    this.owner = owner;
    this.together = together;
  }

  /**
   * Replaces the native methods of a template.
   *
   * @param template its class file
   * @return the class file with the methods written here
   */
  static byte[] complete(byte[] template) {
    ClassFile file = ClassFile.of();
    ClassModel model = file.parse(template);
    ClassDesc owner = model.thisClass().asSymbol();
    return file.transformClass(
        model,
        ClassTransform.dropping(
                each -> each instanceof MethodModel method && method.flags().has(AccessFlag.NATIVE))
            .andThen(
                ClassTransform.endHandler(
                    target -> {
                      add(target, owner, "together", TOGETHER);
                      add(target, owner, "single", 1);
                    })));
  }

  private static void add(ClassBuilder target, ClassDesc owner, String name, int together) {
    target.withMethodBody(
        name,
        TYPE,
        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
        code -> new ThreefryCode(code, owner, together).write());
  }

  private static ClassDesc symbol(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }

  /** Word of the state of one of the slots. */
  private int x(int word, int slot) {
    return FURTHER + slot * WORDS + word;
  }

  private void each(IntConsumer slot) {
    for (int s = 0; s < together; s++) {
      slot.accept(s);
    }
  }

  private void write() {
    writeCounter();
    code.loadConstant(WORDS).istore(KEY_INDEX).iconst_0().istore(SLOT);
    Label round = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(round).iload(SLOT).iload(SLOTS).if_icmpge(end);
    writeStart();
    for (int number = 0; number < Threefry4x32.ROUNDS; number++) {
      int other = number % 2 == 0 ? 1 : 3;
      writeMix(0, other, Threefry4x32.rotation(number, 0));
      writeMix(2, WORDS - other, Threefry4x32.rotation(number, 1));
      if (number % Threefry4x32.ROUNDS_PER_INJECTION == Threefry4x32.ROUNDS_PER_INJECTION - 1) {
        writeInjection();
      }
    }
    advanceKey("back");
    writeResult();
    code.iinc(SLOT, together).goto_(round).labelBinding(end).return_();
  }

  /** The words of the counter that are the same for all slots, with the key added. */
  private void writeCounter() {
    species().iload(FIRST_BLOCK).aload(SCHEDULE).iconst_0().iaload().iadd();
    broadcast().iconst_1().invokevirtual(VECTOR, "addIndex", MethodTypeDesc.of(VECTOR, CD_int));
    code.astore(BLOCK);
    species().lload(STEP).l2i().aload(SCHEDULE).iconst_2().iaload().iadd();
    broadcast().astore(LOW);
    species().lload(STEP).loadConstant(Integer.SIZE).lushr().l2i();
    code.aload(SCHEDULE).iconst_3().iaload().iadd();
    broadcast().astore(HIGH);
  }

  private void writeStart() {
    each(
        s -> {
          code.aload(BLOCK).astore(x(0, s)).aload(LOW).astore(x(2, s)).aload(HIGH).astore(x(3, s));
          species().iload(FIRST_SLOT).iload(SLOT).iadd().loadConstant(s).iadd();
          code.aload(SCHEDULE).iconst_1().iaload().iadd();
          broadcast().astore(x(1, s));
        });
  }

  private void writeMix(int sum, int other, int rotation) {
    each(s -> add(x(sum, s), x(other, s)));
    each(
        s -> {
          code.aload(x(other, s)).getstatic(OPERATORS, "ROL", BINARY).loadConstant(rotation);
          code.invokevirtual(VECTOR, "lanewise", MethodTypeDesc.of(VECTOR, BINARY, CD_int));
          code.getstatic(OPERATORS, "XOR", ASSOCIATIVE).aload(x(sum, s));
          code.invokevirtual(VECTOR, "lanewise", MethodTypeDesc.of(VECTOR, BINARY, OPERAND));
          code.astore(x(other, s));
        });
  }

  private void writeInjection() {
    for (int word = 0; word < WORDS; word++) {
      int state = word;
      species().aload(SCHEDULE).iload(KEY_INDEX).loadConstant(word).iadd().iaload();
      broadcast().astore(KEY);
      each(s -> add(x(state, s), KEY));
    }
    advanceKey("group");
  }

  private void advanceKey(String field) {
    code.iload(KEY_INDEX).getstatic(owner, field, CD_int).iadd().istore(KEY_INDEX);
  }

  private void writeResult() {
    for (int word = 0; word < WORDS; word++) {
      int state = word;
      each(
          s -> {
            code.aload(x(state, s)).aload(TO).iload(SLOT).loadConstant(s).iadd();
            code.loadConstant(WORDS * STRIP).imul().iload(OFFSET).iadd();
            code.loadConstant(state * STRIP).iadd();
            code.invokevirtual(VECTOR, "intoArray", MethodTypeDesc.of(CD_void, INTS, CD_int));
          });
    }
  }

  private void add(int sum, int term) {
    code.aload(sum).aload(term);
    code.invokevirtual(VECTOR, "add", MethodTypeDesc.of(VECTOR, OPERAND)).astore(sum);
  }

  private CodeBuilder species() {
    return code.getstatic(owner, "INTS", SPECIES);
  }

  private CodeBuilder broadcast() {
    return code.invokestatic(VECTOR, "broadcast", MethodTypeDesc.of(VECTOR, SPECIES, CD_int));
  }
}
