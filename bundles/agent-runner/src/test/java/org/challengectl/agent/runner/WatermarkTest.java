package org.challengectl.agent.runner;

import static org.challengectl.agent.testing.Eventually.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.challengectl.agent.core.AgentKind;
import org.challengectl.agent.core.LinkException.Kind;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.agent.core.WatermarkConfig;
import org.challengectl.agent.testing.FakeAgent;
import org.challengectl.agent.testing.FakeDriver;
import org.challengectl.agent.testing.FakeRadio;
import org.challengectl.agent.testing.FakeServerApi;
import org.challengectl.agent.testing.ToneModulation;
import org.challengectl.dsp.Window;
import org.challengectl.dsp.testkit.Recording;
import org.challengectl.dsp.testkit.Spectrum;
import org.challengectl.modulation.paint.PaintModulation;
import org.challengectl.protocol.CompleteRequest;
import org.challengectl.protocol.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatermarkTest {

  private static final int RATE = 250_000;
  private static final double PAINTED_SECONDS = 0.9;
  private static final double MARGIN_SECONDS = 0.2;
  private static final double WATERMARK_SECONDS = PAINTED_SECONDS + 2 * MARGIN_SECONDS;

  @TempDir Path folder;
  private final FakeRadio radio = new FakeRadio(RATE);
  private final ListeningRadio listening = new ListeningRadio(radio, RATE);
  private final PaintModulation paint = new PaintModulation();
  private FakeAgent agent;
  private Runner runner;

  private void start(WatermarkConfig watermark) {
    agent = new FakeAgent(AgentKind.RUNNER, folder, false, Optional.of(watermark));
    agent.with(new RadioConfig("fake", "0", RATE, List.of("144000000-146000000"), Map.of()));
    agent.plugins.add(new FakeDriver("fake", settings -> listening));
    agent.plugins.add(new PairModulation("pair", Duration.ZERO));
    agent.plugins.add(new PairModulation("slotted", Duration.ofSeconds(15)));
    agent.plugins.add(new ToneModulation()).add(paint);
    runner = new Runner(agent);
  }

  private static WatermarkConfig text(double seconds) {
    return new WatermarkConfig(
        "CTF", Optional.empty(), Duration.ofMillis(Math.round(1000 * seconds)));
  }

  @AfterEach
  void tearDown() {
    runner.close();
  }

  private void send(Task task) {
    agent.server.tasks.add(task);
    runner.registered();
  }

  private CompleteRequest completion() {
    until("reported", () -> !agent.server.completions.isEmpty());
    return agent.server.completions.get(0);
  }

  private static Task task(String modulation, double leaseSeconds, Map<String, ?> parameters) {
    Map<String, Object> config = new LinkedHashMap<>(parameters);
    config.put("modulation", modulation);
    config.put("frequency", 145_000_000);
    config.put("flag", "hello");
    return new Task("c7", "Challenge", config, 7L, leaseSeconds, null, 7L, null, null, null);
  }

  private static Spectrum painted(Recording heard) {
    return heard.part(0, WATERMARK_SECONDS).spectrum(Window.BLACKMAN_HARRIS);
  }

  @Test
  void theAirShowsTheWatermarkAndThenTheChallenge() {
    start(text(PAINTED_SECONDS));
    send(task("pair", 60, Map.of("seconds", 0.5)));
    CompleteRequest done = completion();
    assertTrue(done.success(), () -> String.valueOf(done.errorMessage()));
    assertEquals(1, radio.account().size(), "one transmission under one lease");
    Recording heard = listening.heard();
    assertEquals((WATERMARK_SECONDS + 0.5) * RATE, heard.samples(), 2);
    assertEquals(0, heard.part(0.01, MARGIN_SECONDS - 0.01).peak(), 1e-3);
    assertTrue(heard.part(0.3, 1).peak() > 0.5);
    assertEquals(0, heard.part(WATERMARK_SECONDS - 0.19, WATERMARK_SECONDS).peak(), 1e-3);
    Recording challenge = heard.part(WATERMARK_SECONDS, WATERMARK_SECONDS + 0.5);
    Spectrum tones = challenge.spectrum(Window.HANN);
    assertEquals(10_000, Math.abs(tones.peakHz()), 10);
    assertEquals(1, tones.within(0, 20_000) / tones.within(-20_000, 0), 0.02);
    double seconds = Duration.between(done.startedAt(), done.endedAt()).toNanos() / 1e9;
    assertEquals(WATERMARK_SECONDS + 0.5, seconds, 0.2);
  }

  @Test
  void theLettersCanBeRead() {
    start(text(PAINTED_SECONDS));
    send(task("pair", 60, Map.of("seconds", 0.1)));
    completion();
    // 19 columns: a black one, C, a black one, T, a black one, F, a black one; 9 rows.
    double column = Math.floor(20_000 / 1.4) / 19;
    double row = PAINTED_SECONDS / 9;
    double top = MARGIN_SECONDS + 1.2 * row;
    Spectrum first = listening.heard().part(top, top + 0.6 * row).spectrum(Window.BLACKMAN_HARRIS);
    assertTrue(lit(first, 9, column), "the bar of the T");
    assertTrue(lit(first, 7, column), "the left end of its bar");
    double low = MARGIN_SECONDS + 5.2 * row;
    Spectrum foot = listening.heard().part(low, low + 0.6 * row).spectrum(Window.BLACKMAN_HARRIS);
    assertTrue(lit(foot, 9, column), "the stem of the T");
    assertFalse(lit(foot, 7, column), "nothing left of the stem");
  }

  private static boolean lit(Spectrum line, int column, double columnHz) {
    double from = (column - 9.5) * columnHz;
    double level = line.within(from + 0.2 * columnHz, from + 0.8 * columnHz);
    return 10 * Math.log10(level / line.within(-20_000, 20_000)) > -25;
  }

  @Test
  void itStaysWithinTheBandThatTheChallengeOccupies() {
    start(text(PAINTED_SECONDS));
    send(task("pair", 60, Map.of("seconds", 0.1, "low_hz", 300, "high_hz", 2_700)));
    assertTrue(completion().success());
    Spectrum spectrum = painted(listening.heard());
    assertTrue(spectrum.outsideDecibelsBelow(300, 2_700) > 55);
    assertTrue(spectrum.within(1_000, 2_000) > 0);
  }

  @Test
  void aBandThatIsTooNarrowForLettersGetsNone() {
    start(text(PAINTED_SECONDS));
    send(task("tone", 60, Map.of("seconds", 0.3)));
    assertTrue(completion().success());
    assertEquals(0.3 * RATE, listening.heard().samples(), 1);
  }

  @Test
  void aChallengeThatMustBeginWithItsSlotGetsNone() {
    start(text(PAINTED_SECONDS));
    send(task("slotted", 60, Map.of("seconds", 0.3)));
    assertTrue(completion().success());
    assertEquals(0.3 * RATE, listening.heard().samples(), 1);
  }

  @Test
  void aPictureIsPaintedInsteadOfTheText() throws Exception {
    BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB);
    for (int n = 0; n < 16; n++) {
      image.setRGB(n % 4, n / 4, 0xFFFFFF);
    }
    Path picture = folder.resolve("logo.png");
    ImageIO.write(image, "png", picture.toFile());
    start(new WatermarkConfig("CTF", Optional.of(picture), Duration.ofMillis(900)));
    send(task("pair", 60, Map.of("seconds", 0.1, "low_hz", -4_000, "high_hz", 20_000)));
    assertTrue(completion().success());
    Spectrum spectrum = painted(listening.heard());
    assertTrue(spectrum.decibelsBelow(-1_000, 7_500, 8_500, 20_000) > 30, "the left half is lit");
  }

  @Test
  void aBadPictureKeepsNoChallengeOffTheAir() throws Exception {
    Path broken = Files.writeString(folder.resolve("logo.png"), "no picture");
    start(new WatermarkConfig("CTF", Optional.of(broken), Duration.ofSeconds(1)));
    send(task("pair", 60, Map.of("seconds", 0.3)));
    assertTrue(completion().success());
    assertEquals(0.3 * RATE, listening.heard().samples(), 1);
  }

  @Test
  void withoutThePaintModulationTheChallengeIsSentBare() {
    start(text(PAINTED_SECONDS));
    agent.plugins.remove(paint);
    send(task("pair", 60, Map.of("seconds", 0.3)));
    assertTrue(completion().success());
    assertEquals(0.3 * RATE, listening.heard().samples(), 1);
  }

  @Test
  void theTransmissionEndsWhenThePaintModulationIsTakenAway() {
    start(text(3));
    send(task("pair", 60, Map.of("seconds", 600)));
    until("on the air", radio::radiating);
    agent.plugins.remove(paint);
    assertFalse(radio.radiating(), "silent when the removal returns");
    assertTrue(completion().requeue());
  }

  @Test
  void theLeasesEndSilencesItInTheMiddleOfTheWatermark() {
    start(text(3));
    agent.server.onRenew =
        () -> {
          throw FakeServerApi.failure(Kind.UNREACHABLE);
        };
    long asked = System.nanoTime();
    send(task("pair", 2, Map.of("seconds", 600)));
    CompleteRequest done = completion();
    assertTrue(done.errorMessage().contains("lease"), done.errorMessage());
    assertTrue(done.requeue());
    long onAir = radio.account().get(0).toNanos() - asked;
    Duration allowed = Duration.ofSeconds(2).minus(DeviceWorker.DEFAULT_MARGIN);
    assertTrue(onAir < allowed.plusMillis(250).toNanos(), "ended after " + onAir + " ns");
    assertTrue(listening.heard().samples() < 2 * RATE, "it was still painting");
    assertFalse(done.endedAt().isAfter(Instant.now().plusSeconds(1)));
  }
}
