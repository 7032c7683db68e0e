package org.challengectl.scheduler;

import java.util.List;
import java.util.Optional;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;

/** The modulations that the server knows now; they come and go with their bundles. */
public interface ModulationCatalogue {

  /** All, by name. */
  List<ModulationDescriptor> descriptors();

  /** The modulation that answers to a name or an alias. */
  Optional<Modulation> find(String nameOrAlias);
}
