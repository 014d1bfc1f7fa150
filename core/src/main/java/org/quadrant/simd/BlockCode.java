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

/**
 * The innermost code of a matrix product, for a block of accumulators of one size: for its rows r
 * and its vectors j of neurons
 *
 * <pre>{@code
 * for (int t = 0; t < count; t++) {
 *   c[j][r] = fma(b[j][t], broadcast(x[input(x0, stride, t) + r * rowDistance]), c[j][r]);
 * }
 * }</pre>
 *
 * <p>where the sums begin with zero, or resume those in c. It is straight-line code with a local
 * variable for each accumulator, since the compiler keeps vectors in registers only as local
 * variables. Vector j begins where {@link Panels} says; from one t to the next in b, and from one r
 * to the next in c, are {@link StripLayout#STRIP} floats.
 */
final class BlockCode {
  private static final ClassDesc FLOATS = CD_float.arrayType();

  /**
   * Of the methods written here: (v, count, x, x0, stride, b, b0, bStrip, c, c0, cStrip, resume).
   */
  static final MethodTypeDesc TYPE =
      MethodTypeDesc.of(
          CD_void,
          CD_int,
          CD_int,
          FLOATS,
          CD_int,
          CD_int,
          FLOATS,
          CD_int,
          CD_int,
          FLOATS,
          CD_int,
          CD_int,
          CD_boolean);

  // Local variables. The parameters take one each.
  private static final int V = 0;
  private static final int COUNT = 1;
  private static final int X = 2;
  private static final int X0 = 3;
  private static final int STRIDE = 4;
  private static final int B = 5;
  private static final int B0 = 6;
  private static final int B_STRIP = 7;
  private static final int C = 8;
  private static final int C0 = 9;
  private static final int C_STRIP = 10;
  private static final int RESUME = 11;
  private static final int T = 12;
  private static final int INPUT = 13;
  private static final int BROADCAST = 14;
  private static final int FURTHER = 15;

  private static final ClassDesc VECTOR = symbol(FloatVector.class);
  private static final ClassDesc OPERAND = symbol(Vector.class);
  private static final ClassDesc SPECIES = symbol(VectorSpecies.class);
  private static final MethodTypeDesc INDEX = MethodTypeDesc.of(CD_int, CD_int, CD_int, CD_int);

  private final CodeBuilder code;
  private final ClassDesc product;
  private final int rows;
  private final int vectors;
  private final int rowDistance;

  /**
   * Code that is not written yet.
   *
   * @param code receives it
   * @param product the class that it belongs to
   * @param rows of the block
   * @param vectors of the block
   * @param rowDistance of two rows of inputs in x
   */
  BlockCode(CodeBuilder code, ClassDesc product, int rows, int vectors, int rowDistance) {
    this.code = code;
    this.product = product;
    this.rows = rows;
    this.vectors = vectors;
    this.rowDistance = rowDistance;
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
    code.labelBinding(begin).iconst_0().istore(T);
    Label round = code.newLabel();
    Label end = code.newLabel();
    code.labelBinding(round).iload(T).iload(COUNT).if_icmpge(end);
    writeRound();
    code.iinc(T, 1).goto_(round).labelBinding(end);
    each(
        (r, j) -> {
          code.aload(sum(r, j)).aload(C).iload(c(j)).loadConstant(r * StripLayout.STRIP).iadd();
          code.invokevirtual(VECTOR, "intoArray", MethodTypeDesc.of(CD_void, FLOATS, CD_int));
        });
    code.return_();
  }

  private void writeRound() {
    for (int j = 0; j < vectors; j++) {
      species().aload(B).iload(b(j)).iload(T).loadConstant(StripLayout.STRIP).imul().iadd();
      code.invokestatic(VECTOR, "fromArray", vectorOf(FLOATS, CD_int)).astore(factor(j));
    }
    code.iload(X0).iload(STRIDE).iload(T).invokestatic(product, "input", INDEX).istore(INPUT);
    for (int r = 0; r < rows; r++) {
      species().aload(X).iload(INPUT).loadConstant(r * rowDistance).iadd().faload();
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

  private CodeBuilder species() {
    return code.getstatic(product, "SPECIES", SPECIES);
  }

  /** Type of a method that makes a vector of a species and something else. */
  private static MethodTypeDesc vectorOf(ClassDesc... others) {
    return MethodTypeDesc.of(VECTOR, others).insertParameterTypes(0, SPECIES);
  }
}
