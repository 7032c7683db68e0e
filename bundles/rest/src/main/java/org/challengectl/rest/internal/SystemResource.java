package org.challengectl.rest.internal;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.RuntimeMXBean;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.management.JMException;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.StorageStatus;
import org.challengectl.protocol.SystemInfo;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.web.Container;

/** How the server itself is. */
@Path("/system")
@Produces(MediaType.APPLICATION_JSON)
public final class SystemResource {

  /** A server without radios need not have the bundle that this is from. */
  private static final String DRIVER = "org.challengectl.radio.RadioDriver";

  private final Container container;
  private final StorageStatus storage;
  private final ModulationCatalogue catalogue;
  private final ServerTime time;

  SystemResource(Services services) {
    this.container = services.container();
    this.storage = services.storage();
    this.catalogue = services.modulations();
    this.time = services.time();
  }

  @GET
  @Admin
  public SystemInfo system() {
    return new SystemInfo(
        container.version(),
        time.instant(),
        process(),
        storage(),
        container.certificateExpires().orElse(null),
        catalogue.descriptors().stream().map(this::modulation).toList(),
        bundles(container.offering(DRIVER)),
        bundles(container.parts()));
  }

  private static SystemInfo.ServerProcess process() {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    Runtime memory = Runtime.getRuntime();
    OperatingSystemMXBean os = ManagementFactory.getOperatingSystemMXBean();
    return new SystemInfo.ServerProcess(
        Instant.ofEpochMilli(runtime.getStartTime()),
        runtime.getUptime() / 1000.0,
        Runtime.version() + " " + runtime.getVmVendor(),
        os.getName() + " " + os.getVersion() + " " + os.getArch(),
        memory.availableProcessors(),
        cpuLoad(os),
        known(os.getSystemLoadAverage()),
        memory.totalMemory() - memory.freeMemory(),
        memory.maxMemory());
  }

  /** The attribute's interface is not one that every container gives to bundles. */
  private static Double cpuLoad(OperatingSystemMXBean os) {
    try {
      Object load =
          ManagementFactory.getPlatformMBeanServer()
              .getAttribute(os.getObjectName(), "ProcessCpuLoad");
      return load instanceof Double value ? known(value) : null;
    } catch (JMException e) {
      return null;
    }
  }

  /** The JVM says a negative number where it knows none. */
  private static Double known(double value) {
    return value >= 0 ? value : null;
  }

  private SystemInfo.Storage storage() {
    File directory = storage.directory().toFile();
    OptionalLong bytes = storage.databaseBytes();
    return new SystemInfo.Storage(
        storage.database(),
        bytes.isPresent() ? bytes.getAsLong() : null,
        directory.toString(),
        directory.getUsableSpace(),
        directory.getTotalSpace());
  }

  private SystemInfo.Modulation modulation(ModulationDescriptor descriptor) {
    Optional<Modulation> found = catalogue.find(descriptor.name());
    String reason = found.flatMap(Modulation::unavailable).orElse(null);
    return new SystemInfo.Modulation(
        descriptor.name(),
        descriptor.title(),
        found.flatMap(container::versionOf).orElse(null),
        reason == null,
        reason);
  }

  private static List<SystemInfo.Bundle> bundles(List<Container.Part> parts) {
    return parts.stream()
        .map(part -> new SystemInfo.Bundle(part.name(), part.version(), part.state()))
        .toList();
  }
}
