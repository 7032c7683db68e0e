package org.challengectl.eventfile;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.Event;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.internal.EventReader;
import org.challengectl.eventfile.internal.Slug;
import org.challengectl.signal.Modulation;

/**
 * Reads an event file and finds every mistake in it in one run. Never throws for what stands in the
 * file, however hostile.
 *
 * <p>The file is YAML 1.1: a mapping with {@code conference}, {@code frequency_ranges}, {@code
 * challenges} and {@code server} (whose content is not looked at: servers are configured
 * elsewhere), or just the list of challenges. A flag is text if its modulation sends text,
 * otherwise the path of a file.
 */
public final class EventFileReader {

  private EventFileReader() {}

  /**
   * What a file says.
   *
   * @param event the {@code conference}, if there is one without mistakes
   * @param ranges the named ranges without mistakes
   * @param drafts the challenges without mistakes, their ids made from their names
   * @param problems all mistakes, by line; as long as there are any, nothing should be stored
   *     unasked
   */
  public record Result(
      Optional<Event> event,
      List<FrequencyRange> ranges,
      List<Draft> drafts,
      List<Problem> problems) {

    public Result {
      ranges = List.copyOf(ranges);
      drafts = List.copyOf(drafts);
      problems = List.copyOf(problems);
    }
  }

  /** As {@link #read(String, String, Modulations, FlagFiles, List)}, with nothing to list. */
  public static Result read(
      String sourceName,
      String yaml,
      Function<String, Optional<Modulation>> modulations,
      FlagFiles files) {
    return read(sourceName, yaml, new Modulations(List.of(), modulations), files, List.of());
  }

  /** As {@link #read(String, String, Modulations, FlagFiles, List)}, with no other ranges. */
  public static Result read(
      String sourceName, String yaml, Modulations modulations, FlagFiles files) {
    return read(sourceName, yaml, modulations, files, List.of());
  }

  /**
   * Reads a file.
   *
   * @param sourceName what the problems call it, e.g. "event.yml"
   * @param yaml its content
   * @param modulations that challenges may use
   * @param files where flags' files are
   * @param known ranges that challenges may name though the file does not define them
   */
  public static Result read(
      String sourceName,
      String yaml,
      Modulations modulations,
      FlagFiles files,
      List<FrequencyRange> known) {
    return new EventReader(sourceName, modulations, files, known).read(yaml);
  }

  /**
   * Reads one challenge, as an entry of {@code challenges} stands in an event file. The result has
   * one draft or problems.
   *
   * @param yaml one mapping
   */
  public static Result readChallenge(
      String sourceName,
      String yaml,
      Modulations modulations,
      FlagFiles files,
      List<FrequencyRange> known) {
    return new EventReader(sourceName, modulations, files, known).readChallenge(yaml);
  }

  /**
   * Reads the event's own settings, as {@code conference} stands in an event file. The result has
   * an event or problems.
   *
   * @param yaml one mapping
   */
  public static Result readConference(String sourceName, String yaml) {
    return reader(sourceName).readConference(yaml);
  }

  /**
   * Reads one frequency range, as it stands in an event file. The result has one range or problems.
   *
   * @param yaml one mapping
   */
  public static Result readRange(String sourceName, String yaml) {
    return reader(sourceName).readRange(yaml);
  }

  private static EventReader reader(String sourceName) {
    return new EventReader(
        sourceName,
        new Modulations(List.of(), name -> Optional.empty()),
        path -> Optional.empty(),
        List.of());
  }

  /** The id of a challenge of that name; empty if the name has no letter and no digit for one. */
  public static String idOf(String name) {
    return Slug.of(name);
  }
}
