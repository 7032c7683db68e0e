package org.challengectl.dsp.audio.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.challengectl.dsp.audio.AudioFormatException;
import org.kc7bfi.jflac.FLACDecoder;
import org.kc7bfi.jflac.FrameListener;
import org.kc7bfi.jflac.frame.Frame;
import org.kc7bfi.jflac.metadata.Metadata;

/**
 * Unpacks FLAC (RFC 9639) of up to 24 bits. The samples are compared with the checksum that the
 * file carries.
 */
public final class FlacUnpacker implements Unpacker {

  private static final int MIN_BITS = 4;
  private static final int MAX_BITS = 24;

  @Override
  public void unpack(ByteSource file, long start, PcmSink sink) throws IOException {
    FlacInfo info = FlacInfo.read(file, start);
    if (info.bits() < MIN_BITS || info.bits() > MAX_BITS) {
      throw file.bad("has %d bits a sample; 4 to 24 are understood".formatted(info.bits()));
    }
    sink.begin(info.channels(), info.sampleRateHz(), info.bits() > 16 ? 24 : 16, info.frames());
    FLACDecoder decoder = new FLACDecoder(stripped(file, info));
    Complaints complaints = new Complaints();
    decoder.addFrameListener(complaints);
    readDescription(decoder, file);
    Checksum checksum = new Checksum(info.bits());
    long done = 0;
    while (info.frames() == 0 || done < info.frames()) {
      Frame frame = next(decoder, file);
      if (complaints.heard || decoder.getBadFrames() > 0) {
        throw damaged(file, done, info);
      }
      if (frame == null) {
        break;
      }
      if (frame.header.channels != info.channels() || frame.header.bitsPerSample != info.bits()) {
        throw file.bad("changes its kind of samples midway, which is not understood");
      }
      write(decoder, frame.header.blockSize, info, checksum, sink);
      done += frame.header.blockSize;
    }
    if (done < info.frames()) {
      throw file.bad("is cut off: %d samples stated, %d present".formatted(info.frames(), done));
    }
    boolean more = info.frames() != 0 && done > info.frames();
    if (more || !checksum.agrees(info.md5())) {
      throw file.bad("is a damaged FLAC file: its audio is not what its checksum says");
    }
  }

  /** The file without tags and pictures: the library reserves whatever memory they claim. */
  private static InputStream stripped(ByteSource file, FlacInfo info) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(8 + FlacInfo.BLOCK_BYTES);
    head.put(new byte[] {'f', 'L', 'a', 'C', (byte) 0x80, 0, 0, FlacInfo.BLOCK_BYTES});
    head.put(info.block().duplicate());
    return new SequenceInputStream(
        new ByteArrayInputStream(head.array()), file.stream(info.audioStart(), file.size()));
  }

  private static void readDescription(FLACDecoder decoder, ByteSource file)
      throws AudioFormatException {
    try {
      decoder.readMetadata();
    } catch (IOException e) {
      throw file.bad("is a damaged FLAC file: its description cannot be used");
    }
  }

  private static Frame next(FLACDecoder decoder, ByteSource file) throws AudioFormatException {
    try {
      return decoder.readNextFrame();
    } catch (IOException e) {
      throw file.bad("is a damaged FLAC file: %s".formatted(e.getMessage()));
    }
  }

  private static AudioFormatException damaged(ByteSource file, long done, FlacInfo info) {
    double seconds = done / (double) info.sampleRateHz();
    return file.bad(
        "is a damaged FLAC file: after %.3f s its audio cannot be decoded".formatted(seconds));
  }

  private static void write(
      FLACDecoder decoder, int frames, FlacInfo info, Checksum checksum, PcmSink sink)
      throws IOException {
    int shift = (info.bits() > 16 ? 24 : 16) - info.bits();
    for (int n = 0; n < frames; n++) {
      for (int c = 0; c < info.channels(); c++) {
        int sample = decoder.getChannelData()[c].getOutput()[n];
        checksum.add(sample);
        sink.put(sample << shift);
      }
    }
  }

  /** Remembers that the library met an error, which it would otherwise hide. */
  private static final class Complaints implements FrameListener {

    private boolean heard;

    @Override
    public void processMetadata(Metadata metadata) {}

    @Override
    public void processFrame(Frame frame) {}

    @Override
    public void processError(String message) {
      heard = true;
    }
  }

  /** MD5 of the samples as section 8.2 of the RFC has it. */
  private static final class Checksum {

    private final MessageDigest digest;
    private final byte[] block = new byte[3 << 12];
    private final int sampleBytes;
    private int filled;

    Checksum(int bits) {
      sampleBytes = (bits + 7) / 8;
      try {
        digest = MessageDigest.getInstance("MD5");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    void add(int sample) {
      if (filled + sampleBytes > block.length) {
        digest.update(block, 0, filled);
        filled = 0;
      }
      for (int n = 0; n < sampleBytes; n++) {
        block[filled++] = (byte) (sample >> (8 * n));
      }
    }

    /** Whether the sum is the stated one, or none is stated. */
    boolean agrees(byte[] stated) {
      digest.update(block, 0, filled);
      return Arrays.equals(stated, new byte[16]) || Arrays.equals(stated, digest.digest());
    }
  }
}
