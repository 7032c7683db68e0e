package org.challengectl.agent.listener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.challengectl.agent.core.AgentContext;
import org.challengectl.agent.core.RadioSlot;
import org.challengectl.protocol.MeasurementInfo;
import org.challengectl.protocol.PictureInfo;
import org.challengectl.protocol.RecordingCompleteRequest;
import org.challengectl.protocol.RecordingStartRequest;
import org.challengectl.radio.Capture;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.waterfall.CaptureAnalysis;
import org.challengectl.waterfall.SigMfWriter;
import org.challengectl.waterfall.WaterfallPicture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One recording from its booking to its upload. One thread; ended by any. */
final class Recording {

  private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

  /** What is there after a capture that went well. */
  private record Captured(
      MeasurementInfo measurement,
      Duration length,
      WaterfallPicture picture,
      Optional<Path> sigMfMeta) {}

  private final AgentContext agent;
  private final Plan plan;
  private final Path folder;
  private final Executor helpers;
  private final CountDownLatch over = new CountDownLatch(1);
  private final Delivery delivery;
  private final AtomicLong recordingId;
  private volatile boolean unwanted;
  private volatile Capture capture;

  /**
   * @param folder for temporary files
   * @param helpers runs what must not hold up the capture
   */
  Recording(AgentContext agent, Plan plan, Path folder, Executor helpers, Delivery delivery) {
    this.agent = agent;
    this.plan = plan;
    this.folder = folder;
    this.helpers = helpers;
    this.delivery = delivery;
    this.recordingId = new AtomicLong(plan.id());
  }

  /**
   * Ends it.
   *
   * @param silently whether the server does not want to hear of it any more
   */
  void cancel(boolean silently) {
    unwanted |= silently;
    over.countDown();
    closeCapture();
  }

  /** Says that there will be no recording. */
  void refuse(String why) throws InterruptedException {
    LOG.warn("recording {} of {}: {}", plan.id(), plan.title(), why);
    complete(new RecordingCompleteRequest(false, 0.0, null, why));
  }

  /** Has a receiver to itself when it begins. */
  @FunctionalInterface
  interface Claim {
    void enforce() throws InterruptedException;
  }

  /** Does it. The receiver is free again when {@code freed} is run. */
  void run(RadioSlot slot, Claim claim, Runnable freed) throws InterruptedException {
    Captured captured;
    try {
      try {
        captured = capture(slot, claim);
      } finally {
        slot.note("idle");
        freed.run();
      }
    } catch (CaptureFailure e) {
      if (!unwanted) {
        refuse(e.getMessage());
      }
      return;
    }
    report(captured);
  }

  private Captured capture(RadioSlot slot, Claim claim)
      throws CaptureFailure, InterruptedException {
    Tuning tuning = Tuning.of(plan, slot.config());
    slot.note("waiting for " + plan.title());
    long begin = agent.serverClock().nanosAt(plan.from());
    if (over.await(Math.max(0, begin - agent.ticker().nanos()), TimeUnit.NANOSECONDS)) {
      throw new CaptureFailure("ended before it began");
    }
    claim.enforce();
    try (Capture receiving = slot.open().receive(new ReceiveSettings(tuning.centreHz()))) {
      capture = receiving;
      if (over.getCount() == 0) {
        throw new CaptureFailure("ended before it began");
      }
      slot.note("recording " + plan.title() + " at " + plan.carrierHz() + " Hz");
      return record(receiving, tuning, slot);
    } catch (RadioException e) {
      slot.release();
      throw new CaptureFailure(slot.deviceId() + ": " + e.getMessage(), e);
    } catch (IOException | IllegalArgumentException e) {
      throw new CaptureFailure("no picture: " + e.getMessage(), e);
    } finally {
      capture = null;
    }
  }

  private Captured record(Capture receiving, Tuning tuning, RadioSlot slot)
      throws CaptureFailure, IOException {
    int rate = receiving.sampleRateHz();
    Instant startedAt = agent.serverClock().fromLocal(receiving.startedAt());
    helpers.execute(() -> sayStarted(startedAt, rate));
    Duration length = Duration.between(startedAt, plan.until());
    if (length.compareTo(Plan.ROLL) < 0) {
      throw new CaptureFailure("too late: it was over before the recording began");
    }
    CaptureAnalysis analysis =
        new CaptureAnalysis(
            rate,
            tuning.centreHz(),
            tuning.carrierOffsetHz(),
            plan.lowHz(),
            plan.highHz(),
            tuning.spanHz());
    try (SigMfWriter writer =
        agent.config().sigMf() ? SampleRecorder.sigMfWriter(folder, plan.id()) : null) {
      SampleRecorder recorder = new SampleRecorder(analysis, Optional.ofNullable(writer));
      long lost = recorder.record(receiving, length);
      if (lost > 0) {
        LOG.warn("recording {} of {}: {} samples were lost", plan.id(), plan.title(), lost);
      }
      receiving.close(); // the rest needs no receiver
      MeasurementInfo measurement =
          Measurements.of(analysis.finish(), tuning, startedAt, plan.expectedStart());
      WaterfallPicture picture = analysis.writePng(folder.resolve(plan.id() + ".png"), title());
      Optional<Path> meta =
          recorder.finishSigMf(plan, tuning, slot.config().model(), rate, startedAt);
      return new Captured(measurement, length, picture, meta);
    }
  }

  private void report(Captured captured) throws InterruptedException {
    LOG.info(
        "recording {} of {}: {}",
        plan.id(),
        plan.title(),
        captured.measurement().heard()
            ? "%+.0f Hz, %.0f Hz wide, %.0f dB over the noise"
                .formatted(
                    captured.measurement().centreOffsetHz(),
                    captured.measurement().occupiedBandwidthHz(),
                    captured.measurement().snrDb())
            : "nothing was heard");
    try {
      double seconds = captured.length().toNanos() / 1e9;
      // The picture goes first: whatever happens to this process meanwhile, a recording that is
      // complete has its picture, and one that has none is known to have failed.
      Optional<String> lost = uploadPicture(captured.picture());
      if (lost.isPresent()) {
        refuse("the picture could not be uploaded: " + lost.get());
      } else if (complete(
          new RecordingCompleteRequest(true, seconds, captured.measurement(), null))) {
        uploadSamples(captured);
      }
    } finally {
      delete(captured);
    }
  }

  /** Tells why it could not be done. */
  private Optional<String> uploadPicture(WaterfallPicture picture) throws InterruptedException {
    WaterfallPicture.PlotBox plot = picture.plot();
    PictureInfo info =
        new PictureInfo(
            List.of(plot.left(), plot.top(), plot.right(), plot.bottom()),
            picture.centreHz(),
            picture.spanHz(),
            picture.seconds());
    long id = recordingId.get();
    return delivery.deliver(
        "picture of recording " + id, () -> agent.server().uploadPicture(id, picture.file(), info));
  }

  private void uploadSamples(Captured captured) throws InterruptedException {
    long id = recordingId.get();
    if (captured.sigMfMeta().isPresent()) {
      Path meta = captured.sigMfMeta().get();
      delivery.deliver(
          "samples of recording " + id, () -> agent.server().uploadSigMf(id, meta, data(meta)));
    }
  }

  private boolean complete(RecordingCompleteRequest request) throws InterruptedException {
    long id = recordingId.get();
    return delivery
        .deliver("recording " + id, () -> agent.server().recordingComplete(id, request))
        .isEmpty();
  }

  private void sayStarted(Instant at, int rate) {
    try {
      delivery.deliver(
          "start of recording " + plan.id(),
          () -> {
            if (capture != null) { // a start that comes after the end would only confuse
              recordingId.set(
                  agent
                      .server()
                      .recordingStart(new RecordingStartRequest(plan.id(), at, rate))
                      .recordingId());
            }
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String title() {
    return "%s  %.4f MHz  %s  %s"
        .formatted(
            plan.title(),
            plan.carrierHz() / 1e6,
            plan.modulation(),
            plan.expectedStart().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
  }

  private void closeCapture() {
    Capture current = capture;
    if (current != null) {
      CompletableFuture.runAsync(current::close, helpers)
          .exceptionally(
              e -> {
                LOG.warn("recording {}: {}", plan.id(), e.toString());
                return null;
              });
    }
  }

  private static Path data(Path meta) {
    return meta.resolveSibling(meta.getFileName().toString().replace(".sigmf-meta", ".sigmf-data"));
  }

  private static void delete(Captured captured) {
    try {
      Files.deleteIfExists(captured.picture().file());
      if (captured.sigMfMeta().isPresent()) {
        Files.deleteIfExists(captured.sigMfMeta().get());
        Files.deleteIfExists(data(captured.sigMfMeta().get()));
      }
    } catch (IOException e) {
      LOG.warn("temporary files remain: {}", e.getMessage());
    }
  }
}
