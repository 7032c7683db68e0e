package org.challengectl.driver.virtual.internal;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.OptionalDouble;
import org.challengectl.radio.RadioException;

/**
 * What a radio that joins says first.
 *
 * @param instance the same for each attempt of one radio to come back, else random
 */
record Hello(long instance, String device, int sampleRateHz, DeviceTraits traits) {

  void put(ByteBuffer frame) {
    frame.putLong(Wire.MAGIC).putShort((short) Wire.VERSION).putLong(instance);
    Wire.putText(frame, device).putInt(sampleRateHz);
    frame.putDouble(traits.gainDb()).putDouble(traits.errorPpm());
    put(frame, traits.pathLossDb());
    put(frame, traits.noiseDbfsPerHz());
    put(frame, traits.noiseDbfs());
  }

  private static void put(ByteBuffer frame, OptionalDouble value) {
    frame.putDouble(value.orElse(Double.NaN));
  }

  /** Reads and checks; whatever is wrong is refused in words. */
  static Hello get(ByteBuffer frame) throws ProtocolException, RadioException {
    if (frame.getLong() != Wire.MAGIC) {
      throw new ProtocolException("not a virtual radio");
    }
    int version = frame.getShort();
    if (version != Wire.VERSION) {
      throw new RadioException(
          RadioException.Reason.UNSUPPORTED,
          "this air speaks version %d, the radio version %d".formatted(Wire.VERSION, version));
    }
    long instance = frame.getLong();
    String device = Wire.getText(frame);
    int sampleRateHz = frame.getInt();
    if (!Devices.isName(device)) {
      throw new RadioException(RadioException.Reason.UNSUPPORTED, "not a name for a radio");
    }
    Devices.checkRate(device, sampleRateHz);
    DeviceTraits traits =
        new DeviceTraits(
            within(frame.getDouble(), 100),
            within(frame.getDouble(), 1000),
            optional(frame.getDouble()),
            optional(frame.getDouble()),
            optional(frame.getDouble()));
    return new Hello(instance, device, sampleRateHz, traits);
  }

  private static OptionalDouble optional(double value) throws ProtocolException {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(within(value, 300));
  }

  private static double within(double value, double bound) throws ProtocolException {
    if (!(Math.abs(value) <= bound)) {
      throw new ProtocolException("a trait out of bounds");
    }
    return value;
  }
}
