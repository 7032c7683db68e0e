package org.challengectl.waterfall;

import java.nio.ByteBuffer;

/** How SigMF keeps complex samples; all little-endian. */
public enum SigMfFormat {
  /** 32 bit floats; full scale 1.0. */
  CF32_LE("cf32_le", 8) {
    @Override
    void put(ByteBuffer buffer, float value) {
      buffer.putFloat(value);
    }
  },
  /** 16 bit integers; full scale 32767, what lies beyond is clipped. */
  CI16_LE("ci16_le", 4) {
    @Override
    void put(ByteBuffer buffer, float value) {
      float clipped = Math.max(-1f, Math.min(1f, value));
      buffer.putShort((short) Math.round(clipped * 32767));
    }
  };

  private final String datatype;
  private final int bytesPerSample;

  SigMfFormat(String datatype, int bytesPerSample) {
    this.datatype = datatype;
    this.bytesPerSample = bytesPerSample;
  }

  /** As {@code core:datatype} says it. */
  public String datatype() {
    return datatype;
  }

  /** Of one complex sample. */
  public int bytesPerSample() {
    return bytesPerSample;
  }

  abstract void put(ByteBuffer buffer, float value);
}
