package org.challengectl.schema;

import java.util.List;
import java.util.Map;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.TextForm;

/** Descriptors with all that parameters can be. */
final class FakeDescriptors {

  static final ModulationDescriptor PAGER =
      new ModulationDescriptor(
          "pager",
          "Pager",
          "Pages somebody.",
          FlagKind.TEXT,
          List.of(
              Parameter.integer("capcode", "", 0, 2_097_151, 1234, "Whose pager.").withoutDefault(),
              Parameter.choice("baud", List.of("512", "1200", "2400"), "512", "How fast."),
              Parameter.choice("kind", List.of("alpha", "Numeric"), "alpha", "What is sent."),
              Parameter.number("deviation", "Hz", 0.5, 9_999.5, 4500, "How far."),
              Parameter.bool("invert", false, "Whether a one is the higher tone."),
              Parameter.text(
                  "sync",
                  new TextForm("([0-9A-F]{2})*", 8, "up to 4 bytes in hex"),
                  null,
                  "2DD4",
                  "Sync word."),
              Parameter.text("note", TextForm.ANY, "", "anything", "For people.")),
          Map.of("numeric", Map.of("kind", "Numeric", "baud", "1200"), "page", Map.of()));

  static final ModulationDescriptor UNBOUNDED =
      new ModulationDescriptor(
          "unbounded",
          "Unbounded",
          "",
          FlagKind.TEXT_OR_IMAGE,
          List.of(
              new Parameter(
                  "count",
                  Parameter.Type.INTEGER,
                  "",
                  null,
                  null,
                  List.of(),
                  null,
                  null,
                  "1",
                  "N."),
              new Parameter(
                  "gain",
                  Parameter.Type.NUMBER,
                  "dB",
                  null,
                  null,
                  List.of(),
                  null,
                  0.0,
                  "-3",
                  "G."),
              Parameter.choice("rate", List.of("45.45", "50", "050"), "50", "How fast."),
              Parameter.text(
                  "word", new TextForm("[a-c]|\\$[.]", 2, "a letter"), "a", "$.", "A word.")),
          Map.of());

  private FakeDescriptors() {}
}
