package org.challengectl.rest.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.challengectl.preview.BusyException;
import org.challengectl.preview.Preview;
import org.challengectl.preview.PreviewRequest;
import org.challengectl.preview.Previews;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.SignalException;

/** Finds modulations and has their signals looked at. */
final class SignalViewer {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final ModulationCatalogue catalogue;
  private final Previews previews;

  SignalViewer(ModulationCatalogue catalogue, Previews previews) {
    this.catalogue = catalogue;
    this.previews = previews;
  }

  /** A modulation that is here and can work. */
  Modulation modulation(String nameOrAlias) {
    Modulation modulation = catalogue.find(nameOrAlias).orElseThrow(() -> unknown(nameOrAlias));
    Optional<String> reason = modulation.unavailable();
    if (reason.isPresent()) {
      throw new UnsendableException(
          "modulation_unavailable",
          "modulation",
          "the modulation '%s' cannot work here: %s"
              .formatted(modulation.descriptor().name(), reason.get()));
    }
    return modulation;
  }

  /** Looks at a transmission. */
  Preview look(PreviewRequest request) {
    try {
      return previews.preview(request);
    } catch (SignalException e) {
      throw new UnsendableException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException(RETRY_AFTER);
    }
  }

  private UnsendableException unknown(String name) {
    List<String> known = catalogue.descriptors().stream().map(d -> d.name()).toList();
    return new UnsendableException(
        "unknown_modulation",
        "modulation",
        "there is no modulation '%s'; there are %s"
            .formatted(Input.shortened(name, 60), String.join(", ", known)));
  }
}
