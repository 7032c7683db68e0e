package org.challengectl.radio.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.challengectl.radio.Radio;
import org.challengectl.radio.RadioDescription;
import org.challengectl.radio.RadioDriver;
import org.challengectl.radio.RadioException;
import org.challengectl.radio.RadioException.Reason;
import org.challengectl.radio.RadioSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A driver of radios behind a vendor's library. Searches only when something was plugged in or out,
 * or time has passed; a search or an opening that hangs is left behind and told.
 */
public abstract class VendorDriver implements RadioDriver, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(VendorDriver.class);
  private static final Duration SEARCH_LIMIT = Duration.ofSeconds(8);
  private static final Duration OPEN_LIMIT = Duration.ofSeconds(20);

  private record Opened(NativeRadio radio, RadioDescription description) {}

  private final String model;
  private final VendorLibrary<?> library;
  private final UsbBus usb;
  private final long refreshNanos;
  private final NativeCalls search;
  private final Map<String, Opened> opened = new ConcurrentHashMap<>();
  private final Map<String, NativeCalls> quarantine = new ConcurrentHashMap<>();
  private List<RadioDescription> found = List.of();
  private String fingerprint = "";
  private long searchedNanos;
  private String complaint = "";

  /**
   * @param refresh how long a search's result is good if nothing changes at the USB ports
   */
  protected VendorDriver(String model, VendorLibrary<?> library, UsbBus usb, Duration refresh) {
    this.model = model;
    this.library = library;
    this.usb = usb;
    this.refreshNanos = refresh.toNanos();
    this.search = new NativeCalls(model);
  }

  @Override
  public final String model() {
    return model;
  }

  /** What the library finds now. May take seconds, may hang. */
  protected abstract List<RadioDescription> enumerate() throws RadioException;

  /** Opens and sets up a radio, its settings' name being one that {@link #find} knows. */
  protected abstract Hardware open(RadioSettings settings, RadioDescription description)
      throws RadioException;

  /**
   * Whether an open radio that the library does not list is still plugged in. For libraries that
   * list only what is free; the default is for those that list all.
   */
  protected boolean isPluggedIn(RadioDescription open) {
    return false;
  }

  /** The ports of this host. */
  protected final UsbBus usb() {
    return usb;
  }

  @Override
  public Optional<String> unavailable() {
    return library.problem().or(search::hung);
  }

  @Override
  public final synchronized List<RadioDescription> discover() {
    if (unavailable().isPresent()) {
      return List.of();
    }
    String now = usb.fingerprint();
    boolean due = searchedNanos == 0 || System.nanoTime() - searchedNanos > refreshNanos;
    if (due || !now.equals(fingerprint)) {
      fingerprint = now;
      search();
      searchedNanos = System.nanoTime();
    }
    return withOpen(found);
  }

  @Override
  public final Radio open(RadioSettings settings) throws RadioException {
    Optional<String> why = library.problem();
    if (why.isPresent()) {
      throw new RadioException(Reason.ABSENT, model + " " + why.get());
    }
    RadioDescription description =
        find(settings.name(), discover())
            .orElseThrow(
                () ->
                    new RadioException(
                        Reason.ABSENT,
                        "there is no %s '%s' now".formatted(model, settings.name())));
    String name = model + " " + description.name();
    NativeCalls hung = quarantine.get(name);
    if (hung != null && hung.hung().isPresent()) {
      throw new RadioException(Reason.FAILED, hung.hung().get());
    }
    Opened before = opened.get(name);
    if (before != null && before.radio().isAlive()) {
      throw new RadioException(Reason.BUSY, name + " is open already");
    }
    check(name, settings, description);
    NativeCalls calls = new NativeCalls(name);
    quarantine.put(name, calls);
    Hardware hardware;
    try {
      hardware = calls.call("open", OPEN_LIMIT, () -> open(settings, description));
    } catch (RadioException e) {
      calls.close();
      throw e;
    }
    NativeRadio radio =
        new NativeRadio(name, hardware, calls, settings.sampleRateHz(), () -> opened.remove(name));
    opened.put(name, new Opened(radio, description));
    return radio;
  }

  @Override
  public void close() {
    for (Opened each : List.copyOf(opened.values())) {
      try {
        each.radio().close();
      } catch (RuntimeException e) {
        LOG.error("{}: {}", model, e.getMessage());
      }
    }
    search.close();
  }

  private void search() {
    try {
      found = search.call("search for devices", SEARCH_LIMIT, this::enumerate);
      complaint = "";
    } catch (RadioException e) {
      found = List.of();
      if (!e.getMessage().equals(complaint)) {
        complaint = e.getMessage();
        LOG.warn("{}", complaint);
      }
    }
  }

  private List<RadioDescription> withOpen(List<RadioDescription> listed) {
    List<RadioDescription> all = new ArrayList<>(listed);
    for (Opened each : opened.values()) {
      boolean known =
          listed.stream().anyMatch(radio -> radio.name().equals(each.description().name()));
      if (!known && each.radio().isAlive() && isPluggedIn(each.description())) {
        all.add(each.description());
      }
    }
    return all;
  }

  private static void check(String name, RadioSettings settings, RadioDescription description)
      throws RadioException {
    var rates = description.capabilities().sampleRates();
    if (!rates.contains(settings.sampleRateHz())) {
      throw new RadioException(
          Reason.UNSUPPORTED,
          "%s cannot do %.3f MS/s; it can %.3f to %.3f MS/s"
              .formatted(
                  name, settings.sampleRateHz() / 1e6, rates.minHz() / 1e6, rates.maxHz() / 1e6));
    }
  }
}
