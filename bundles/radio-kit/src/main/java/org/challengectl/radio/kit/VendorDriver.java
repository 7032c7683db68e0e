package org.challengectl.radio.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private final String model;
  private final VendorLibrary<?> library;
  private final UsbBus usb;
  private final long refreshNanos;
  private final NativeCalls search;
  private final OpenRadios opened = new OpenRadios();
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
    return opened.open(settings, description, () -> open(settings, description));
  }

  @Override
  public void close() {
    opened.close();
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
    for (RadioDescription open : opened.alive()) {
      boolean known = listed.stream().anyMatch(radio -> radio.name().equals(open.name()));
      if (!known && isPluggedIn(open)) {
        all.add(open);
      }
    }
    return all;
  }
}
