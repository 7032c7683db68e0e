package org.challengectl.driver.virtual.internal;

import java.time.Instant;
import org.challengectl.driver.virtual.AirEnd;
import org.challengectl.radio.Capture;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.ReceiveSettings;
import org.challengectl.radio.SampleSource;
import org.challengectl.radio.TransmitReport;
import org.challengectl.radio.TransmitSettings;

/** A radio on an air in the same process. */
final class LocalRadio implements VirtualRadio {

  private static final int CHUNK = 16_384;

  private final Air air;
  private final String name;
  private final int sampleRateHz;
  private final DeviceTraits traits;
  private Emission emission;
  private LocalCapture capture;
  private boolean closed;

  /** The device must have been claimed; closing the radio releases it. */
  LocalRadio(Air air, String name, int sampleRateHz, DeviceTraits traits) {
    this.air = air;
    this.name = name;
    this.sampleRateHz = sampleRateHz;
    this.traits = traits;
  }

  @Override
  public RadioCapabilities capabilities() {
    return Devices.CAPABILITIES;
  }

  @Override
  public TransmitReport transmit(TransmitSettings settings, SampleSource signal)
      throws RadioException {
    Devices.check(name, settings.frequencyHz());
    Emission mine = new Emission(name, settings, sampleRateHz, traits);
    occupy(mine);
    boolean pulled = false;
    try {
      pull(mine, signal);
      pulled = true;
      return report(mine, mine.awaitEnd());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RadioException(Reason.FAILED, "interrupted while transmitting", e);
    } finally {
      air.cut(mine, pulled ? AirEnd.Reason.SILENCED : AirEnd.Reason.FAILED);
      vacate(mine);
    }
  }

  private void pull(Emission mine, SampleSource signal)
      throws InterruptedException, RadioException {
    SampleRing ring = mine.ring();
    boolean announced = false;
    int room;
    while ((room = ring.awaitRoom(CHUNK)) > 0) {
      int samples = signal.read(ring.storage(), ring.writeOffset(), room);
      if (samples < 0) {
        ring.finish();
        if (!announced) {
          air.cut(mine, AirEnd.Reason.COMPLETE);
        }
        return;
      }
      Devices.checkGiven(samples, room);
      ring.wrote(samples);
      if (!announced) {
        air.transmit(mine);
        announced = true;
      }
    }
  }

  private TransmitReport report(Emission mine, AirEnd end) throws RadioException {
    Instant started = mine.entry() == null ? end.at() : mine.entry().startedAt();
    return Devices.report(name, started, end);
  }

  @Override
  public Capture receive(ReceiveSettings settings) throws RadioException {
    Devices.check(name, settings.frequencyHz());
    synchronized (this) {
      ensureFree();
      capture = new LocalCapture(air, name, settings.frequencyHz(), sampleRateHz, traits, this);
      return capture;
    }
  }

  synchronized void left(LocalCapture which) {
    if (capture == which) {
      capture = null;
    }
  }

  private synchronized void occupy(Emission mine) throws RadioException {
    ensureFree();
    emission = mine;
  }

  private synchronized void vacate(Emission mine) {
    if (emission == mine) {
      emission = null;
    }
  }

  private void ensureFree() throws RadioException {
    if (closed) {
      throw new RadioException(Reason.FAILED, "virtual radio '%s' is closed".formatted(name));
    }
    if (emission != null || capture != null) {
      throw Devices.busy(name, emission != null);
    }
  }

  @Override
  public void silence() {
    Emission current;
    synchronized (this) {
      current = emission;
    }
    if (current != null) {
      air.cut(current, AirEnd.Reason.SILENCED);
      vacate(current);
    }
  }

  @Override
  public synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    LocalCapture open;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      open = capture;
    }
    silence();
    if (open != null) {
      open.close();
    }
    air.release(name);
  }
}
