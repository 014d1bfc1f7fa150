package org.quadrant.benchmarks.validation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.Kernels;

/** Correct arithmetic of which one method has been tampered with. */
final class Altered {
  private Altered() {}

  /** Takes the place of a method. */
  @FunctionalInterface
  interface Alteration {
    /**
     * Takes the place of a call.
     *
     * @param arguments arguments of the call; may be changed
     * @param original makes the call, with the arguments as they then are
     */
    void call(Object[] arguments, Runnable original);
  }

  /** Kernels that differ in one method. */
  static Kernels kernels(Kernels base, String method, Alteration alteration) {
    return altered(Kernels.class, base, method, alteration);
  }

  /** Sampling that differs in one method. */
  static DeviateKernels deviates(DeviateKernels base, String method, Alteration alteration) {
    return altered(DeviateKernels.class, base, method, alteration);
  }

  /** Kernels with other sampling. */
  static Kernels kernels(Kernels base, DeviateKernels deviates) {
    return proxy(
        Kernels.class,
        (called, arguments) ->
            called.getName().equals("deviates") ? deviates : invoke(base, called, arguments));
  }

  private static <T> T altered(Class<T> type, T base, String method, Alteration alteration) {
    return proxy(
        type,
        (called, arguments) -> {
          if (!called.getName().equals(method)) {
            return invoke(base, called, arguments);
          }
          alteration.call(arguments, () -> invoke(base, called, arguments));
          return null;
        });
  }

  /** What a proxy does. */
  @FunctionalInterface
  private interface Calls {
    Object call(Method called, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, Calls calls) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> calls.call(called, arguments)));
  }

  private static Object invoke(Object base, Method method, Object[] arguments) {
    try {
      method.setAccessible(true);
      return method.invoke(base, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
