package org.quadrant.theory;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;
import org.quadrant.dynamics.Axis;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.problem.InputLaw;

/**
 * The flow for independent x₁, x₂ of a symmetric density, by quadrature. Between the directions of
 * adjacent blocks of masses A (label +1) and B (label −1) lies a half-axis; let a be the distance
 * along it, z ≥ 0 that from it, on the side whose label of signs is y. There u_A = (a + yz)/√2, u_B
 * = (a − yz)/√2 and
 *
 * <pre>y f = S (z − z₀),  S = (A + B)/√2,  z₀ = −y a (A − B)/(A + B),</pre>
 *
 * <p>so that with the moments P_k(a) = ∫₀ᵃ 2 sigmoid(−S(z − z₀)) zᵏ g(z) dz of the density g
 *
 * <pre>Γ_A += ∫ y (a P₀ + y P₁)/√2 g(a) da,  Γ_B −= ∫ y (a P₀ − y P₁)/√2 g(a) da</pre>
 *
 * <p>over both sides. The inner integral runs over v in z = z₀ + ω sinh v, ω = 1/max(1, S), as in
 * {@link QuadrantQuadrature}, in panels of length at most 2 that end where the density's do; it
 * stops where the sigmoid is below e^(−40). The outer one begins with a panel of length ω. Labels
 * that are not those of signs, flipped or drawn from overlapping classes, change Γ_B by a constant
 * ({@link MassFlow}). For masses up to 100 rates are right to 1e−9 of Γ₀, under Student's law to
 * 1e−8.
 */
final class DensityFlow extends MassFlow {
  private static final double LARGEST_MASS = 1000;
  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double PANEL = 2;

  /** Argument beyond which a sigmoid is left out. */
  private static final double NEGLIGIBLE = 40;

  private static final GaussLegendre RULE = new GaussLegendre(14);

  private final CoordinateDensity density;
  private final double labelFactor;
  private final double bayesError;

  /** What the rates of labels that are those of signs are too large by. */
  private final double lost;

  private DensityFlow(
      CoordinateDensity density, double labelNoise, double overlap, double initialRate) {
    this.density = density;
    labelFactor = 1 - 2 * labelNoise;
    bayesError = labelNoise + labelFactor * overlap;
    lost = ofSigns(BlockValues.uniform(0))[0] - labelFactor * initialRate;
  }

  static DensityFlow of(InputLaw.Independent law, double labelNoise) {
    return new DensityFlow(
        CoordinateDensity.of(law), labelNoise, 0, GrowthRates.aligned(law, Axis.MU_1));
  }

  /** A label is wrong if one of the two signs is: 2e(1 − e), e = Φ(−r/(√2σ)). */
  static DensityFlow of(InputLaw.XorMixture law, double labelNoise) {
    double wrong = 0.5 * Erf.erfc(0.5 * law.radius() / law.deviation());
    return new DensityFlow(
        CoordinateDensity.mixture(law),
        labelNoise,
        2 * wrong * (1 - wrong),
        GrowthRates.aligned(law, Axis.MU_1));
  }

  @Override
  BlockValues rates(BlockValues masses) {
    Masses.require(masses);
    double[] rates = ofSigns(masses);
    for (int block = 0; block < rates.length; block++) {
      rates[block] -= lost;
    }
    return BlockValues.of(rates);
  }

  private double[] ofSigns(BlockValues masses) {
    double[] rates = new double[masses.toArray().length];
    for (AdjacentPair pair : AdjacentPair.ALL) {
      Quarter quarter = new Quarter(masses.get(pair.positive()), masses.get(pair.negative()));
      density.visit(RULE, quarter.width, density.end(), quarter);
      rates[pair.positive().ordinal()] += quarter.positive;
      rates[pair.negative().ordinal()] += quarter.negative;
    }
    return rates;
  }

  /** The quarter of the plane between two adjacent blocks: sums up over the half-axis in it. */
  private final class Quarter implements CoordinateDensity.Visitor {
    private final double steepness;
    private final double tilt;
    private final double width;
    private double positive;
    private double negative;

    Quarter(double positiveMass, double negativeMass) {
      steepness = SQRT_HALF * (positiveMass + negativeMass);
      tilt = tilt(positiveMass, negativeMass);
      width = 1 / Math.max(1, steepness);
    }

    @Override
    public void visit(double a, double weight) {
      double[] moments = new double[2];
      for (int label = -1; label <= 1; label += 2) {
        Arrays.fill(moments, 0);
        addMoments(a, -label * tilt * a, moments);
        positive += weight * SQRT_HALF * (label * a * moments[0] + moments[1]);
        negative -= weight * SQRT_HALF * (label * a * moments[0] - moments[1]);
      }
    }

    private void addMoments(double a, double zero, double[] moments) {
      double to = steepness == 0 ? a : Math.min(a, zero + NEGLIGIBLE / steepness);
      double from = 0;
      for (double edge : density.edges()) {
        double end = Math.min(edge, to);
        if (end > from) {
          addPanels(from, end, zero, moments);
          from = end;
        }
      }
    }

    private void addPanels(double from, double to, double zero, double[] moments) {
      double start = asinh((from - zero) / width);
      double length = asinh((to - zero) / width) - start;
      int panels = (int) Math.ceil(length / PANEL);
      double half = length / (2 * panels);
      for (int panel = 0; panel < panels; panel++) {
        double centre = start + (2 * panel + 1) * half;
        for (int i = 0; i < RULE.order(); i++) {
          double exponential = Math.exp(centre + half * RULE.node(i));
          double offset = width * 0.5 * (exponential - 1 / exponential);
          double jacobian = width * 0.5 * (exponential + 1 / exponential);
          double z = zero + offset;
          double pull =
              (half * RULE.weight(i) * jacobian)
                  * density.value().applyAsDouble(z)
                  * (2 / (1 + Math.exp(steepness * offset)));
          moments[0] += pull;
          moments[1] += pull * z;
        }
      }
    }
  }

  private static double asinh(double x) {
    double size = Math.abs(x);
    return Math.copySign(Math.log(size + Math.hypot(size, 1)), x);
  }

  /** Learned boundary's slope in the quarter, z over a; −1 if there are no masses. */
  private static double tilt(double positiveMass, double negativeMass) {
    double sum = positiveMass + negativeMass;
    return sum == 0 ? -1 : (positiveMass - negativeMass) / sum;
  }

  /** Zero but for rounding and the quadrature's error where labels are those of signs. */
  double lost() {
    return lost;
  }

  @Override
  public double largestMass() {
    return LARGEST_MASS;
  }

  @Override
  public double bayesError() {
    return bayesError;
  }

  @Override
  public double error(BlockValues masses) {
    Masses.require(masses);
    double[] excess = new double[1];
    for (AdjacentPair pair : AdjacentPair.ALL) {
      double tilt = Math.abs(tilt(masses.get(pair.positive()), masses.get(pair.negative())));
      density.visit(
          RULE,
          density.end(),
          density.end(),
          (a, outer) -> {
            double certainty = outer * density.certainty().applyAsDouble(a);
            density.visit(
                RULE,
                density.end(),
                tilt * a,
                (z, inner) ->
                    excess[0] += certainty * inner * density.certainty().applyAsDouble(z));
          });
    }
    return bayesError + labelFactor * excess[0];
  }

  @Override
  public double boundaryDensity() {
    double[] largest = new double[1];
    density.visit(
        RULE,
        density.end(),
        density.end(),
        (x, weight) ->
            largest[0] =
                Math.max(
                    largest[0],
                    density.value().applyAsDouble(x) * density.certainty().applyAsDouble(x)));
    return Math.max(
        largest[0], density.value().applyAsDouble(0) * density.certainty().applyAsDouble(0));
  }
}
