package org.challengectl.driver.usrp.internal;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import com.sun.jna.ptr.ByteByReference;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * What we use of {@code uhd.h}. A {@code size_t} is a NativeLong, a {@code bool} a byte of 0 or 1:
 * JNA's boolean is neither; each function returns a {@code uhd_error}.
 */
@SuppressWarnings({"MethodName", "checkstyle:MethodName"})
interface UhdLibrary extends Library {

  int NONE = 0;
  int KEY = 11;
  int LOOKUP = 41;

  int POLICY_NONE = 'N';
  int POLICY_AUTO = 'A';
  int POLICY_MANUAL = 'M';

  int START_CONTINUOUS = 'a';
  int STOP_CONTINUOUS = 'o';

  int RX_NONE = 0;
  int RX_TIMEOUT = 1;
  int RX_OVERFLOW = 8;
  int RX_BAD_PACKET = 15;

  int BURST_ACK = 0x01;
  int USER_PAYLOAD = 0x40;

  /** {@code uhd_range_t}. */
  @FieldOrder({"start", "stop", "step"})
  class Range extends Structure {
    public double start;
    public double stop;
    public double step;
  }

  /** {@code uhd_tune_request_t}. */
  @FieldOrder({"target", "rfPolicy", "rf", "dspPolicy", "dsp", "args"})
  class TuneRequest extends Structure {
    public double target;
    public int rfPolicy;
    public double rf;
    public int dspPolicy;
    public double dsp;
    public String args = "";
  }

  /** {@code uhd_tune_result_t}. */
  @FieldOrder({"clippedRf", "targetRf", "actualRf", "targetDsp", "actualDsp"})
  class TuneResult extends Structure {
    public double clippedRf;
    public double targetRf;
    public double actualRf;
    public double targetDsp;
    public double actualDsp;
  }

  /** {@code uhd_stream_args_t}. */
  @FieldOrder({"cpuFormat", "wireFormat", "args", "channels", "channelCount"})
  class StreamArgs extends Structure {
    public String cpuFormat;
    public String wireFormat;
    public String args = "";
    public Pointer channels;
    public int channelCount;
  }

  /** {@code uhd_stream_cmd_t}. */
  @FieldOrder({"mode", "samples", "now", "fullSeconds", "fraction"})
  class StreamCommand extends Structure {
    public int mode;
    public NativeLong samples = new NativeLong(0);
    public byte now = 1;
    public long fullSeconds;
    public double fraction;
  }

  int uhd_get_version_string(Pointer text, NativeLong size);

  int uhd_get_last_error(Pointer text, NativeLong size);

  int uhd_string_vector_make(PointerByReference vector);

  int uhd_string_vector_free(PointerByReference vector);

  int uhd_string_vector_size(Pointer vector, NativeLongByReference size);

  int uhd_string_vector_at(Pointer vector, NativeLong index, Pointer text, NativeLong size);

  int uhd_meta_range_make(PointerByReference range);

  int uhd_meta_range_free(PointerByReference range);

  int uhd_meta_range_start(Pointer range, DoubleByReference value);

  int uhd_meta_range_stop(Pointer range, DoubleByReference value);

  int uhd_meta_range_step(Pointer range, DoubleByReference value);

  int uhd_sensor_value_make(PointerByReference value);

  int uhd_sensor_value_free(PointerByReference value);

  int uhd_sensor_value_to_bool(Pointer value, ByteByReference bool);

  int uhd_usrp_find(String args, PointerByReference vector);

  int uhd_usrp_make(PointerByReference usrp, String args);

  int uhd_usrp_free(PointerByReference usrp);

  int uhd_usrp_last_error(Pointer usrp, Pointer text, NativeLong size);

  int uhd_usrp_get_mboard_name(Pointer usrp, NativeLong board, Pointer text, NativeLong size);

  int uhd_usrp_get_time_now(
      Pointer usrp, NativeLong board, LongByReference seconds, DoubleByReference fraction);

  int uhd_usrp_get_clock_sources(Pointer usrp, NativeLong board, PointerByReference vector);

  int uhd_usrp_set_clock_source(Pointer usrp, String source, NativeLong board);

  int uhd_usrp_get_time_sources(Pointer usrp, NativeLong board, PointerByReference vector);

  int uhd_usrp_set_time_source(Pointer usrp, String source, NativeLong board);

  int uhd_usrp_get_mboard_sensor(
      Pointer usrp, String name, NativeLong board, PointerByReference value);

  int uhd_usrp_get_tx_num_channels(Pointer usrp, NativeLongByReference count);

  int uhd_usrp_get_rx_num_channels(Pointer usrp, NativeLongByReference count);

  int uhd_usrp_get_tx_freq_range(Pointer usrp, NativeLong channel, Pointer range);

  int uhd_usrp_get_rx_freq_range(Pointer usrp, NativeLong channel, Pointer range);

  int uhd_usrp_get_tx_rates(Pointer usrp, NativeLong channel, Pointer range);

  int uhd_usrp_get_rx_rates(Pointer usrp, NativeLong channel, Pointer range);

  int uhd_usrp_get_tx_gain_range(Pointer usrp, String name, NativeLong channel, Pointer range);

  int uhd_usrp_get_rx_gain_range(Pointer usrp, String name, NativeLong channel, Pointer range);

  int uhd_usrp_get_tx_antennas(Pointer usrp, NativeLong channel, PointerByReference vector);

  int uhd_usrp_get_rx_antennas(Pointer usrp, NativeLong channel, PointerByReference vector);

  int uhd_usrp_set_tx_rate(Pointer usrp, double rate, NativeLong channel);

  int uhd_usrp_set_rx_rate(Pointer usrp, double rate, NativeLong channel);

  int uhd_usrp_get_tx_rate(Pointer usrp, NativeLong channel, DoubleByReference rate);

  int uhd_usrp_get_rx_rate(Pointer usrp, NativeLong channel, DoubleByReference rate);

  int uhd_usrp_set_tx_freq(
      Pointer usrp, TuneRequest request, NativeLong channel, TuneResult result);

  int uhd_usrp_set_rx_freq(
      Pointer usrp, TuneRequest request, NativeLong channel, TuneResult result);

  int uhd_usrp_get_tx_freq(Pointer usrp, NativeLong channel, DoubleByReference hz);

  int uhd_usrp_get_rx_freq(Pointer usrp, NativeLong channel, DoubleByReference hz);

  int uhd_usrp_set_tx_gain(Pointer usrp, double db, NativeLong channel, String name);

  int uhd_usrp_set_rx_gain(Pointer usrp, double db, NativeLong channel, String name);

  int uhd_usrp_set_tx_antenna(Pointer usrp, String antenna, NativeLong channel);

  int uhd_usrp_set_rx_antenna(Pointer usrp, String antenna, NativeLong channel);

  int uhd_usrp_set_tx_bandwidth(Pointer usrp, double hz, NativeLong channel);

  int uhd_usrp_set_rx_bandwidth(Pointer usrp, double hz, NativeLong channel);

  int uhd_usrp_get_tx_stream(Pointer usrp, StreamArgs args, Pointer streamer);

  int uhd_usrp_get_rx_stream(Pointer usrp, StreamArgs args, Pointer streamer);

  int uhd_tx_streamer_make(PointerByReference streamer);

  int uhd_tx_streamer_free(PointerByReference streamer);

  int uhd_tx_streamer_last_error(Pointer streamer, Pointer text, NativeLong size);

  int uhd_tx_streamer_send(
      Pointer streamer,
      Pointer buffers,
      NativeLong samples,
      PointerByReference metadata,
      double timeoutSeconds,
      NativeLongByReference sent);

  int uhd_tx_streamer_recv_async_msg(
      Pointer streamer, PointerByReference metadata, double timeoutSeconds, ByteByReference valid);

  int uhd_rx_streamer_make(PointerByReference streamer);

  int uhd_rx_streamer_free(PointerByReference streamer);

  int uhd_rx_streamer_last_error(Pointer streamer, Pointer text, NativeLong size);

  int uhd_rx_streamer_issue_stream_cmd(Pointer streamer, StreamCommand command);

  int uhd_rx_streamer_recv(
      Pointer streamer,
      Pointer buffers,
      NativeLong samples,
      PointerByReference metadata,
      double timeoutSeconds,
      byte onePacket,
      NativeLongByReference received);

  int uhd_tx_metadata_make(
      PointerByReference metadata,
      byte hasTime,
      long fullSeconds,
      double fraction,
      byte startOfBurst,
      byte endOfBurst);

  int uhd_tx_metadata_free(PointerByReference metadata);

  int uhd_rx_metadata_make(PointerByReference metadata);

  int uhd_rx_metadata_free(PointerByReference metadata);

  int uhd_rx_metadata_error_code(Pointer metadata, IntByReference code);

  int uhd_rx_metadata_has_time_spec(Pointer metadata, ByteByReference has);

  int uhd_rx_metadata_time_spec(
      Pointer metadata, LongByReference seconds, DoubleByReference fraction);

  int uhd_async_metadata_make(PointerByReference metadata);

  int uhd_async_metadata_free(PointerByReference metadata);

  int uhd_async_metadata_event_code(Pointer metadata, IntByReference code);
}
