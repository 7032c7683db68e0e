package org.challengectl.dsp.audio.internal;

import com.jcraft.jogg.Packet;
import com.jcraft.jorbis.Block;
import com.jcraft.jorbis.Comment;
import com.jcraft.jorbis.DspState;
import com.jcraft.jorbis.Info;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Unpacks Ogg Vorbis (Vorbis I specification; RFC 3533). */
public final class VorbisUnpacker implements Unpacker {

  private static final int IDENTIFICATION = 1;
  private static final int COMMENT = 3;
  private static final int SETUP = 5;
  private static final int IDENTIFICATION_BYTES = 30;

  /** Stands for the file's own tags, for which the library would reserve whatever they claim. */
  private static final byte[] NO_COMMENTS =
      "\3vorbis\0\0\0\0\0\0\0\0\1".getBytes(StandardCharsets.ISO_8859_1);

  @Override
  public void unpack(ByteSource file, long start, PcmSink sink) throws IOException {
    OggPackets packets = new OggPackets(file, start);
    Info info = describe(file, packets, sink);
    DspState state = new DspState();
    state.synthesis_init(info);
    Block block = new Block(state);
    float[][][] samples = new float[1][][];
    int[] offsets = new int[info.channels];
    Length length = new Length();
    for (long number = 3; packets.next(); number++) {
      if (packets.length() == 0) {
        continue;
      }
      Packet packet = packet(packets.packet(), packets.length(), number);
      if (block.synthesis(packet) != 0 || state.synthesis_blockin(block) != 0) {
        throw file.bad(
            "is a damaged Ogg Vorbis file: its packet %d cannot be decoded".formatted(number));
      }
      int count = state.synthesis_pcmout(samples, offsets);
      write(samples[0], offsets, length.take(count, packets), sink);
      state.synthesis_read(count);
    }
  }

  /** Counts samples, so that the last block can be cut to the length that the last page states. */
  private static final class Length {

    private long done;
    private long zero;
    private boolean begun;

    /** How many of the next samples belong to the audio. */
    int take(int count, OggPackets packets) {
      long granule = packets.granule();
      if (packets.last() && granule >= 0) {
        return (int) Math.max(0, Math.min(count, granule + zero - done));
      }
      done += count;
      if (granule >= 0 && !begun) {
        begun = true;
        zero = done - granule;
      }
      return count;
    }
  }

  private static Info describe(ByteSource file, OggPackets packets, PcmSink sink)
      throws IOException {
    Info info = new Info();
    info.init();
    Comment comment = new Comment();
    comment.init();
    next(file, packets, IDENTIFICATION);
    if (packets.length() < IDENTIFICATION_BYTES) {
      throw file.bad("is a damaged Ogg Vorbis file: its description is too short");
    }
    ByteBuffer data = ByteBuffer.wrap(packets.packet()).order(ByteOrder.LITTLE_ENDIAN);
    int channels = data.get(11) & 0xFF;
    int longBlock = 1 << ((data.get(28) >> 4) & 15);
    sink.begin(channels, data.getInt(12), 16, 0);
    boolean good = take(info, comment, packets.packet(), packets.length(), 0);
    next(file, packets, COMMENT);
    good &= take(info, comment, NO_COMMENTS, NO_COMMENTS.length, 1);
    next(file, packets, SETUP);
    good &= VorbisSetup.isSound(packets.packet(), packets.length(), channels, longBlock);
    if (!good || !take(info, comment, packets.packet(), packets.length(), 2)) {
      throw file.bad("is a damaged Ogg Vorbis file: its description makes no sense");
    }
    return info;
  }

  private static boolean take(Info info, Comment comment, byte[] bytes, int length, int number) {
    return info.synthesis_headerin(comment, packet(bytes, length, number)) == 0;
  }

  private static void next(ByteSource file, OggPackets packets, int type) throws IOException {
    byte[] wanted = ((char) type + "vorbis").getBytes(StandardCharsets.ISO_8859_1);
    boolean found =
        packets.next()
            && packets.length() >= wanted.length
            && Arrays.equals(packets.packet(), 0, wanted.length, wanted, 0, wanted.length);
    if (!found) {
      throw file.bad("is a damaged Ogg Vorbis file: its description is not complete");
    }
  }

  private static Packet packet(byte[] bytes, int length, long number) {
    Packet packet = new Packet();
    // The library reads some bytes beyond the end; those of an earlier packet must not be there.
    packet.packet_base = Arrays.copyOf(bytes, length + 8);
    Arrays.fill(packet.packet_base, length, length + 8, (byte) 0);
    packet.bytes = length;
    packet.b_o_s = number == 0 ? 1 : 0;
    packet.granulepos = -1;
    packet.packetno = number;
    return packet;
  }

  private static void write(float[][] samples, int[] offsets, int count, PcmSink sink)
      throws IOException {
    for (int n = 0; n < count; n++) {
      for (int c = 0; c < offsets.length; c++) {
        int value = Math.round(32_767 * samples[c][offsets[c] + n]);
        sink.put(Math.max(-32_768, Math.min(32_767, value)));
      }
    }
  }
}
