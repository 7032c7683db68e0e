package org.challengectl.agent.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.FileCache;
import org.challengectl.agent.core.LinkException;
import org.challengectl.agent.core.RadioConfig;
import org.challengectl.signal.Band;
import org.challengectl.signal.Flag;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;

/**
 * A signal that is ready to be sent, and the file that it reads.
 *
 * @param modulations that make it
 */
record Prepared(List<Modulation> modulations, Signal signal, Optional<FileCache.Kept> file)
    implements AutoCloseable {

  private static final int DOWNLOAD_ATTEMPTS = 4;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

  /**
   * Gets a signal ready: its file, its parameters, its first sample.
   *
   * @param guard ends the waiting for a file
   * @throws UnfitException if it cannot be sent
   */
  static Prepared of(AgentContext agent, RadioConfig radio, Assignment assignment, Guard guard)
      throws UnfitException, InterruptedException {
    String name = assignment.modulation();
    Modulation modulation =
        agent
            .plugins()
            .modulation(name)
            .orElseThrow(() -> new UnfitException("no modulation '" + name + "' here", true));
    Optional<FileCache.Kept> file = Optional.empty();
    Signal signal = null;
    try {
      if (assignment.flagSha256().isPresent()) {
        file = Optional.of(download(agent, assignment.flagSha256().get(), guard));
      }
      Flag flag =
          file.<Flag>map(kept -> new Flag.File(kept.path(), assignment.flagName()))
              .orElseGet(() -> new Flag.Text(assignment.flag()));
      Parameters parameters =
          Parameters.check(modulation.descriptor(), name, assignment.parameters());
      permitRate(radio, modulation.minimumRateHz(flag, parameters));
      signal = modulation.prepare(flag, parameters, radio.sampleRateHz());
      Band occupied = signal.occupiedBand();
      permit(
          radio,
          assignment,
          modulation.necessaryBand(parameters).map(occupied::and).orElse(occupied));
      Optional<Watermark> watermark = Watermark.of(agent, radio, modulation, occupied);
      return watermark.isEmpty()
          ? new Prepared(List.of(modulation), signal, file)
          : new Prepared(
              List.of(modulation, watermark.get().modulation()),
              new SignalSequence(watermark.get().signal(), signal),
              file);
    } catch (SignalException e) {
      file.ifPresent(FileCache.Kept::close);
      throw new UnfitException(e.getMessage(), false, e);
    } catch (UnfitException | RuntimeException e) {
      if (signal != null) {
        signal.close();
      }
      file.ifPresent(FileCache.Kept::close);
      if (e instanceof UnfitException unfit) {
        throw unfit;
      }
      throw new UnfitException("modulation '" + name + "' failed: " + e, false, e);
    }
  }

  @Override
  public void close() {
    try {
      signal.close();
    } finally {
      file.ifPresent(FileCache.Kept::close);
    }
  }

  private static FileCache.Kept download(AgentContext agent, String sha256, Guard guard)
      throws UnfitException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return agent.files().get(sha256);
      } catch (LinkException e) {
        if (!e.retryable() || attempt == DOWNLOAD_ATTEMPTS) {
          throw new UnfitException("flag not downloaded: " + e.getMessage(), true, e);
        }
      } catch (IOException e) {
        throw new UnfitException("flag cannot be kept: " + e.getMessage(), true, e);
      }
      if (!guard.await(agent.ticker().nanos() + BETWEEN_ATTEMPTS.toNanos())) {
        throw new UnfitException("ended while the flag was downloaded", true);
      }
    }
  }

  private static void permitRate(RadioConfig radio, int minimumRateHz) throws UnfitException {
    if (radio.sampleRateHz() < minimumRateHz) {
      throw new UnfitException(
          "this signal needs %d samples/s, %s makes %d; set rf_samplerate"
              .formatted(minimumRateHz, radio.deviceId(), radio.sampleRateHz()),
          true);
    }
  }

  private static void permit(RadioConfig radio, Assignment assignment, Band band)
      throws UnfitException {
    double low = assignment.frequencyHz() + band.lowHz();
    double high = assignment.frequencyHz() + band.highHz();
    if (!radio.permits(low, high)) {
      throw new UnfitException(
          "%.0f-%.0f Hz is outside the limits of %s: %s"
              .formatted(low, high, radio.deviceId(), String.join(", ", radio.frequencyLimits())),
          true);
    }
  }
}
