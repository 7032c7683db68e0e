package org.challengectl.driver.usrp.internal;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.Locale;

/** The transmitter or the receiver of a USRP: the library has each function twice. */
enum Side {
  TX {
    @Override
    int channels(UhdLibrary uhd, Pointer usrp, NativeLongByReference count) {
      return uhd.uhd_usrp_get_tx_num_channels(usrp, count);
    }

    @Override
    int frequencies(UhdLibrary uhd, Pointer usrp, NativeLong channel, Pointer range) {
      return uhd.uhd_usrp_get_tx_freq_range(usrp, channel, range);
    }

    @Override
    int rates(UhdLibrary uhd, Pointer usrp, NativeLong channel, Pointer range) {
      return uhd.uhd_usrp_get_tx_rates(usrp, channel, range);
    }

    @Override
    int gains(UhdLibrary uhd, Pointer usrp, NativeLong channel, Pointer range) {
      return uhd.uhd_usrp_get_tx_gain_range(usrp, "", channel, range);
    }

    @Override
    int antennas(UhdLibrary uhd, Pointer usrp, NativeLong channel, PointerByReference vector) {
      return uhd.uhd_usrp_get_tx_antennas(usrp, channel, vector);
    }

    @Override
    int setRate(UhdLibrary uhd, Pointer usrp, NativeLong channel, double hz) {
      return uhd.uhd_usrp_set_tx_rate(usrp, hz, channel);
    }

    @Override
    int rate(UhdLibrary uhd, Pointer usrp, NativeLong channel, DoubleByReference hz) {
      return uhd.uhd_usrp_get_tx_rate(usrp, channel, hz);
    }

    @Override
    int tune(UhdLibrary uhd, Pointer usrp, NativeLong channel, UhdLibrary.TuneRequest request) {
      return uhd.uhd_usrp_set_tx_freq(usrp, request, channel, new UhdLibrary.TuneResult());
    }

    @Override
    int frequency(UhdLibrary uhd, Pointer usrp, NativeLong channel, DoubleByReference hz) {
      return uhd.uhd_usrp_get_tx_freq(usrp, channel, hz);
    }

    @Override
    int setGain(UhdLibrary uhd, Pointer usrp, NativeLong channel, double db) {
      return uhd.uhd_usrp_set_tx_gain(usrp, db, channel, "");
    }

    @Override
    int setAntenna(UhdLibrary uhd, Pointer usrp, NativeLong channel, String antenna) {
      return uhd.uhd_usrp_set_tx_antenna(usrp, antenna, channel);
    }

    @Override
    int setBandwidth(UhdLibrary uhd, Pointer usrp, NativeLong channel, double hz) {
      return uhd.uhd_usrp_set_tx_bandwidth(usrp, hz, channel);
    }
  },

  RX {
    @Override
    int channels(UhdLibrary uhd, Pointer usrp, NativeLongByReference count) {
      return uhd.uhd_usrp_get_rx_num_channels(usrp, count);
    }

    @Override
    int frequencies(UhdLibrary uhd, Pointer usrp, NativeLong channel, Pointer range) {
      return uhd.uhd_usrp_get_rx_freq_range(usrp, channel, range);
    }

    @Override
    int rates(UhdLibrary uhd, Pointer usrp, NativeLong channel, Pointer range) {
      return uhd.uhd_usrp_get_rx_rates(usrp, channel, range);
    }

    @Override
    int gains(UhdLibrary uhd, Pointer usrp, NativeLong channel, Pointer range) {
      return uhd.uhd_usrp_get_rx_gain_range(usrp, "", channel, range);
    }

    @Override
    int antennas(UhdLibrary uhd, Pointer usrp, NativeLong channel, PointerByReference vector) {
      return uhd.uhd_usrp_get_rx_antennas(usrp, channel, vector);
    }

    @Override
    int setRate(UhdLibrary uhd, Pointer usrp, NativeLong channel, double hz) {
      return uhd.uhd_usrp_set_rx_rate(usrp, hz, channel);
    }

    @Override
    int rate(UhdLibrary uhd, Pointer usrp, NativeLong channel, DoubleByReference hz) {
      return uhd.uhd_usrp_get_rx_rate(usrp, channel, hz);
    }

    @Override
    int tune(UhdLibrary uhd, Pointer usrp, NativeLong channel, UhdLibrary.TuneRequest request) {
      return uhd.uhd_usrp_set_rx_freq(usrp, request, channel, new UhdLibrary.TuneResult());
    }

    @Override
    int frequency(UhdLibrary uhd, Pointer usrp, NativeLong channel, DoubleByReference hz) {
      return uhd.uhd_usrp_get_rx_freq(usrp, channel, hz);
    }

    @Override
    int setGain(UhdLibrary uhd, Pointer usrp, NativeLong channel, double db) {
      return uhd.uhd_usrp_set_rx_gain(usrp, db, channel, "");
    }

    @Override
    int setAntenna(UhdLibrary uhd, Pointer usrp, NativeLong channel, String antenna) {
      return uhd.uhd_usrp_set_rx_antenna(usrp, antenna, channel);
    }

    @Override
    int setBandwidth(UhdLibrary uhd, Pointer usrp, NativeLong channel, double hz) {
      return uhd.uhd_usrp_set_rx_bandwidth(usrp, hz, channel);
    }
  };

  /** As in the library's functions. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  abstract int channels(UhdLibrary uhd, Pointer usrp, NativeLongByReference count);

  abstract int frequencies(UhdLibrary uhd, Pointer usrp, NativeLong channel, Pointer range);

  abstract int rates(UhdLibrary uhd, Pointer usrp, NativeLong channel, Pointer range);

  abstract int gains(UhdLibrary uhd, Pointer usrp, NativeLong channel, Pointer range);

  abstract int antennas(UhdLibrary uhd, Pointer usrp, NativeLong channel, PointerByReference out);

  abstract int setRate(UhdLibrary uhd, Pointer usrp, NativeLong channel, double hz);

  abstract int rate(UhdLibrary uhd, Pointer usrp, NativeLong channel, DoubleByReference hz);

  abstract int tune(
      UhdLibrary uhd, Pointer usrp, NativeLong channel, UhdLibrary.TuneRequest request);

  abstract int frequency(UhdLibrary uhd, Pointer usrp, NativeLong channel, DoubleByReference hz);

  abstract int setGain(UhdLibrary uhd, Pointer usrp, NativeLong channel, double db);

  abstract int setAntenna(UhdLibrary uhd, Pointer usrp, NativeLong channel, String antenna);

  abstract int setBandwidth(UhdLibrary uhd, Pointer usrp, NativeLong channel, double hz);
}
