package org.quadrant.simd;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final ClassValue<Map<Integer, MethodHandle>> CONSTRUCTORS =
      new ClassValue<>() {
        @Override
        protected Map<Integer, MethodHandle> computeValue(Class<?> template) {
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
    MethodHandle constructor =
        CONSTRUCTORS.get(template).computeIfAbsent(lanes, width -> define(host, template, width));
    try {
      return type.cast(constructor.invoke());
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new LinkageError(failure(template, lanes), e);
    }
  }

  /** Defines the template for a width, and gives the constructor. */
  private static MethodHandle define(MethodHandles.Lookup host, Class<?> template, int lanes) {
    try (InputStream code = template.getResourceAsStream(template.getSimpleName() + ".class")) {
      MethodHandles.Lookup hidden =
          host.defineHiddenClassWithClassData(code.readAllBytes(), lanes, true);
      return hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(failure(template, lanes), e);
    }
  }

  private static String failure(Class<?> template, int lanes) {
    return "cannot define " + template.getName() + " for " + lanes + " lanes";
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
    try {
      int lanes = MethodHandles.classData(template, ConstantDescs.DEFAULT_NAME, Integer.class);
      return VectorShape.forBitSize(lanes * Float.SIZE);
    } catch (IllegalAccessException e) {
      throw new LinkageError(template.lookupClass() + " is a template, not to be used itself", e);
    }
  }
}
