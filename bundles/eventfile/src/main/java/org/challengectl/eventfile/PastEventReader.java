package org.challengectl.eventfile;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.internal.csv.PastEvent;

/**
 * Makes an event file of a list of a past event (CSV). What it makes has been read back without a
 * mistake. Never throws for what stands in the list, however hostile.
 */
public final class PastEventReader {

  /** Longer files are no lists that a person wrote. */
  public static final int MAX_BYTES = 16 << 20;

  private PastEventReader() {}

  /**
   * A file.
   *
   * @param name as problems call it
   * @param content its bytes
   */
  public record Source(String name, ByteBuffer content) {

    public static Source of(String name, byte[] content) {
      return new Source(name, ByteBuffer.wrap(content));
    }

    /** Its bytes, once more. */
    public byte[] bytes() {
      byte[] bytes = new byte[content.remaining()];
      content.duplicate().get(bytes);
      return bytes;
    }
  }

  /**
   * What is wanted.
   *
   * @param title what the event file says that it is made of
   * @param list the challenges
   * @param frequencies where named ranges are defined
   * @param rangesHint what to do about the name of a range if there is no such file
   * @param skipMissing leave out what sends a file that is not there
   */
  public record Request(
      String title,
      Source list,
      Optional<Source> frequencies,
      String rangesHint,
      PastFiles files,
      boolean skipMissing) {}

  /**
   * What came of it.
   *
   * @param problems mistakes; if there are any, there is no event file
   * @param skipped challenges that were left out
   * @param yaml the event file; empty if there are mistakes
   * @param files how many files flags name
   */
  public record Result(
      List<Problem> problems,
      List<Problem> skipped,
      String yaml,
      int challenges,
      int ranges,
      int files) {

    public Result {
      problems = List.copyOf(problems);
      skipped = List.copyOf(skipped);
    }
  }

  /** Reads a list. */
  public static Result read(Request request, Modulations modulations) {
    return new PastEvent(request, modulations).read();
  }
}
