package org.challengectl.driver.limesdr.internal;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.PointerByReference;
import com.sun.jna.ptr.ShortByReference;

/**
 * What we use of {@code lime/LimeSuite.h}. C's {@code bool} is a byte here, because JNA hands a
 * Java boolean over as -1; {@code size_t} is as wide as a {@code long} on Linux.
 */
@SuppressWarnings({"MethodName", "checkstyle:MethodName"})
interface LimeSuiteLibrary extends Library {

  int SUCCESS = 0;
  int INFO_BYTES = 256;
  int NAME_BYTES = 16;
  int LOG_ERROR = 1;
  int FORMAT_INT16 = 1;
  int LINK_INT16 = 1;

  /** Told what the library has to say, by any of its threads. */
  interface LogHandler extends Callback {

    /** A message; the greater the level the less it matters. */
    void message(int level, String text);
  }

  int LMS_GetDeviceList(Pointer list);

  int LMS_Open(PointerByReference device, Pointer info, Pointer arguments);

  int LMS_Close(Pointer device);

  int LMS_Init(Pointer device);

  int LMS_GetNumChannels(Pointer device, byte tx);

  int LMS_EnableChannel(Pointer device, byte tx, NativeLong channel, byte on);

  int LMS_SetSampleRate(Pointer device, double hz, NativeLong oversample);

  int LMS_GetSampleRate(
      Pointer device, byte tx, NativeLong channel, DoubleByReference host, DoubleByReference rf);

  int LMS_GetSampleRateRange(Pointer device, byte tx, Pointer range);

  int LMS_SetLOFrequency(Pointer device, byte tx, NativeLong channel, double hz);

  int LMS_GetLOFrequency(Pointer device, byte tx, NativeLong channel, DoubleByReference hz);

  int LMS_GetLOFrequencyRange(Pointer device, byte tx, Pointer range);

  int LMS_GetAntennaList(Pointer device, byte tx, NativeLong channel, Pointer names);

  int LMS_GetAntennaBW(
      Pointer device, byte tx, NativeLong channel, NativeLong index, Pointer range);

  int LMS_SetAntenna(Pointer device, byte tx, NativeLong channel, NativeLong index);

  int LMS_SetGaindB(Pointer device, byte tx, NativeLong channel, int db);

  int LMS_SetNormalizedGain(Pointer device, byte tx, NativeLong channel, double share);

  int LMS_GetLPFBWRange(Pointer device, byte tx, Pointer range);

  int LMS_SetLPFBW(Pointer device, byte tx, NativeLong channel, double hz);

  int LMS_Calibrate(Pointer device, byte tx, NativeLong channel, double hz, int flags);

  int LMS_ReadFPGAReg(Pointer device, int address, ShortByReference value);

  int LMS_SetupStream(Pointer device, Pointer stream);

  int LMS_DestroyStream(Pointer device, Pointer stream);

  int LMS_StartStream(Pointer stream);

  int LMS_StopStream(Pointer stream);

  int LMS_SendStream(Pointer stream, Pointer samples, NativeLong count, Pointer meta, int millis);

  int LMS_RecvStream(Pointer stream, Pointer samples, NativeLong count, Pointer meta, int millis);

  int LMS_GetStreamStatus(Pointer stream, Pointer status);

  void LMS_RegisterLogHandler(LogHandler handler);
}
