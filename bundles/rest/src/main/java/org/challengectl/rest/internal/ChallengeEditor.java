package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.Problem;
import org.challengectl.eventfile.EventFileReader;
import org.challengectl.eventfile.Modulations;
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.ModulationCatalogue;

/** Writes single challenges, by the very rules of an import. */
final class ChallengeEditor {

  private final ChallengeControl control;
  private final ModulationCatalogue catalogue;
  private final EventRepository events;
  private final FileRepository files;

  ChallengeEditor(Services services) {
    this.control = services.challengeControl();
    this.catalogue = services.modulations();
    this.events = services.events();
    this.files = services.files();
  }

  Challenge create(InputStream body) throws IOException {
    return control.create(draft(body));
  }

  /**
   * Replaces the challenge of that id, whatever name the body gives it.
   *
   * @param revision that it must still have; empty for any
   */
  Challenge replace(String id, OptionalLong revision, InputStream body) throws IOException {
    return control.replace(draft(body).withId(id), revision);
  }

  private Draft draft(InputStream body) throws IOException {
    FieldLines json = ChallengeJson.read(body);
    EventFileReader.Result result = read(json);
    List<Problem> problems = json.placed(result.problems());
    EventImporter.refuse("invalid_challenge", "The challenge", "written", problems);
    return result.drafts().get(0);
  }

  private EventFileReader.Result read(FieldLines json) {
    try (FlagParts stored = new FlagParts(files)) {
      return EventFileReader.readChallenge(
          "challenge",
          json.yaml(),
          new Modulations(catalogue.descriptors(), catalogue::find),
          stored,
          events.frequencyRanges());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
