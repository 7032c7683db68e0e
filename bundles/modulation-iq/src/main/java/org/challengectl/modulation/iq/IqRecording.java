package org.challengectl.modulation.iq;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.challengectl.signal.Flag;

/**
 * Where a recording's samples are, and what they are.
 *
 * @param name by which people know it
 * @param offset of the first sample in the file
 * @param samples complex ones
 */
record IqRecording(Path path, String name, IqFormat format, long offset, long samples, int rateHz) {

  private static final int HEADER_BYTES = 512;
  private static final int MOST_METADATA_BYTES = 4 << 20;
  private static final int LOWEST_RATE_HZ = 1_000;
  private static final int HIGHEST_RATE_HZ = 100_000_000;

  double seconds() {
    return samples / (double) rateHz;
  }

  /**
   * Finds the samples of a SigMF archive, or takes the file as raw ones.
   *
   * @param rawFormat of a file that is no archive
   * @param rawRateHz of a file that is no archive
   */
  static IqRecording of(Flag.File flag, IqFormat rawFormat, OptionalLong rawRateHz)
      throws IOException {
    try (FileChannel file = FileChannel.open(flag.path(), StandardOpenOption.READ)) {
      byte[] start = bytes(file, 0, (int) Math.min(HEADER_BYTES, file.size()));
      return TarEntries.isTar(start)
          ? archived(flag, file)
          : raw(flag, file.size(), rawFormat, rawRateHz);
    }
  }

  private static IqRecording raw(Flag.File flag, long bytes, IqFormat format, OptionalLong rateHz)
      throws IOException {
    if (rateHz.isEmpty()) {
      throw new RecordingException(
          "'%s' is no SigMF archive: say its sample rate with wav_samplerate and its format with"
                  .formatted(flag.name())
              + " format");
    }
    return checked(flag, format, 0, bytes, (double) rateHz.getAsLong());
  }

  private static IqRecording archived(Flag.File flag, FileChannel file) throws IOException {
    List<TarEntries.Entry> entries = TarEntries.read(file, flag.name());
    TarEntries.Entry meta = only(entries, ".sigmf-meta", flag.name());
    String base = meta.name().substring(0, meta.name().length() - ".sigmf-meta".length());
    TarEntries.Entry data = only(entries, base + ".sigmf-data", flag.name());
    if (meta.size() > MOST_METADATA_BYTES) {
      throw new RecordingException("the metadata in '" + flag.name() + "' is larger than 4 MiB");
    }
    SigMfMeta said = SigMfMeta.parse(bytes(file, meta.offset(), (int) meta.size()), meta.name());
    if (said.channels() != 1) {
      throw new RecordingException(
          "'%s' has %d channels; only one can be sent".formatted(flag.name(), said.channels()));
    }
    IqFormat format =
        IqFormat.of(String.valueOf(said.datatype()))
            .orElseThrow(
                () ->
                    new RecordingException(
                        "'%s' holds samples of the type %s; %s can be sent"
                            .formatted(
                                flag.name(),
                                said.datatype(),
                                String.join(", ", IqFormat.labels()))));
    return checked(flag, format, data.offset(), data.size(), said.sampleRateHz());
  }

  private static TarEntries.Entry only(List<TarEntries.Entry> entries, String end, String archive)
      throws RecordingException {
    List<TarEntries.Entry> found =
        entries.stream().filter(entry -> entry.name().endsWith(end)).toList();
    if (found.size() != 1) {
      throw new RecordingException(
          "the archive '%s' should hold one file *%s, it holds %d"
              .formatted(archive, end, found.size()));
    }
    return found.get(0);
  }

  private static IqRecording checked(
      Flag.File flag, IqFormat format, long offset, long bytes, double rateHz)
      throws RecordingException {
    if (!(rateHz >= LOWEST_RATE_HZ) || !(rateHz <= HIGHEST_RATE_HZ) || rateHz % 1 != 0) {
      throw new RecordingException(
          "'%s' has a sample rate of %s Hz; it must be a whole number, %d-%d Hz"
              .formatted(flag.name(), rateHz, LOWEST_RATE_HZ, HIGHEST_RATE_HZ));
    }
    long samples = bytes / format.sampleBytes();
    if (samples == 0) {
      throw new RecordingException("'" + flag.name() + "' holds no samples");
    }
    return new IqRecording(flag.path(), flag.name(), format, offset, samples, (int) rateHz);
  }

  private static byte[] bytes(FileChannel file, long at, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, at + buffer.position()) < 0) {
        return Arrays.copyOf(buffer.array(), buffer.position());
      }
    }
    return buffer.array();
  }
}
