package org.challengectl.modulation.iq;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How complex samples are written, by the names of SigMF (core:datatype). */
enum IqFormat {
  CF32_LE("cf32_le", 4, ByteOrder.LITTLE_ENDIAN),
  CF32_BE("cf32_be", 4, ByteOrder.BIG_ENDIAN),
  CI16_LE("ci16_le", 2, ByteOrder.LITTLE_ENDIAN),
  CI16_BE("ci16_be", 2, ByteOrder.BIG_ENDIAN),
  CU16_LE("cu16_le", 2, ByteOrder.LITTLE_ENDIAN),
  CI8("ci8", 1, ByteOrder.LITTLE_ENDIAN),
  CU8("cu8", 1, ByteOrder.LITTLE_ENDIAN);

  private final String label;
  private final int componentBytes;
  private final ByteOrder order;

  IqFormat(String label, int componentBytes, ByteOrder order) {
    this.label = label;
    this.componentBytes = componentBytes;
    this.order = order;
  }

  static Optional<IqFormat> of(String label) {
    return Arrays.stream(values()).filter(f -> f.label.equals(label)).findFirst();
  }

  static List<String> labels() {
    return Arrays.stream(values()).map(f -> f.label).toList();
  }

  ByteOrder order() {
    return order;
  }

  int sampleBytes() {
    return 2 * componentBytes;
  }

  /** The component at that byte; full scale is about 1. The buffer has {@link #order}. */
  float decode(ByteBuffer buffer, int at) {
    return switch (this) {
      case CF32_LE, CF32_BE -> buffer.getFloat(at);
      case CI16_LE, CI16_BE -> buffer.getShort(at) * (1 / 32768f);
      case CU16_LE -> ((buffer.getShort(at) & 0xFFFF) - 32767.5f) * (1 / 32767.5f);
      case CI8 -> buffer.get(at) * (1 / 128f);
      case CU8 -> ((buffer.get(at) & 0xFF) - 127.5f) * (1 / 127.5f);
    };
  }
}
