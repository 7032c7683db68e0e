package org.challengectl.cli.internal.render;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.challengectl.dsp.SampleFormat;

/** How a float becomes bytes of a file; little-endian. */
enum SampleEncoder {
  INT8(1) {
    @Override
    void encode(float[] values, int count, byte[] out) {
      SampleFormat.toInt8(values, 0, count, out, 0);
    }
  },
  INT16(2) {
    @Override
    void encode(float[] values, int count, byte[] out) {
      short[] shorts = new short[count];
      SampleFormat.toInt16(values, 0, count, shorts, 0);
      ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(shorts);
    }
  },
  FLOAT32(4) {
    @Override
    void encode(float[] values, int count, byte[] out) {
      ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values, 0, count);
    }
  };

  private final int bytes;

  SampleEncoder(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes that one float becomes. */
  int bytes() {
    return bytes;
  }

  abstract void encode(float[] values, int count, byte[] out);
}
