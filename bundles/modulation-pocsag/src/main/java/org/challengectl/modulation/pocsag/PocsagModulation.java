package org.challengectl.modulation.pocsag;

import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.FrequencyKeying;
import org.challengectl.modulation.kit.FrequencyShape;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.osgi.service.component.annotations.Component;

/**
 * POCSAG pages: Radiopaging code No. 1 (ITU-R M.584-2, annex 1; CCIR Recommendation 584), as direct
 * frequency-shift keying of +-4.5 kHz in which a one is the lower frequency.
 */
@Component(service = Modulation.class)
public final class PocsagModulation implements Modulation {

  static final float SHIFT_HZ = 4_500;

  /** At least 576 bits, in words of 32. */
  private static final int PREAMBLE_WORDS = 18;

  private static final int PREAMBLE = 0xAAAAAAAA;

  /** A change of frequency takes this, and at least a quarter of a bit. */
  private static final double FLANK_SECONDS = 200e-6;

  private static final String PAGES_HELP =
      "one: the flag is one page. lines: each line of it is a page of its own, sent one after the"
          + " other; a line may begin with its own 'CAPCODE:' or 'CAPCODE/FUNCTION:' or"
          + " 'CAPCODE/FUNCTION/KIND:', e.g. '1234567/0/numeric: 555-0199'.";

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "pocsag",
          "Pager messages (POCSAG)",
          "Pages as of CCIR 584 (ITU-R M.584): FSK of +-4.5 kHz, a one is the lower frequency; the"
              + " flag is what the pagers show.",
          FlagKind.TEXT,
          List.of(
              Parameter.integer(
                  "capcode", "", 0, Page.MAX_CAPCODE, 1_234_567, "Address of the pager (RIC)."),
              Parameter.choice("baud", List.of("512", "1200", "2400"), "512", "Bits per second."),
              Parameter.choice(
                  "kind",
                  List.of("alpha", "numeric"),
                  "alpha",
                  "alpha: any ASCII text. numeric: digits, spaces and U - [ ] ( ) * only."),
              Parameter.integer(
                      "function",
                      "",
                      0,
                      3,
                      3,
                      "Function bits (0 is also called A, 3 D); 3 for text and 0 for numbers if"
                          + " left out.")
                  .withoutDefault(),
              Parameter.choice("pages", List.of(PageList.ONE, PageList.LINES), "one", PAGES_HELP),
              Parameter.integer(
                  "repeats", "", 1, 1_000, 1, "How often all pages are sent, without a pause.")),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    int[] batches = Batches.of(PageList.read(flag, parameters));
    int baud = Integer.parseInt(parameters.text("baud"));
    long words = PREAMBLE_WORDS + batches.length * parameters.integer("repeats");
    return FrequencyKeying.once(
            baud,
            Integer.SIZE * words,
            bit -> hz(batches, bit),
            SHIFT_HZ,
            FrequencyShape.raised(Math.max(0.25, FLANK_SECONDS * baud)))
        .at(sampleRateHz);
  }

  private static float hz(int[] batches, long bit) {
    long index = bit / Integer.SIZE - PREAMBLE_WORDS;
    int word = index < 0 ? PREAMBLE : batches[(int) (index % batches.length)];
    boolean one = (word >> (Integer.SIZE - 1 - bit % Integer.SIZE) & 1) == 1;
    return one ? -SHIFT_HZ : SHIFT_HZ;
  }
}
