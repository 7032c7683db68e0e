package ${package};

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.Baseband;
import org.challengectl.modulation.kit.TextFlag;
import org.challengectl.signal.Flag;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.Parameter;
import org.challengectl.signal.Parameters;
import org.challengectl.signal.Signal;
import org.challengectl.signal.SignalException;
import org.osgi.service.component.annotations.Component;

/** Each character of the flag as two tones out of sixteen: hex digits to read off a waterfall. */
@Component(service = Modulation.class)
public final class ${className}Modulation implements Modulation {

  private static final String NAME = "${name}";

  /** A hundredth of the narrowest band, or less. */
  private static final double RESOLUTION_HZ = 2;

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          NAME,
          "Hex digits as tones",
          "Each character as two tones out of sixteen, the high digit first.",
          FlagKind.TEXT,
          List.of(
              Parameter.number("rate", "digits/s", 1, 50, 5, "Tones per second."),
              Parameter.number("spacing", "Hz", 50, 400, 200, "From one tone to the next.")),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    byte[] text = TextFlag.ascii(flag, NAME).getBytes(StandardCharsets.US_ASCII);
    double rate = parameters.number("rate");
    double spacing = parameters.number("spacing");
    return Baseband.of(
            ${className}Tones.RATE_HZ,
            ${className}Tones.edgeHz(rate, spacing),
            ${className}Tones.seconds(text, rate),
            RESOLUTION_HZ,
            () -> new ${className}Tones(text, rate, spacing))
        .at(sampleRateHz);
  }
}
