package org.quadrant.benchmarks.functions;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.quadrant.math.FloatFunctions;
import org.quadrant.math.LargestErrors;

/** An elementary function of one float, over the arguments that the engines put into it. */
public enum ElementaryFunction {
  /** Natural logarithm of a uniform deviate. */
  LOG("log", 0x1p-33f, 1, LargestErrors.LOG) {
    @Override
    double exact(double x) {
      return Math.log(x);
    }

    @Override
    void ours(float[] x, float[] y) {
      for (int i = 0; i < x.length; i++) {
        y[i] = FloatFunctions.log(x[i]);
      }
    }

    @Override
    void math(float[] x, float[] y) {
      for (int i = 0; i < x.length; i++) {
        y[i] = (float) Math.log(x[i]);
      }
    }
  },
  /** Sine of an angle in turns, sin(2πt), |t| ≤ 1/4. */
  SIN_TURNS("sin-turns", -0.25f, 0.25f, LargestErrors.SIN_TURNS) {
    @Override
    double exact(double x) {
      return Math.sin(2 * Math.PI * x);
    }

    @Override
    void ours(float[] x, float[] y) {
      for (int i = 0; i < x.length; i++) {
        y[i] = FloatFunctions.sinTurns(x[i]);
      }
    }

    @Override
    void math(float[] x, float[] y) {
      for (int i = 0; i < x.length; i++) {
        y[i] = (float) Math.sin(2 * Math.PI * x[i]);
      }
    }
  },
  /** Square root; ours is the processor's. */
  SQRT("sqrt", 0, 50, 0.5) {
    @Override
    double exact(double x) {
      return Math.sqrt(x);
    }

    @Override
    void ours(float[] x, float[] y) {
      math(x, y);
    }

    @Override
    void math(float[] x, float[] y) {
      for (int i = 0; i < x.length; i++) {
        y[i] = (float) Math.sqrt(x[i]);
      }
    }
  },
  /** Exponential. */
  EXP("exp", -87, 88, LargestErrors.EXP) {
    @Override
    double exact(double x) {
      return Math.exp(x);
    }

    @Override
    void ours(float[] x, float[] y) {
      for (int i = 0; i < x.length; i++) {
        y[i] = FloatFunctions.exp(x[i]);
      }
    }

    @Override
    void math(float[] x, float[] y) {
      for (int i = 0; i < x.length; i++) {
        y[i] = (float) Math.exp(x[i]);
      }
    }
  },
  /** Logistic function. */
  SIGMOID("sigmoid", -80, 80, LargestErrors.SIGMOID) {
    @Override
    double exact(double x) {
      return 1 / (1 + Math.exp(-x));
    }

    @Override
    void ours(float[] x, float[] y) {
      for (int i = 0; i < x.length; i++) {
        y[i] = FloatFunctions.sigmoid(x[i]);
      }
    }

    @Override
    void math(float[] x, float[] y) {
      for (int i = 0; i < x.length; i++) {
        y[i] = (float) (1 / (1 + Math.exp(-x[i])));
      }
    }
  },
  /** Softplus, log(1 + eˣ). */
  SOFTPLUS("softplus", -80, 80, LargestErrors.SOFTPLUS) {
    @Override
    double exact(double x) {
      return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override
    void ours(float[] x, float[] y) {
      for (int i = 0; i < x.length; i++) {
        y[i] = FloatFunctions.softplus(x[i]);
      }
    }

    @Override
    void math(float[] x, float[] y) {
      for (int i = 0; i < x.length; i++) {
        y[i] = (float) (Math.max(x[i], 0) + Math.log1p(Math.exp(-Math.abs(x[i]))));
      }
    }
  };

  /** Names of the functions, for messages. */
  public static final String NAMES =
      Arrays.stream(values()).map(each -> each.text).collect(Collectors.joining(", "));

  private static final long SEED = 1;

  private final String text;
  private final float from;
  private final float to;
  private final double largestError;

  ElementaryFunction(String text, float from, float to, double largestError) {
    this.text = text;
    this.from = from;
    this.to = to;
    this.largestError = largestError;
  }

  /**
   * The function with a given name.
   *
   * @param name such as {@code log}
   * @throws IllegalArgumentException if there is none
   */
  public static ElementaryFunction parse(String name) {
    return Arrays.stream(values())
        .filter(each -> each.text.equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("function: " + name + "; allowed: " + NAMES));
  }

  /**
   * Arguments uniform over the function's range.
   *
   * @return the same numbers every time
   */
  float[] arguments(int count) {
    Random random = new Random(SEED);
    float[] x = new float[count];
    for (int i = 0; i < count; i++) {
      x[i] = from + (to - from) * random.nextFloat();
    }
    return x;
  }

  /** Largest error of ours, in units in the last place. */
  double largestError() {
    return largestError;
  }

  /** Value in double precision. */
  abstract double exact(double x);

  /** Values by {@link FloatFunctions}, scalar code. */
  abstract void ours(float[] x, float[] y);

  /** Values by {@link Math}, in double precision but for the roots, rounded to float. */
  abstract void math(float[] x, float[] y);
}
