package org.quadrant.benchmarks.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.catalogue.Parameters;
import org.quadrant.benchmarks.results.Merit;

/** What must be known to read a comparison, before its table and after it. */
final class ComparisonNotes {
  private final Comparison comparison;
  private final RowNames names;
  private final List<ComparedResult> compared;

  /**
   * Notes on a comparison.
   *
   * @param names of its results
   */
  ComparisonNotes(Comparison comparison, RowNames names) {
    this.comparison = comparison;
    this.names = names;
    compared = comparison.compared();
  }

  /**
   * What can be told at all.
   *
   * @return one line if some comparisons cannot be significant; otherwise empty
   */
  Optional<String> head() {
    List<ComparedResult> few = tooFew();
    if (few.isEmpty()) {
      return Optional.empty();
    }
    int forks =
        few.stream()
            .mapToInt(result -> Math.min(result.forksBefore(), result.forksAfter()))
            .max()
            .orElseThrow();
    int possible = Comparison.mostWithForks(forks);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Too few forks in %d of %s: whatever was measured, none of these could be significant"
                + " among so many. For all of them JMH must run %d forks a side (-f %d); %s.",
            few.size(),
            comparisons(compared.size()),
            comparison.forksForAll(),
            comparison.forksForAll(),
            possible == 0
                ? forks + " a side is not enough even for one comparison alone"
                : "with %d a side, at most %d can be judged at a time, which --benchmarks chooses"
                    .formatted(forks, possible)));
  }

  private List<ComparedResult> tooFew() {
    return IntStream.range(0, compared.size())
        .filter(i -> comparison.change(i) == Change.TOO_FEW_FORKS)
        .mapToObj(compared::get)
        .toList();
  }

  /**
   * All notes.
   *
   * @return one line each
   */
  List<String> all() {
    List<String> notes = new ArrayList<>();
    if (compared.isEmpty()) {
      notes.add("The files have no result in common.");
      addMachine(notes);
      return notes;
    }
    addStriking(notes);
    addSingle(notes);
    addFaults(notes);
    addMisleadingMeans(notes);
    notes.addAll(comparison.remarks());
    addMachine(notes);
    addMeaning(notes);
    notes.add(
        "Two sessions differ by more than their forks show when the machine is shared: quadrant"
            + " regress measures two builds in turns.");
    return notes;
  }

  /** The largest first. */
  private void addStriking(List<String> notes) {
    List<String> striking =
        IntStream.range(0, compared.size())
            .filter(comparison::isStriking)
            .mapToObj(compared::get)
            .sorted(Comparator.comparingDouble(ComparedResult::factor).reversed())
            .map(this::change)
            .toList();
    if (!striking.isEmpty()) {
      notes.add(
          "Worth a look, though not significant after correction for "
              + comparisons(compared.size())
              + ", since forks do not overlap or p is at most 0.05 before correction: "
              + String.join("; ", Tally.shortened(striking))
              + ".");
    }
  }

  private void addSingle(List<String> notes) {
    List<ComparedResult> single = compared.stream().filter(ComparedResult::isSingle).toList();
    if (single.isEmpty()) {
      return;
    }
    List<String> largest =
        single.stream()
            .filter(result -> result.apart() == ComparedResult.Apart.ITERATIONS)
            .sorted(Comparator.comparingDouble(ComparedResult::factor).reversed())
            .map(this::change)
            .toList();
    notes.add(
        "One fork on a side in "
            + comparisons(single.size())
            + ": forks differ from each other by more than iterations do, so no difference can be"
            + " called significant."
            + (largest.isEmpty()
                ? ""
                : " The largest whose iterations do not overlap: "
                    + String.join("; ", Tally.shortened(largest))
                    + "."));
  }

  private String change(ComparedResult result) {
    return names.brief(result.key()) + " " + result.factorInWords();
  }

  private void addFaults(List<String> notes) {
    List<String> faults =
        compared.stream()
            .filter(result -> result.fault().isPresent())
            .map(result -> names.brief(result.key()) + ": " + result.fault().get())
            .toList();
    if (!faults.isEmpty()) {
      notes.add("not tested: " + String.join("; ", Tally.shortened(faults)));
    }
  }

  private void addMisleadingMeans(List<String> notes) {
    List<String> misleading =
        compared.stream()
            .filter(ComparedResult::isMeanMisleading)
            .map(
                result ->
                    "%s: ratio %s, but of the means %s"
                        .formatted(
                            names.brief(result.key()),
                            Ratios.text(result.ratio()),
                            Ratios.text(result.meansRatio())))
            .toList();
    if (!misleading.isEmpty()) {
      notes.add(
          "A few forks are far from the others and move the means more than the ratio: "
              + String.join("; ", Tally.shortened(misleading))
              + ".");
    }
  }

  private void addMachine(List<String> notes) {
    if (comparison.machineKnown()) {
      return;
    }
    notes.add(
        "No machine.json beside one of the files: whether both were measured on the same machine"
            + " is not known.");
    if (compared.stream()
        .anyMatch(result -> "0".equals(result.key().params().get(Parameters.LANES)))) {
      notes.add(
          "lanes=0 is the width that the CPU prefers, and only machine.json beside both files would"
              + " tell whether that was the same.");
    }
  }

  private void addMeaning(List<String> notes) {
    notes.add(
        "old, new: means over forks. ratio: times as fast as before (above 1 is faster), whether"
            + " the unit counts operations or time; the median over all pairs of an old and a new"
            + " fork (Hodges and Lehmann).");
    if (any(result -> Merit.of(result.key().unit()) == Merit.UNKNOWN)) {
      notes.add("Where the unit does not tell which way is better: ratio is new over old.");
    }
    if (!any(ComparedResult::isTested)) {
      return;
    }
    int counting = comparison.counting();
    notes.add(
        "p: Mann and Whitney's test over forks, two-sided, exact"
            + (counting == 0
                ? "."
                : "; corrected by Holm's method for %s; a change has a corrected p of at most %s."
                    .formatted(comparisons(counting), Comparison.LEVEL)));
    notes.add(
        String.format(
            Locale.ROOT,
            "interval: ratios that the same test does not reject at %s, each comparison alone, so"
                + " it leaves out 1 where p, before correction, is at most %s; every change's"
                + " does.",
            Comparison.LEVEL,
            Comparison.LEVEL));
    if (counting > 0 && counting < compared.size()) {
      notes.add(
          "The correction does not count what could not be significant whatever was measured"
              + " (Tarone's rule).");
    }
  }

  private boolean any(Predicate<ComparedResult> condition) {
    return compared.stream().anyMatch(condition);
  }

  private static String comparisons(int count) {
    return count + (count == 1 ? " comparison" : " comparisons");
  }
}
