package org.challengectl.driver.virtual.internal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.challengectl.driver.virtual.AirAccount;
import org.challengectl.driver.virtual.internal.VirtualAirConfig.FrontDoor;
import org.challengectl.driver.virtual.internal.VirtualAirConfig.Mode;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioSettings;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** The driver as a service; where the air is, its account is one too. */
@Component(configurationPid = VirtualDriverComponent.PID, immediate = true)
@Designate(ocd = VirtualAirOptions.class)
public final class VirtualDriverComponent implements RadioDriver {

  /** Where the configuration comes from. */
  public static final String PID = "org.challengectl.driver.virtual";

  private final VirtualDriver driver;
  private final Optional<ServiceRegistration<AirAccount>> account;

  @Activate
  public VirtualDriverComponent(VirtualAirOptions options, BundleContext context) {
    driver = new VirtualDriver(config(options));
    account = driver.account().map(a -> context.registerService(AirAccount.class, a, null));
  }

  /** Reads and checks the configuration. */
  static VirtualAirConfig config(VirtualAirOptions options) {
    String file = options.account__file().strip();
    return new VirtualAirConfig(
        mode(options.mode()),
        options.bind__address().strip(),
        options.host__address().strip(),
        options.port(),
        parts(options.devices()),
        new AirSettings(
            options.noise__dbfs__hz(),
            options.path__loss__db(),
            pairs(parts(options.path__losses())),
            true),
        options.rtl__tcp__enabled()
            ? Optional.of(
                new FrontDoor(options.rtl__tcp__address().strip(), options.rtl__tcp__port()))
            : Optional.empty(),
        file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file)));
  }

  private static Mode mode(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "local" -> Mode.LOCAL;
      case "host" -> Mode.HOST;
      case "join" -> Mode.JOIN;
      default ->
          throw new IllegalArgumentException(
              "mode: must be local, host or join, was '" + text + "'");
    };
  }

  /** A plain .cfg file gives one text with commas. */
  private static List<String> parts(String[] values) {
    return Arrays.stream(values)
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static Map<String, Double> pairs(List<String> texts) {
    Map<String, Double> losses = new HashMap<>();
    for (String text : texts) {
      String[] parts = text.replace(" ", "").split("[>=]", -1);
      try {
        if (parts.length != 3 || !Devices.isName(parts[0]) || !Devices.isName(parts[1])) {
          throw new NumberFormatException();
        }
        losses.put(parts[0] + ">" + parts[1], Double.valueOf(parts[2]));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "path_losses: must look like tx0>rx0=40, was '" + text + "'", e);
      }
    }
    return losses;
  }

  @Override
  public String model() {
    return driver.model();
  }

  @Override
  public List<RadioDescription> discover() {
    return driver.discover();
  }

  @Override
  public Radio open(RadioSettings settings) throws RadioException {
    return driver.open(settings);
  }

  /** Silences and frees everything. */
  @Deactivate
  public void stop() {
    account.ifPresent(ServiceRegistration::unregister);
    driver.close();
  }
}
