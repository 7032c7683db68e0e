package org.challengectl.driver.virtual.internal;

import java.nio.ByteBuffer;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.SampleSource;
import org.challengectl.radio.TransmitSettings;

/** Sends one signal to an air in another process, as fast as the host asks for it. */
final class RemoteSender {

  private final AirLink link;
  private final RemoteTransmission transmission;
  private final int chunk;
  private final float[] iq;
  private final ByteBuffer frame;

  /**
   * @param chunk most samples at once
   */
  RemoteSender(AirLink link, RemoteTransmission transmission, int chunk) {
    this.link = link;
    this.transmission = transmission;
    this.chunk = chunk;
    this.iq = new float[2 * chunk];
    this.frame = ByteBuffer.allocate(4 * chunk + 1_024);
  }

  /** Returns when it is over, lost or silenced. */
  void send(TransmitSettings settings, SampleSource signal)
      throws RadioException, InterruptedException {
    // The first samples may take long to make; the host hears of it when they are there.
    int ready = read(signal, chunk);
    Wire.begin(frame, Wire.TX_START).putInt(transmission.id()).putLong(settings.frequencyHz());
    Wire.putText(frame, settings.label() == null ? "" : settings.label());
    send(false);
    if (ready < 0) {
      sendEnd();
    }
    long sent = 0;
    long room;
    while ((room = transmission.awaitTurn(ready < 0 ? -1 : sent)) >= 0) {
      if (ready == 0 && room > 0) {
        ready = read(signal, (int) Math.min(room, chunk));
        if (ready < 0) {
          sendEnd();
        }
      }
      if (ready > 0) {
        Wire.begin(frame, Wire.TX_DATA).putInt(transmission.id()).putLong(0);
        Wire.putSamples(frame, iq, 0, ready);
        sent += ready;
        ready = 0;
      } else {
        Wire.begin(frame, Wire.ECHO).putInt(transmission.id()).putLong(0);
      }
      send(true);
    }
  }

  private void sendEnd() throws RadioException {
    Wire.begin(frame, Wire.TX_END).putInt(transmission.id());
    send(false);
  }

  private int read(SampleSource signal, int samples) throws RadioException {
    int given = signal.read(iq, 0, samples);
    if (given >= 0) {
      Devices.checkGiven(given, samples);
    }
    return given;
  }

  /** Sends the frame unless the transmission was silenced; an echo goes behind the id. */
  private void send(boolean withEcho) throws RadioException {
    link.writing().lock();
    try {
      if (!transmission.isSilenced()) {
        if (withEcho) {
          frame.putLong(9, transmission.echo());
        }
        link.send(Wire.finish(frame));
      }
    } finally {
      link.writing().unlock();
    }
  }
}
