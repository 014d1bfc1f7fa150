package org.quadrant.simd;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Makes one class per vector width out of one source.
 *
 * <p>The compiler turns vector operations into single instructions only where the species is a
 * constant, in practice a {@code static final} field. A class that reads its species from here is a
 * template: {@link #instantiate} defines it again as a hidden class for a given number of lanes, so
 * that several widths live in one JVM and each has its species as a constant of its own.
 */
public final class WidthTemplate {
  /** By the constants of a definition. */
  private static final ClassValue<Map<List<Integer>, MethodHandle>> CONSTRUCTORS =
      new ClassValue<>() {
        @Override
        protected Map<List<Integer>, MethodHandle> computeValue(Class<?> template) {
          return new ConcurrentHashMap<>();
        }
      };

  private WidthTemplate() {}

  /**
   * Makes an instance of the template as defined for a width.
   *
   * @param <T> what the template implements
   * @param host lookup of a class in the template's package
   * @param type what the template implements; an interface or class that the template extends
   * @param template a class with a constructor without parameters
   * @param lanes floats per vector
   * @return an instance of the class defined for that width; all of a width are of the same class
   */
  public static <T> T instantiate(
      MethodHandles.Lookup host, Class<T> type, Class<? extends T> template, int lanes) {
    return instantiate(host, type, template, List.of(lanes), code -> code);
  }

  /**
   * Makes an instance of the template as defined for a width and further constants.
   *
   * @param <T> what the template implements
   * @param host lookup of a class in the template's package
   * @param type what the template implements; an interface or class that the template extends
   * @param template a class with a constructor without parameters
   * @param constants floats per vector, and what else {@link #constant} is to give
   * @param completion what becomes of the template's class file, by these constants alone
   * @return an instance; all of the same constants are of the same class
   */
  static <T> T instantiate(
      MethodHandles.Lookup host,
      Class<T> type,
      Class<? extends T> template,
      List<Integer> constants,
      UnaryOperator<byte[]> completion) {
    MethodHandle constructor =
        CONSTRUCTORS
            .get(template)
            .computeIfAbsent(constants, each -> define(host, template, each, completion));
    try {
      return type.cast(constructor.invoke());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError(failure(template, constants), e);
    }
  }

  /** Defines the template, and gives the constructor. */
  private static MethodHandle define(
      MethodHandles.Lookup host,
      Class<?> template,
      List<Integer> constants,
      UnaryOperator<byte[]> completion) {
    try (InputStream code = template.getResourceAsStream(template.getSimpleName() + ".class")) {
      MethodHandles.Lookup hidden =
          host.defineHiddenClassWithClassData(
              completion.apply(code.readAllBytes()), constants, true);
      return hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(failure(template, constants), e);
    }
  }

  private static String failure(Class<?> template, List<Integer> constants) {
    return "cannot define " + template.getName() + " for " + constants.getFirst() + " lanes";
  }

  /**
   * Species of the template that asks.
   *
   * @param template the template's own lookup, {@code MethodHandles.lookup()} in a static field
   * @return the species with the number of lanes it was defined for
   */
  public static VectorSpecies<Float> floats(MethodHandles.Lookup template) {
    return VectorSpecies.of(float.class, shape(template));
  }

  /**
   * Species of the template that asks.
   *
   * @param template the template's own lookup, {@code MethodHandles.lookup()} in a static field
   * @return the species with the number of lanes it was defined for
   */
  public static VectorSpecies<Integer> ints(MethodHandles.Lookup template) {
    return VectorSpecies.of(int.class, shape(template));
  }

  private static VectorShape shape(MethodHandles.Lookup template) {
    return VectorShape.forBitSize(constant(template, 0) * Float.SIZE);
  }

  /**
   * One of the constants of the template that asks.
   *
   * @param template the template's own lookup
   * @param index of the constant; the first is the number of lanes
   * @return its value
   */
  static int constant(MethodHandles.Lookup template, int index) {
    try {
      return MethodHandles.classDataAt(template, ConstantDescs.DEFAULT_NAME, Integer.class, index);
    } catch (IllegalAccessException | NullPointerException e) {
      throw new LinkageError(template.lookupClass() + " is a template, not to be used itself", e);
    }
  }
}
