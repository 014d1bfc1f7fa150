package org.quadrant.simd;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.kernels.StripLayout;
import org.quadrant.tuning.RegisterTile;

/**
 * The innermost code of a matrix product, for a block of accumulators of one size: for its rows r
 * and its vectors j of neurons
 *
 * <pre>{@code
 * for (int t = 0; t < count; t++) {
 *   int input = x0 + t / STRIP * stride + t % STRIP * inputStep;
 *   c[j][r] = fma(b[j][t], broadcast(x[input + r * rowDistance]), c[j][r]);
 * }
 * }</pre>
 *
 * <p>where the sums begin with zero, or resume those in c, STRIP is {@link StripLayout#STRIP}, and
 * the input step is one row if rows are a strip apart, and a strip if they are one apart. Vector j
 * begins where {@link Panels} says; from one t to the next in b are {@code step} floats, from one r
 * to the next in c a strip. It is straight-line code with a local variable for each accumulator,
 * since the compiler keeps vectors in registers only as local variables.
 *
 * <p>Where all registers are needed, the order of instructions decides whether the accumulators
 * stay in them, and the compiler does not look at registers when it orders those of one basic
 * block: it begins with all the loads. Therefore {@code step} is read from a field that is not
 * final, although it always is a strip: the compiler cannot take the checks of the indices of b out
 * of the loop then, and each of them ends a basic block and keeps the loads of one t from those of
 * the next. The indices of x are constants apart within a group of {@link RegisterTile#unrolled()}
 * values of t, so that two checks are enough for them all.
 */
final class BlockCode {
  private static final int STRIP_BITS = Integer.numberOfTrailingZeros(StripLayout.STRIP);
  private static final ClassDesc FLOATS = CD_float.arrayType();

  /**
   * Of the methods written here: (count, x, x0, b, b0, stride, v, bStrip, c, c0, cStrip, resume).
   * What each round needs comes first, since only the first parameters come in registers.
   */
  static final MethodTypeDesc TYPE =
      MethodTypeDesc.of(
          CD_void,
          CD_int,
          FLOATS,
          CD_int,
          FLOATS,
          CD_int,
          CD_int,
          CD_int,
          CD_int,
          FLOATS,
          CD_int,
          CD_int,
          CD_boolean);

  // Local variables. The parameters take one each.
  private static final int COUNT = 0;
  private static final int X = 1;
  private static final int X0 = 2;
  private static final int B = 3;
  private static final int B0 = 4;
  private static final int STRIDE = 5;
  private static final int V = 6;
  private static final int B_STRIP = 7;
  private static final int C = 8;
  private static final int C0 = 9;
  private static final int C_STRIP = 10;
  private static final int RESUME = 11;
  private static final int T = 12;
  private static final int INPUT = 13;
  private static final int GROUP_STEP = 14;
  private static final int BROADCAST = 15;
  private static final int FURTHER = 16;

  private static final ClassDesc VECTOR = symbol(FloatVector.class);
  private static final ClassDesc OPERAND = symbol(Vector.class);
  private static final ClassDesc SPECIES = symbol(VectorSpecies.class);
  private static final MethodTypeDesc INDEX = MethodTypeDesc.of(CD_int, CD_int, CD_int, CD_int);

  private final CodeBuilder code;
  private final ClassDesc product;
  private final int rows;
  private final int vectors;
  private final int unrolled;
  private final int lanes;
  private final boolean inOneStrip;
  private final int rowDistance;
  private final int inputStep;

  /**
   * Code that is not written yet.
   *
   * @param code receives it
   * @param product the class that it belongs to
   * @param shape largest block of the product
   * @param rows of the block
   * @param vectors of the block
   * @param lanes floats per vector
   * @param rowDistance of two rows of inputs in x: 1 or a strip
   */
  BlockCode(
      CodeBuilder code,
      ClassDesc product,
      RegisterTile shape,
      int rows,
      int vectors,
      int lanes,
      int rowDistance) {
    this.code = code;
    this.product = product;
    this.rows = rows;
    this.vectors = vectors;
    this.unrolled = shape.unrolled();
    this.lanes = lanes;
    this.inOneStrip = shape.inOneStrip(lanes);
    this.rowDistance = rowDistance;
    this.inputStep = StripLayout.STRIP / rowDistance;
  }

  private static ClassDesc symbol(Class<?> type) {
    return ClassDesc.of(type.getName());
  }

  /** Of each vector: where b begins, where c does, a factor, and a sum for each row. */
  private int b(int j) {
    return FURTHER + j * (3 + rows);
  }

  private int c(int j) {
    return b(j) + 1;
  }

  private int factor(int j) {
    return b(j) + 2;
  }

  private int sum(int r, int j) {
    return b(j) + 3 + r;
  }

  /** What is done for each accumulator. */
  @FunctionalInterface
  private interface Each {
    void write(int r, int j);
  }

  private void each(Each what) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < vectors; j++) {
        what.write(r, j);
      }
    }
  }

  void write() {
    for (int j = 0; j < vectors; j++) {
      base(j, B_STRIP, B0).istore(b(j));
      base(j, C_STRIP, C0).istore(c(j));
    }
    each((r, j) -> species().invokestatic(VECTOR, "zero", vectorOf()).astore(sum(r, j)));
    Label begin = code.newLabel();
    code.iload(RESUME).ifeq(begin);
    each((r, j) -> fromArray(C, c(j), r).astore(sum(r, j)));
    code.labelBinding(begin).iconst_0().istore(T).iload(X0).istore(INPUT);
    if (unrolled > 1) {
      writeLoop(unrolled);
    }
    writeLoop(1);
    each(
        (r, j) -> {
          code.aload(sum(r, j)).aload(C).iload(c(j)).loadConstant(r * StripLayout.STRIP).iadd();
          code.invokevirtual(VECTOR, "intoArray", MethodTypeDesc.of(CD_void, FLOATS, CD_int));
        });
    code.return_();
  }

  /** Goes on by whole groups of values of t, as long as there are any. */
  private void writeLoop(int group) {
    boolean running = inputStep == StripLayout.STRIP;
    if (running) {
      step().loadConstant(group).imul().istore(GROUP_STEP);
    }
    Label round = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(round).iload(T).loadConstant(group - 1).iadd().iload(COUNT).if_icmpge(end);
    if (!running) {
      // By shift and mask, since the compiler does not know that t is not negative.
      code.iload(T).loadConstant(STRIP_BITS).ishr().iload(STRIDE).imul();
      code.iload(T).loadConstant(StripLayout.STRIP - 1).iand().loadConstant(inputStep).imul();
      code.iadd().iload(X0).iadd().istore(INPUT);
    }
    for (int u = 0; u < group; u++) {
      writeFactors();
      writeSums(u * inputStep);
    }
    if (running) {
      code.iload(INPUT).iload(GROUP_STEP).iadd().istore(INPUT);
    }
    code.iinc(T, group).goto_(round).labelBinding(end);
  }

  /** Loads the vectors of one t, and goes on to the next t. */
  private void writeFactors() {
    for (int j = 0; j < vectors; j++) {
      species().aload(B).iload(b(inOneStrip ? 0 : j));
      if (inOneStrip) {
        code.loadConstant(j * lanes).iadd();
      }
      code.invokestatic(VECTOR, "fromArray", vectorOf(FLOATS, CD_int)).astore(factor(j));
    }
    for (int j = 0; j < (inOneStrip ? 1 : vectors); j++) {
      code.iload(b(j));
      step().iadd().istore(b(j));
    }
  }

  private void writeSums(int offset) {
    for (int r = 0; r < rows; r++) {
      species().aload(X).iload(INPUT).loadConstant(offset + r * rowDistance).iadd().faload();
      code.invokestatic(VECTOR, "broadcast", vectorOf(CD_float)).astore(BROADCAST);
      for (int j = 0; j < vectors; j++) {
        code.aload(factor(j)).aload(BROADCAST).aload(sum(r, j));
        code.invokevirtual(VECTOR, "fma", MethodTypeDesc.of(VECTOR, OPERAND, OPERAND));
        code.astore(sum(r, j));
      }
    }
  }

  /** Where vector v + j begins. */
  private CodeBuilder base(int j, int strip, int begin) {
    code.iload(V).loadConstant(j).iadd().getstatic(product, "LANES", CD_int).iload(strip);
    return code.invokestatic(symbol(Panels.class), "base", INDEX).iload(begin).iadd();
  }

  private CodeBuilder fromArray(int array, int begin, int row) {
    species().aload(array).iload(begin).loadConstant(row * StripLayout.STRIP).iadd();
    return code.invokestatic(VECTOR, "fromArray", vectorOf(FLOATS, CD_int));
  }

  private CodeBuilder step() {
    return code.getstatic(product, "step", CD_int);
  }

  private CodeBuilder species() {
    return code.getstatic(product, "SPECIES", SPECIES);
  }

  /** Type of a method that makes a vector of a species and something else. */
  private static MethodTypeDesc vectorOf(ClassDesc... others) {
    return MethodTypeDesc.of(VECTOR, others).insertParameterTypes(0, SPECIES);
  }
}
