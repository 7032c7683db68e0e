package org.challengectl.rest.internal;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import javax.ws.rs.core.Response;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.FileRepository;
import org.challengectl.preview.PreviewRequest;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.challengectl.views.PreviewRequests;

/** What the transmissions of challenges will look like. */
final class ChallengePreviews {

  private static final String CACHE = "private, no-cache";

  private final SignalViewer signals;
  private final FileRepository files;

  ChallengePreviews(Services services, SignalViewer signals) {
    this.signals = signals;
    this.files = services.files();
  }

  /**
   * The picture; nothing if the client has it.
   *
   * @param sampleRate from the query; null for one that fits
   * @param known tags that the client has, as in If-None-Match; may be null
   */
  Response picture(Challenge challenge, String sampleRate, String known) {
    OptionalInt rate =
        sampleRate == null
            ? OptionalInt.empty()
            : OptionalInt.of(
                Input.integer(
                    "sample_rate",
                    sampleRate,
                    0,
                    Signal.MIN_SAMPLE_RATE_HZ,
                    Signal.MAX_SAMPLE_RATE_HZ));
    Modulation modulation = signals.modulation(challenge.spec().modulation());
    String tag = tag(challenge, modulation, rate);
    if (FileSender.matches(known, tag)) {
      return Response.notModified().header("ETag", tag).header("Cache-Control", CACHE).build();
    }
    return PreviewReplies.picture(signals.look(request(challenge, modulation, rate)))
        .header("ETag", tag)
        .header("Cache-Control", CACHE)
        .build();
  }

  private PreviewRequest request(Challenge challenge, Modulation modulation, OptionalInt rate) {
    try {
      return PreviewRequests.of(challenge, modulation, files, rate);
    } catch (SignalException e) {
      throw new UnsendableException(e);
    }
  }

  /** Changes with the challenge, and with the modulation's bundle. */
  private static String tag(Challenge challenge, Modulation modulation, OptionalInt rate) {
    String all =
        String.join(
            "\n",
            challenge.id(),
            challenge.spec().toString(),
            Integer.toHexString(System.identityHashCode(modulation)),
            rate.toString());
    return '"' + Spool.sha256(all.getBytes(StandardCharsets.UTF_8)) + '"';
  }
}
