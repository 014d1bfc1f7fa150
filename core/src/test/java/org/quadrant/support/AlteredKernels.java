package org.quadrant.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.Kernels;

/** Kernels of which one has been tampered with. */
public final class AlteredKernels {
  private AlteredKernels() {}

  /** What happens instead of a kernel. */
  @FunctionalInterface
  public interface Alteration {
    /**
     * Takes the place of a call.
     *
     * @param arguments arguments of the call; may be changed
     * @param original makes the call, with the arguments as they then are
     */
    void call(Object[] arguments, Runnable original);
  }

  /**
   * Kernels that differ in one method.
   *
   * @param kernels all other methods
   * @param method name of the method
   * @param alteration takes its place
   * @return the altered kernels
   */
  public static Kernels of(Kernels kernels, String method, Alteration alteration) {
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, called, arguments) -> {
              if (!called.getName().equals(method)) {
                return invoke(kernels, called, arguments);
              }
              alteration.call(arguments, () -> invoke(kernels, called, arguments));
              return null;
            });
  }

  /**
   * Kernels that draw their samples elsewhere.
   *
   * @param kernels all the arithmetic of a step
   * @param draws what their {@link Kernels#deviates} returns
   * @return the altered kernels
   */
  public static Kernels drawingBy(Kernels kernels, DeviateKernels draws) {
    return (Kernels)
        Proxy.newProxyInstance(
            Kernels.class.getClassLoader(),
            new Class<?>[] {Kernels.class},
            (proxy, called, arguments) ->
                called.getName().equals("deviates") ? draws : invoke(kernels, called, arguments));
  }

  private static Object invoke(Kernels kernels, Method method, Object[] arguments) {
    try {
      return method.invoke(kernels, arguments);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
