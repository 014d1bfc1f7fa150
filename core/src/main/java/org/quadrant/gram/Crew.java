package org.quadrant.gram;

/** Workers that take part in the algebra of one step together. */
public interface Crew {
  /** One worker that nobody waits for. */
  Crew ALONE =
      new Crew() {
        @Override
        public int size() {
          return 1;
        }

        @Override
        public boolean meet() {
          return true;
        }
      };

  /**
   * How many there are.
   *
   * @return at least 1
   */
  int size();

  /**
   * Waits until all are here, and sees what each has written before.
   *
   * @return false if one of them will never come: then the others must leave, too
   */
  boolean meet();
}
