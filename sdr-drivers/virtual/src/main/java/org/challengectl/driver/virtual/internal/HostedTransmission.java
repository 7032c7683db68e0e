package org.challengectl.driver.virtual.internal;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import org.challengectl.driver.virtual.AirEnd;
import org.challengectl.radio.RadioException;

/** What a radio of another process transmits, at the host. Used under its session's lock only. */
final class HostedTransmission {

  private final Air air;
  private final int id;
  private final Emission emission;
  private long received;
  private boolean announced;
  private boolean told;

  HostedTransmission(Air air, int id, Emission emission) {
    this.air = air;
    this.id = id;
    this.emission = emission;
    emission.requireLife(air.clock().nanos());
  }

  int id() {
    return id;
  }

  boolean isCurrent(int wanted) {
    return wanted == id && emission.end() == null;
  }

  boolean isOver() {
    return emission.end() != null;
  }

  boolean isTold() {
    return told;
  }

  /** Samples that the air has taken. */
  long taken() {
    return received - emission.ring().available();
  }

  void echo(long pulseNanos) {
    emission.keepUntil(pulseNanos + AirSettings.HOLD_NANOS);
  }

  void take(ByteBuffer frame, int count) throws ProtocolException, RadioException {
    SampleRing ring = emission.ring();
    if (count > ring.capacity() - ring.available()) {
      throw new ProtocolException("more samples than were asked for");
    }
    int rest = count;
    while (rest > 0) {
      int room = ring.room(rest);
      Wire.getSamples(frame, ring.storage(), ring.writeOffset(), room);
      ring.wrote(room);
      rest -= room;
    }
    received += count;
    if (emission.isReady()) {
      announce();
    }
  }

  /** There are no more samples. */
  void finish() throws RadioException {
    emission.ring().finish();
    announce();
  }

  private void announce() throws RadioException {
    if (announced) {
      return;
    }
    announced = true;
    if (received == 0) {
      end(AirEnd.Reason.COMPLETE);
    } else {
      air.transmit(emission);
    }
  }

  void end(AirEnd.Reason reason) {
    air.cut(emission, reason);
  }

  /** Tells how it ended. */
  void putOver(ByteBuffer out) {
    told = true;
    AirEnd end = emission.end();
    Wire.begin(out, Wire.TX_OVER).putInt(id);
    Wire.putInstant(out, emission.entry() == null ? end.at() : emission.entry().startedAt());
    Wire.putInstant(out, end.at());
    out.putLong(end.samples()).putLong(end.underruns());
    Wire.putText(out, end.reason().name());
  }
}
