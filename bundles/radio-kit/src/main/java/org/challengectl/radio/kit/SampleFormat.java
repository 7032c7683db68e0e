package org.challengectl.radio.kit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * How a radio writes complex samples: I and Q interleaved, little-endian. Full scale is 1.0; what
 * is beyond it is clipped.
 */
public enum SampleFormat {
  /** Signed 8 bit, as HackRF. */
  INT8(1) {
    @Override
    void encode(float value, byte[] out, int at) {
      out[at] = (byte) scaled(value, 127);
    }

    @Override
    float decode(byte[] in, int at) {
      return in[at] / 128f;
    }
  },
  /** Unsigned 8 bit around 127.5, as RTL-SDR. */
  UINT8(1) {
    @Override
    void encode(float value, byte[] out, int at) {
      out[at] = (byte) Math.round(127.5f + 127.5f * clipped(value));
    }

    @Override
    float decode(byte[] in, int at) {
      return ((in[at] & 0xff) - 127.5f) / 128f;
    }
  },
  /** Signed 16 bit. */
  INT16(2) {
    @Override
    void encode(float value, byte[] out, int at) {
      SHORTS.set(out, at, (short) scaled(value, 32_767));
    }

    @Override
    float decode(byte[] in, int at) {
      return (short) SHORTS.get(in, at) / 32_768f;
    }
  },
  /** Signed 12 bit in 16, as bladeRF's SC16_Q11. */
  Q11(2) {
    @Override
    void encode(float value, byte[] out, int at) {
      SHORTS.set(out, at, (short) scaled(value, 2_047));
    }

    @Override
    float decode(byte[] in, int at) {
      return (short) SHORTS.get(in, at) / 2_048f;
    }
  },
  /** 32-bit floating point; what is no number is read as 0. */
  FLOAT32(4) {
    @Override
    void encode(float value, byte[] out, int at) {
      FLOATS.set(out, at, clipped(value));
    }

    @Override
    float decode(byte[] in, int at) {
      float value = (float) FLOATS.get(in, at);
      return Float.isFinite(value) ? value : 0;
    }
  };

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle FLOATS =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

  private final int valueBytes;

  SampleFormat(int valueBytes) {
    this.valueBytes = valueBytes;
  }

  /** Bytes of one complex sample. */
  public int bytesPerSample() {
    return 2 * valueBytes;
  }

  /**
   * Writes samples as bytes.
   *
   * @param iq interleaved I and Q
   * @param offset of the first I in {@code iq}, in floats
   * @param at of the first byte in {@code out}
   * @param samples complex samples
   */
  public void encode(float[] iq, int offset, byte[] out, int at, int samples) {
    int to = at;
    for (int i = offset; i < offset + 2 * samples; i++, to += valueBytes) {
      encode(iq[i], out, to);
    }
  }

  /**
   * Reads samples from bytes.
   *
   * @param at of the first byte in {@code in}
   * @param iq receives interleaved I and Q
   * @param offset of the first I in {@code iq}, in floats
   * @param samples complex samples
   */
  public void decode(byte[] in, int at, float[] iq, int offset, int samples) {
    int from = at;
    for (int i = offset; i < offset + 2 * samples; i++, from += valueBytes) {
      iq[i] = decode(in, from);
    }
  }

  abstract void encode(float value, byte[] out, int at);

  abstract float decode(byte[] in, int at);

  private static float clipped(float value) {
    return Math.max(-1f, Math.min(1f, value));
  }

  private static int scaled(float value, int fullScale) {
    return Math.round(clipped(value) * fullScale);
  }
}
