package org.quadrant.simd;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.quadrant.tuning.RegisterTile;

/**
 * Makes the classes of the matrix products, one for each vector width and {@link RegisterTile}. A
 * product is a template (see {@link WidthTemplate}) with constants {@code SPECIES} and {@code
 * LANES} that declares
 *
 * <pre>{@code
 * static int step = StripLayout.STRIP;
 *
 * static native void block(int rows, int vectors, int count, float[] x, int x0, float[] b, int b0,
 *     int stride, int v, int bStrip, float[] c, int c0, int cStrip, boolean resume);
 * }</pre>
 *
 * <p>The native method is replaced by one that goes on, by rows and vectors, to the code that
 * {@link BlockCode} writes for blocks of this size.
 */
final class TileCode {
  private static final String BLOCK = "block";

  /** Constants that every template has: its width and its shape. */
  private static final int OWN = 4;

  /** Of HotSpot, {@code HugeMethodLimit}. */
  private static final int LARGEST_METHOD = 8000;

  private final ClassDesc product;
  private final int lanes;
  private final RegisterTile shape;
  private final int rowDistance;

  private TileCode(ClassDesc product, int lanes, RegisterTile shape, int rowDistance) {
    this.product = product;
    this.lanes = lanes;
    this.shape = shape;
    this.rowDistance = rowDistance;
  }

  /**
   * Makes an instance of a product.
   *
   * @param <T> what it implements
   * @param type what it implements
   * @param template declares what is said above
   * @param lanes floats per vector
   * @param shape of its accumulators
   * @param rowDistance of two rows of inputs in x
   * @param further constants of the template's own, for {@link #further}
   * @return an instance of the class defined for that width, shape and these constants
   */
  static <T> T instantiate(
      Class<T> type,
      Class<? extends T> template,
      int lanes,
      RegisterTile shape,
      int rowDistance,
      Integer... further) {
    List<Integer> constants =
        new ArrayList<>(List.of(lanes, shape.rows(), shape.vectors(), shape.unrolled()));
    Collections.addAll(constants, further);
    return WidthTemplate.instantiate(
        MethodHandles.lookup(),
        type,
        template,
        List.copyOf(constants),
        code -> complete(code, lanes, shape, rowDistance));
  }

  /**
   * A constant of the template's own.
   *
   * @param template the template's own lookup
   * @param index among those that it was instantiated with
   * @return its value
   */
  static int further(MethodHandles.Lookup template, int index) {
    return WidthTemplate.constant(template, OWN + index);
  }

  /**
   * The shape that a template was defined for.
   *
   * @param template the template's own lookup
   * @return the shape
   */
  static RegisterTile shape(MethodHandles.Lookup template) {
    return new RegisterTile(
        WidthTemplate.constant(template, 1),
        WidthTemplate.constant(template, 2),
        WidthTemplate.constant(template, 3));
  }

  private static byte[] complete(byte[] template, int lanes, RegisterTile shape, int rowDistance) {
    ClassFile file = ClassFile.of();
    ClassModel model = file.parse(template);
    TileCode code = new TileCode(model.thisClass().asSymbol(), lanes, shape, rowDistance);
    byte[] complete =
        file.transformClass(
            model,
            ClassTransform.dropping(
                    each ->
                        each instanceof MethodModel method
                            && method.methodName().equalsString(BLOCK))
                .andThen(ClassTransform.endHandler(code::addMethods)));
    requireCompilable(file.parse(complete), shape);
    return complete;
  }

  /**
   * HotSpot compiles no method beyond a size, and interpreted vectors are a thousand times slower.
   */
  private static void requireCompilable(ClassModel product, RegisterTile shape) {
    for (MethodModel method : product.methods()) {
      int length = method.findAttribute(Attributes.code()).map(CodeAttribute::codeLength).orElse(0);
      if (length > LARGEST_METHOD) {
        throw new IllegalArgumentException(
            "tile: "
                + shape
                + ", whose code takes "
                + length
                + " bytes; allowed: "
                + LARGEST_METHOD
                + ", beyond which the JVM does not compile");
      }
    }
  }

  private void addMethods(ClassBuilder target) {
    int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC;
    target.withMethodBody(
        BLOCK, BlockCode.TYPE.insertParameterTypes(0, CD_int, CD_int), flags, this::choose);
    for (int rows : shape.rowCounts()) {
      for (int vectors = 1; vectors <= shape.vectors(); vectors++) {
        int width = vectors;
        target.withMethodBody(
            name(rows, vectors),
            BlockCode.TYPE,
            flags,
            code -> new BlockCode(code, product, shape, rows, width, lanes, rowDistance).write());
      }
    }
  }

  private static String name(int rows, int vectors) {
    return BLOCK + rows + "x" + vectors;
  }

  /** Calls the method of the size that is asked for; the usual sizes come first. */
  private void choose(CodeBuilder code) {
    for (int rows : shape.rowCounts()) {
      for (int vectors = shape.vectors(); vectors > 0; vectors--) {
        Label other = code.newLabel();
        code.iload(0).loadConstant(rows).if_icmpne(other);
        code.iload(1).loadConstant(vectors).if_icmpne(other);
        int local = 2;
        for (ClassDesc parameter : BlockCode.TYPE.parameterList()) {
          code.loadLocal(TypeKind.from(parameter), local++);
        }
        code.invokestatic(product, name(rows, vectors), BlockCode.TYPE).return_();
        code.labelBinding(other);
      }
    }
    ClassDesc error = ClassDesc.of(AssertionError.class.getName());
    code.new_(error).dup().loadConstant("no block of this size in a tile of " + shape);
    code.invokespecial(error, "<init>", MethodTypeDesc.of(CD_void, CD_Object)).athrow();
  }
}
