package org.challengectl.driver.usrp.internal;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;

/** The library's vectors, ranges and errors as Java's. Safe for concurrent use. */
final class Uhd {

  static final NativeLong FIRST = new NativeLong(0);

  private static final int TEXT_BYTES = 4_096;

  /** Asks for something in a handle, e.g. a vector. */
  @FunctionalInterface
  interface Question {
    int ask(PointerByReference answer);
  }

  /** Asks a handle for the text of its last error. */
  @FunctionalInterface
  interface LastError {
    int ask(Pointer text, NativeLong size);
  }

  private final String name;
  private final UhdLibrary library;

  /**
   * @param name for messages
   */
  Uhd(String name, UhdLibrary library) {
    this.name = name;
    this.library = library;
  }

  UhdLibrary library() {
    return library;
  }

  /** Makes one of the library's objects. */
  PointerByReference made(String what, Question make) throws RadioException {
    PointerByReference handle = new PointerByReference();
    check(what, make.ask(handle), library::uhd_get_last_error);
    return handle;
  }

  List<String> strings(String what, Question question, LastError lastError) throws RadioException {
    PointerByReference vector = made("uhd_string_vector_make", library::uhd_string_vector_make);
    try (Memory text = new Memory(TEXT_BYTES + 1)) {
      check(what, question.ask(vector), lastError);
      NativeLongByReference size = new NativeLongByReference();
      library.uhd_string_vector_size(vector.getValue(), size);
      List<String> strings = new ArrayList<>();
      for (long i = 0; i < size.getValue().longValue(); i++) {
        text.clear();
        library.uhd_string_vector_at(
            vector.getValue(), new NativeLong(i), text, new NativeLong(TEXT_BYTES));
        strings.add(text.getString(0));
      }
      return strings;
    } finally {
      library.uhd_string_vector_free(vector);
    }
  }

  /** The hull of a range of values. */
  UhdLibrary.Range range(String what, Question question, LastError lastError)
      throws RadioException {
    PointerByReference range = made("uhd_meta_range_make", library::uhd_meta_range_make);
    try {
      check(what, question.ask(range), lastError);
      UhdLibrary.Range hull = new UhdLibrary.Range();
      DoubleByReference value = new DoubleByReference();
      check(what, library.uhd_meta_range_start(range.getValue(), value), lastError);
      hull.start = value.getValue();
      check(what, library.uhd_meta_range_stop(range.getValue(), value), lastError);
      hull.stop = value.getValue();
      check(what, library.uhd_meta_range_step(range.getValue(), value), lastError);
      hull.step = value.getValue();
      return hull;
    } finally {
      library.uhd_meta_range_free(range);
    }
  }

  void check(String what, int result, LastError lastError) throws RadioException {
    if (result != UhdLibrary.NONE) {
      throw failure(what, result, lastError);
    }
  }

  RadioException failure(String what, int result, LastError lastError) {
    String text = text(lastError);
    String low = text.toLowerCase(Locale.ROOT);
    if (low.contains("path for image") || low.contains("images_downloader")) {
      return new RadioException(
          Reason.FAILED,
          name
              + " needs UHD's firmware and FPGA images, which this host lacks"
              + " (Debian: apt-get install uhd-host, then run uhd_images_downloader as root): "
              + text);
    }
    if (result == UhdLibrary.KEY && low.contains("no devices found")) {
      return new RadioException(Reason.ABSENT, "there is no " + name + " now");
    }
    if (low.contains("invalid args")) {
      return new RadioException(
          Reason.UNSUPPORTED, "%s: UHD wants key=value,key=value: %s".formatted(name, text));
    }
    if (low.contains("permission") || low.contains("claimed") || low.contains("in use")) {
      return new RadioException(
          Reason.BUSY,
          name
              + " is in use by another program, or this user may not open it"
              + " (Debian: the package uhd-host brings the udev rule): "
              + text);
    }
    return new RadioException(
        Reason.FAILED, "%s: %s says %s (error %d)".formatted(name, what, text, result));
  }

  private static String text(LastError lastError) {
    try (Memory text = new Memory(TEXT_BYTES + 1)) {
      text.clear();
      lastError.ask(text, new NativeLong(TEXT_BYTES));
      return text.getString(0).strip().replaceAll("\\s+", " ");
    }
  }
}
