package org.challengectl.driver.limesdr.internal;

import java.util.List;
import org.challengectl.radio.FrequencySpan;
import org.challengectl.radio.RadioCapabilities;
import org.challengectl.radio.RadioDescription;

/**
 * A device as LimeSuite lists it, e.g. "LimeSDR Mini, media=USB 3.0, module=FT601, addr=0403:601f,
 * serial=1D4C296EC121C3".
 *
 * @param index in the list
 * @param info all of it, which opens the device
 */
record LimeHandle(int index, String info) {

  private static final int SHORT_SERIAL = 8;
  private static final String SERIAL = "serial=";

  /** What it is, e.g. "LimeSDR Mini". */
  String product() {
    return info.split(",", 2)[0].strip();
  }

  /** Empty if it has none. */
  String serial() {
    for (String part : info.split(",", -1)) {
      if (part.strip().startsWith(SERIAL)) {
        return part.strip().substring(SERIAL.length());
      }
    }
    return "";
  }

  RadioDescription description() {
    String serial = serial();
    String number = String.valueOf(index);
    if (serial.isEmpty()) {
      return new RadioDescription(
          LimeSdrDriver.MODEL, info, product(), capabilities(), List.of(number));
    }
    String end = serial.substring(Math.max(0, serial.length() - SHORT_SERIAL));
    return new RadioDescription(
        LimeSdrDriver.MODEL,
        serial,
        product() + " " + end,
        capabilities(),
        List.of(number, end, serial.replaceFirst("^0+", ""), info));
  }

  /** By data sheet; the opened device tells better. */
  private RadioCapabilities capabilities() {
    return product().contains("Mini")
        ? LimeSdrSetup.capabilities(
            new FrequencySpan(10_000_000, 3_500_000_000L),
            new FrequencySpan(100_000, 30_720_000),
            List.of("BAND1", "BAND2", "LNAH", "LNAW"))
        : LimeSdrSetup.capabilities(
            new FrequencySpan(100_000, 3_800_000_000L),
            new FrequencySpan(100_000, 61_440_000),
            List.of("BAND1", "BAND2", "LNAH", "LNAL", "LNAW"));
  }
}
