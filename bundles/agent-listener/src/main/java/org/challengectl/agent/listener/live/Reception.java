package org.challengectl.agent.listener.live;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.challengectl.agent.core.ServerClock;
import org.challengectl.protocol.listen.StreamFrame;
import org.challengectl.protocol.listen.StreamReport;
import org.challengectl.radio.Capture;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioException;
import org.challengectl.waterfall.LiveRows;

/** One capture, from its tuning to its end. Confined to one thread. */
final class Reception {

  private static final int BLOCK = 8192;
  private static final int BINS = 2048;
  private static final double ROWS_PER_SECOND = 16;

  private final Capture capture;
  private final long centreHz;
  private final Channels channels;
  private final StreamOutbox outbox;
  private final ServerClock clock;
  private final LiveRows rows;
  private final RowCount count;
  private final float[] block = new float[2 * BLOCK];
  private double now;

  /** Numbers a stream's rows. */
  static final class RowCount {
    private long next;
  }

  Reception(
      Capture capture,
      long centreHz,
      Channels channels,
      StreamOutbox outbox,
      ServerClock clock,
      RowCount count) {
    this.capture = capture;
    this.centreHz = centreHz;
    this.channels = channels;
    this.outbox = outbox;
    this.clock = clock;
    this.count = count;
    this.rows = new LiveRows(capture.sampleRateHz(), BINS, ROWS_PER_SECOND, this::sendRow);
  }

  StreamReport.Receiving report(String deviceId, FrequencySpan tunable) {
    return new StreamReport.Receiving(
        deviceId,
        centreHz,
        capture.sampleRateHz(),
        rows.bins(),
        ROWS_PER_SECOND,
        tunable.minHz(),
        tunable.maxHz());
  }

  /** Receives while it is wanted, or until the capture is closed. */
  void run(BooleanSupplier wanted) throws RadioException {
    long lost = 0;
    while (wanted.getAsBoolean()) {
      int samples = capture.read(block, 0, BLOCK);
      if (samples < 0) {
        return;
      }
      if (capture.lostSamples() != lost) {
        lost = capture.lostSamples();
        rows.restart();
      }
      now = clock.now().toEpochMilli();
      rows.feed(block, 0, samples);
      channels.feed(block, samples, capture.sampleRateHz(), centreHz, now);
    }
  }

  private void sendRow(byte[] row) {
    ByteBuffer frame =
        new StreamFrame(
                StreamFrame.Kind.ROW,
                0,
                count.next++,
                now,
                centreHz,
                capture.sampleRateHz(),
                LiveRows.STEP_DB,
                LiveRows.FLOOR_DB,
                row.length)
            .begin();
    outbox.post(StreamFrame.Kind.ROW, frame.put(row).flip());
  }
}
