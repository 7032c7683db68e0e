package org.challengectl.driver.soapysdr.internal;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * SoapySDR's {@code key=value, key=value}.
 *
 * @param values in their order
 */
record Keywords(Map<String, String> values) {

  private static final int SIZE = Native.SIZE_T_SIZE + 2 * Native.POINTER_SIZE;

  /** What is enough to find a device again. */
  private static final List<String> IDENTITY =
      List.of("driver", "remote", "remote:driver", "serial", "device_id", "uri", "hostname");

  static Keywords of(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
      }
    }
    return new Keywords(values);
  }

  /** Reads a {@code SoapySDRKwargs} array. */
  static List<Keywords> list(Pointer array, int length) {
    List<Keywords> all = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      Pointer one = array.share((long) i * SIZE);
      int size = one.getNativeLong(0).intValue();
      Pointer keys = one.getPointer(Native.SIZE_T_SIZE);
      Pointer texts = one.getPointer(Native.SIZE_T_SIZE + Native.POINTER_SIZE);
      Map<String, String> values = new LinkedHashMap<>();
      for (int k = 0; k < size; k++) {
        long at = (long) k * Native.POINTER_SIZE;
        values.put(keys.getPointer(at).getString(0), texts.getPointer(at).getString(0));
      }
      all.add(new Keywords(values));
    }
    return all;
  }

  String get(String key) {
    return values.getOrDefault(key, "");
  }

  /** The shortest that means this device only. */
  Keywords identity() {
    Map<String, String> some = new LinkedHashMap<>();
    for (String key : IDENTITY) {
      if (!get(key).isEmpty()) {
        some.put(key, get(key));
      }
    }
    return new Keywords(some);
  }

  /** As a {@code SoapySDRKwargs}; lives as long as what is returned. */
  InMemory toNative() {
    return new InMemory(this);
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(","));
  }

  /** Keeps the memory of a {@code SoapySDRKwargs}. */
  static final class InMemory {

    private final List<Memory> texts = new ArrayList<>(); // JNA frees what nobody holds
    private final Memory struct = new Memory(SIZE);

    private InMemory(Keywords keywords) {
      int size = keywords.values.size();
      Memory keys = new Memory(Math.max(1, size) * (long) Native.POINTER_SIZE);
      Memory values = new Memory(Math.max(1, size) * (long) Native.POINTER_SIZE);
      int at = 0;
      for (Map.Entry<String, String> each : keywords.values.entrySet()) {
        keys.setPointer(at, text(each.getKey()));
        values.setPointer(at, text(each.getValue()));
        at += Native.POINTER_SIZE;
      }
      texts.add(keys);
      texts.add(values);
      struct.clear();
      struct.setNativeLong(0, new NativeLong(size));
      struct.setPointer(Native.SIZE_T_SIZE, keys);
      struct.setPointer(Native.SIZE_T_SIZE + Native.POINTER_SIZE, values);
    }

    Pointer pointer() {
      return struct;
    }

    private Memory text(String value) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      Memory memory = new Memory(bytes.length + 1L);
      memory.clear();
      memory.write(0, bytes, 0, bytes.length);
      texts.add(memory);
      return memory;
    }
  }
}
