package org.quadrant.benchmarks.regression;

/**
 * What is known of one benchmark.
 *
 * @param benchmark what was measured, parameters included
 * @param slowDown estimated slow-down: 0.1 if an operation takes 10 % longer, negative if shorter
 * @param noiseFloor slow-down that two equal builds may show after as many forks
 * @param pValue probability of such times if the build were not slower, corrected for the number of
 *     benchmarks
 * @param level what the probability had to stay below
 * @param decidedAfter rounds after which it was decided; 0 if it was not
 * @param verdict what follows
 */
public record Finding(
    String benchmark,
    int rounds,
    double slowDown,
    double noiseFloor,
    double pValue,
    double level,
    int decidedAfter,
    Verdict verdict) {}
