package org.quadrant.benchmarks.experiments;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One number that was found, and the range in which it has to be.
 *
 * <p>The range is that of the claim, widened by what chance may do: see {@link Chance}.
 *
 * @param name what was checked, a few words; unique in its experiment
 * @param value what was found
 * @param lower smallest value allowed, chance included; −∞ for none
 * @param upper largest value allowed, chance included; ∞ for none
 * @param standardError of the value, over seeds; NaN if there is none
 * @param unit of value, bounds and standard error; empty for plain numbers
 * @param basis whether the range, without chance, was derived or chosen
 * @param note where the range comes from, and if it is wide, why; a derived one with its formula
 * @param chance what is allowed to chance and why; empty if nothing is
 * @param power of a chosen range: which error it would catch; else empty
 */
public record Check(
    String name,
    double value,
    double lower,
    double upper,
    double standardError,
    String unit,
    Basis basis,
    String note,
    String chance,
    String power) {

  /** Where a range comes from. */
  public enum Basis {
    /** A formula gives it. */
    DERIVED,
    /** Somebody thought that it would do. */
    CHOSEN;

    /**
     * The name in files.
     *
     * @return the name in lower case
     */
    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A check whose range a formula gives.
   *
   * @param found mean and standard error over seeds, or one number
   * @param range where theory puts the value
   * @param chance how far chance may take it out of there
   * @param unit of the value
   * @param note the formula
   */
  public static Check derived(
      String name, Sample found, Range range, Chance chance, String unit, String note) {
    return of(name, found, range, chance, unit, Basis.DERIVED, note, "");
  }

  /**
   * A check whose range somebody chose.
   *
   * @param found mean and standard error over seeds, or one number
   * @param range where the value ought to be
   * @param chance how far chance may take it out of there
   * @param unit of the value
   * @param note what the range has to leave room for
   * @param power which error the check would catch
   */
  public static Check chosen(
      String name,
      Sample found,
      Range range,
      Chance chance,
      String unit,
      String note,
      String power) {
    return of(name, found, range, chance, unit, Basis.CHOSEN, note, power);
  }

  private static Check of(
      String name,
      Sample found,
      Range range,
      Chance chance,
      String unit,
      Basis basis,
      String note,
      String power) {
    return new Check(
        name,
        found.mean(),
        range.lower() - chance.below(),
        range.upper() + chance.above(),
        found.standardError(),
        unit,
        basis,
        note,
        chance.text(),
        power);
  }

  /**
   * Whether the value is in its range.
   *
   * @return false if it is out of bounds or not a number
   */
  @JsonProperty
  public boolean passed() {
    return value >= lower && value <= upper;
  }

  /**
   * Everything that is to be said of the bounds.
   *
   * @return the note, what chance may do, and what would be caught, as one paragraph
   */
  public String explanation() {
    StringBuilder text = new StringBuilder(note);
    if (!chance.isEmpty()) {
      text.append(" Chance: ").append(chance);
    }
    if (!power.isEmpty()) {
      text.append(" Would catch: ").append(power);
    }
    return text.toString();
  }
}
