package org.challengectl.modulation.paint;

import java.util.List;
import java.util.Map;
import org.challengectl.modulation.kit.Baseband;
import org.challengectl.modulation.kit.Picture;
import org.challengectl.modulation.kit.ShiftedSignal;
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
 * Paints a picture into the waterfall of whoever listens: frequency runs to the right, time
 * downwards. Each line of the picture is the spectrum of many short symbols of orthogonal carriers,
 * with phases that keep the envelope flat; the peak-to-average ratio of an evenly bright picture is
 * below 4.5 dB.
 *
 * <p>A flag that is text is painted in letters.
 */
@Component(service = Modulation.class)
public final class PaintModulation implements Modulation {

  private static final ModulationDescriptor DESCRIPTOR =
      new ModulationDescriptor(
          "paint",
          "Spectrum painting",
          "A picture painted into the waterfall: frequency runs to the right, time downwards.",
          FlagKind.IMAGE,
          List.of(
              Parameter.number(
                  "width_hz", "Hz", 1_000, 5_000_000, 100_000, "Width of the picture."),
              Parameter.number(
                  "seconds", "s", 0.5, 3_600, 10, "How long it takes to paint the picture."),
              Parameter.number(
                  "centre_hz",
                  "Hz",
                  -2_500_000,
                  2_500_000,
                  0,
                  "Where the middle of the picture is, relative to the carrier."),
              Parameter.choice(
                  "orientation",
                  List.of("down", "up"),
                  "down",
                  "down sends the picture's first row first, up its last: upright in waterfalls"
                      + " whose newest line is at the top."),
              Parameter.integer(
                      "raw_width",
                      "pixels",
                      1,
                      65_535,
                      4_096,
                      "Row length of a file that is no PNG or JPEG but holds one byte per pixel.")
                  .withoutDefault()),
          Map.of());

  @Override
  public ModulationDescriptor descriptor() {
    return DESCRIPTOR;
  }

  @Override
  public int minimumRateHz(Flag flag, Parameters parameters) throws SignalException {
    return plan(Canvas.picture(flag, parameters), parameters).minimumRateHz(centre(parameters));
  }

  @Override
  public Signal prepare(Flag flag, Parameters parameters, int sampleRateHz) throws SignalException {
    Picture picture = Canvas.picture(flag, parameters);
    Plan plan = plan(picture, parameters);
    double centreHz = centre(parameters);
    int leastRateHz = plan.minimumRateHz(centreHz);
    if (sampleRateHz < leastRateHz) {
      throw SignalException.badParameter(
          "width_hz",
          "a picture of %.0f Hz needs at least %d samples/s, the radio makes %d; make it narrower"
              .formatted(plan.widthHz(), leastRateHz, sampleRateHz));
    }
    boolean upwards = parameters.text("orientation").equals("up");
    Canvas canvas = Canvas.of(picture, plan, upwards);
    float level = LineShaper.level(canvas);
    Baseband painting =
        Baseband.of(
                plan.rateHz(),
                plan.edgeHz(),
                plan.seconds() + 2 * PaintSource.MARGIN_SECONDS,
                plan.spacingHz() / 2,
                () ->
                    new PaintSource(
                        canvas, plan.symbols(), LineShaper.flat(canvas), level, plan.rateHz()))
            .measuredOn(
                () ->
                    new PaintSource(
                        canvas, canvas.rows(), LineShaper.quick(canvas), level, plan.rateHz()),
                plan.secondsOf(canvas.rows()) + 2 * PaintSource.MARGIN_SECONDS);
    return ShiftedSignal.of(painting.at(sampleRateHz), centreHz, sampleRateHz);
  }

  private static double centre(Parameters parameters) {
    return parameters.number("centre_hz");
  }

  private static Plan plan(Picture picture, Parameters parameters) {
    return Plan.of(
        parameters.number("width_hz"),
        parameters.number("seconds"),
        picture.width(),
        picture.height());
  }
}
