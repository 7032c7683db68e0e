package org.challengectl.waterfall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignalMeasurementTest {

  private static final int RATE_HZ = 100_000;
  private static final double OFFSET_HZ = 17_037;
  private static final double NOISE_DBFS = -45;
  private static final double ON_SECONDS = 7;

  /** A kind of signal, with the band that its modulation would announce. */
  record Kind(
      String name,
      double lowHz,
      double highHz,
      double lastPauseSeconds,
      TestSignals.Envelope envelope,
      Truth truth) {

    static Kind of(
        String name, double lowHz, double highHz, double lastPause, TestSignals.Envelope envelope) {
      Truth truth = Truth.of(envelope, ON_SECONDS);
      return new Kind(name, lowHz, highHz, lastPause, envelope, truth);
    }

    @Override
    public String toString() {
      return name;
    }

    double widthHz() {
      return highHz - lowHz;
    }

    /** Amplitude that gives this ratio in the occupied band. */
    double dbfs(double snrDb) {
      double density = NOISE_DBFS - 10 * Math.log10(RATE_HZ);
      return density + 10 * Math.log10(truth.widthHz() / truth.power()) + snrDb;
    }

    TestSignals capture(double snrDb, long seed) {
      return new TestSignals(RATE_HZ, NOISE_DBFS, seed)
          .add(OFFSET_HZ, 5, 5 + ON_SECONDS, dbfs(snrDb), envelope);
    }

    SignalMeasurement measure(TestSignals capture) {
      CaptureAnalysis analysis =
          new CaptureAnalysis(RATE_HZ, 146e6, OFFSET_HZ, lowHz, highHz, 10 * widthHz());
      capture.play(10 + ON_SECONDS, (iq, samples) -> analysis.feed(iq, 0, samples));
      return analysis.finish();
    }

    void check(SignalMeasurement m, double snrDb, double widthTolerance) {
      assertTrue(m.heard(), () -> "not heard at " + snrDb + " dB");
      assertFalse(m.steady());
      String all = snrDb + " dB: " + m;
      assertEquals(1, m.occupiedBandwidthHz() / truth.widthHz(), widthTolerance, all);
      double centreHz = OFFSET_HZ + truth.centreHz();
      assertEquals(centreHz, m.centreOffsetHz(), 0.02 * widthHz(), all);
      assertEquals(snrDb, m.snrDb(), 1, all);
      assertEquals(5, m.startSeconds(), 0.05, all);
      // A row of dots and a syllable end with a pause that no receiver can tell from the end.
      double pause = lastPauseSeconds;
      assertEquals(5 + ON_SECONDS - pause / 2, m.stopSeconds(), 0.05 + pause / 2, all);
    }
  }

  private static final Kind CW = Kind.of("cw", -60, 60, 0.06, TestSignals.cw(0.06));
  private static final Kind FM = Kind.of("fm", -8000, 8000, 0, TestSignals.fm(5000));

  static List<Kind> kinds() {
    return List.of(
        CW,
        FM,
        Kind.of("ook", -4250, 4250, 0, TestSignals.ook(3211)),
        Kind.of("ssb", 200, 2800, 0.2, TestSignals.ssb()));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void measuresWhatIsClearlyHeard(Kind kind) {
    for (double snrDb : List.of(15.0, 30.0, 60.0)) {
      kind.check(kind.measure(kind.capture(snrDb, 3)), snrDb, snrDb < 20 ? 0.1 : 0.06);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hearsAWeakSignal(Kind kind) {
    SignalMeasurement m = kind.measure(kind.capture(5, 4));
    assertTrue(m.heard());
    assertEquals(OFFSET_HZ + kind.truth.centreHz(), m.centreOffsetHz(), 0.1 * kind.widthHz());
    assertEquals(5, m.startSeconds(), 0.3);
    assertEquals(5 + ON_SECONDS, m.stopSeconds(), 0.3);
    assertEquals(5, m.snrDb(), 3);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void doesNotTakeANeighbourForTheSignal(Kind kind) {
    double away = Math.max(600, 2.2 * kind.widthHz());
    TestSignals capture =
        new TestSignals(RATE_HZ, NOISE_DBFS, 5)
            .add(OFFSET_HZ + away, 5, 5 + ON_SECONDS, kind.dbfs(40), kind.envelope);
    assertFalse(kind.measure(capture).heard());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void measuresTheSignalBesideAStrongerNeighbour(Kind kind) {
    double away = Math.max(600, 2.2 * kind.widthHz());
    TestSignals capture =
        kind.capture(25, 6).add(OFFSET_HZ + away, 2, 15, kind.dbfs(40), kind.envelope);
    kind.check(kind.measure(capture), 25, 0.1);
  }

  @Test
  void partsSignalsWhoseSkirtsMeet() {
    TestSignals both = FM.capture(40, 13).add(OFFSET_HZ + 17_000, 2, 15, FM.dbfs(55), FM.envelope);
    FM.check(FM.measure(both), 40, 0.1);
    TestSignals neighbourAlone =
        new TestSignals(RATE_HZ, NOISE_DBFS, 14)
            .add(OFFSET_HZ + 17_000, 2, 15, FM.dbfs(55), FM.envelope);
    assertFalse(FM.measure(neighbourAlone).heard());
  }

  @Test
  void findsASignalThatIsOffItsFrequencyWithinTheTolerance() {
    TestSignals capture =
        new TestSignals(RATE_HZ, NOISE_DBFS, 7)
            .add(OFFSET_HZ + 180, 5, 12, CW.dbfs(25), CW.envelope);
    SignalMeasurement m = CW.measure(capture);
    assertTrue(m.heard());
    assertEquals(OFFSET_HZ + 180, m.centreOffsetHz(), 3);
  }

  @Test
  void hearsNothingInNoise() {
    int heard = 0;
    for (int seed = 0; seed < 60; seed++) {
      TestSignals noise = new TestSignals(8_000, -30, 100 + seed);
      CaptureAnalysis analysis = new CaptureAnalysis(8_000, 146e6, 900, -50, 50, 4_000);
      noise.play(20, (iq, samples) -> analysis.feed(iq, 0, samples));
      heard += analysis.finish().heard() ? 1 : 0;
    }
    assertEquals(0, heard);
  }

  @Test
  void doesNotTakeAStepOfTheNoiseForASignal() {
    CaptureAnalysis analysis = new CaptureAnalysis(RATE_HZ, 146e6, 0, -2000, 2000, 50_000);
    new TestSignals(RATE_HZ, -50, 8).play(6, (iq, n) -> analysis.feed(iq, 0, n));
    new TestSignals(RATE_HZ, -40, 9).play(6, (iq, n) -> analysis.feed(iq, 0, n));
    assertFalse(analysis.finish().heard());
  }

  @Test
  void saysWhenASignalWasThereAllTheTime() {
    CaptureAnalysis analysis = new CaptureAnalysis(RATE_HZ, 146e6, 5000, -8000, 8000, 80_000);
    new TestSignals(RATE_HZ, -45, 10)
        .add(5000, 0, 9, -40, TestSignals.fm(5000))
        .play(6, (iq, n) -> analysis.feed(iq, 0, n));
    SignalMeasurement m = analysis.finish();
    assertTrue(m.heard());
    assertTrue(m.steady());
    assertEquals(0, m.startSeconds(), 0.05);
    assertEquals(6, m.stopSeconds(), 0.05);
  }

  @Test
  void measuresASignalWithoutAnyNoise() {
    CaptureAnalysis analysis = new CaptureAnalysis(RATE_HZ, 0, 0, -8000, 8000, 80_000);
    new TestSignals(RATE_HZ, Double.NEGATIVE_INFINITY, 11)
        .add(0, 0.2, 3.2, 0, TestSignals.fm(5000))
        .play(3.4, (iq, n) -> analysis.feed(iq, 0, n));
    SignalMeasurement m = analysis.finish();
    assertTrue(m.heard());
    assertEquals(1, m.occupiedBandwidthHz() / FM.truth.widthHz(), 0.05);
    assertEquals(0.2, m.startSeconds(), 0.05);
    assertEquals(3.2, m.stopSeconds(), 0.05);
    assertEquals(0, m.peakDbfs(), 0.5);
    assertTrue(m.snrDb() > 60, () -> "SNR " + m.snrDb());
  }

  @Test
  void tellsThePeakInFullScale() {
    TestSignals capture =
        new TestSignals(RATE_HZ, NOISE_DBFS, 12).add(OFFSET_HZ, 5, 12, -12, TestSignals.carrier());
    assertEquals(-12, CW.measure(capture).peakDbfs(), 0.5);
  }
}
