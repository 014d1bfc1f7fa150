package org.quadrant.support;

import java.util.List;
import org.quadrant.problem.InputLaw;

/** The input laws under test: every law, parametrised ones at several parameters. */
public final class Laws {
  /** One of each, in the form {@link InputLaw#parse} reads. */
  public static final List<String> ALL =
      List.of(
          "gaussian",
          "rademacher",
          "uniform",
          "laplace",
          "student-t:2.5",
          "student-t:5",
          "ar1:0.6",
          "ar1:-0.6",
          "xor-mixture:2:0.5");

  private Laws() {}
}
