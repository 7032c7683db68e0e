package org.challengectl.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyPlan;
import org.challengectl.domain.RefusedException;
import org.challengectl.domain.StoredFile;
import org.challengectl.preview.PreviewRequest;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.challengectl.views.testing.Samples;
import org.junit.jupiter.api.Test;

class PreviewRequestsTest {

  private static final String STORED = "ab".repeat(32);

  private final Challenge challenge = Samples.challenge("open");

  @Test
  void aTextOnAFixedFrequencyIsShownThere() throws SignalException {
    PreviewRequest request = of(challenge, 60);
    assertEquals("OPEN (cw)", request.title());
    assertEquals(new Flag.Text("flag{secret}"), request.flag());
    assertEquals(35L, request.parameters().integer("speed"));
    assertEquals(Samples.CARRIER_HZ, request.carrierHz());
  }

  @Test
  void aFrequencyThatIsStillToBeDrawnIsNotShown() throws SignalException {
    FrequencyPlan somewhere = new FrequencyPlan.Manual(new FrequencyBand(7_000_000, 7_100_000));
    assertEquals(0, of(Samples.challenge("open", Samples.EVERYTHING, somewhere), 60).carrierHz());
  }

  @Test
  void aFileIsFoundByItsHashOrSaidToBeGone() throws SignalException {
    assertEquals(
        new Flag.File(Path.of("/store", STORED), "a.wav"),
        of(with(new FlagRef.File(STORED, "a.wav")), 60).flag());
    RefusedException gone =
        assertThrows(
            RefusedException.class, () -> of(with(new FlagRef.File("cd".repeat(32), "b.wav")), 60));
    assertEquals("There is no file 'b.wav'.", gone.getMessage());
  }

  @Test
  void parametersThatAReplacedModulationDoesNotTakeAreRefused() {
    assertThrows(SignalException.class, () -> of(challenge, 30));
  }

  private static PreviewRequest of(Challenge challenge, long fastest) throws SignalException {
    return PreviewRequests.of(challenge, new Cw(fastest), new OneFile(), OptionalInt.empty());
  }

  private Challenge with(FlagRef flag) {
    ChallengeSpec spec = challenge.spec();
    return new Challenge(
        challenge.id(),
        1,
        new ChallengeSpec(
            spec.name(),
            spec.modulation(),
            spec.frequency(),
            flag,
            spec.delays(),
            spec.priority(),
            true,
            spec.publicView(),
            spec.parameters()),
        challenge.profile(),
        challenge.progress());
  }

  private record Cw(long fastest) implements Modulation {

    @Override
    public ModulationDescriptor descriptor() {
      return new ModulationDescriptor(
          "cw",
          "CW",
          "",
          FlagKind.TEXT,
          List.of(Parameter.integer("speed", "wpm", 5, fastest, 20, "How fast.")),
          Map.of());
    }

    @Override
    public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) {
      throw new UnsupportedOperationException();
    }
  }

  private static final class OneFile implements FileRepository {

    @Override
    public StoredFile store(InputStream in, String fileName, String mediaType, long maxBytes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StoredFile> find(String sha256) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Path> path(String sha256) {
      return Optional.of(Path.of("/store", sha256)).filter(p -> sha256.equals(STORED));
    }
  }
}
