package org.challengectl.rest.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.OptionalLong;
import javax.ws.rs.GET;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.challengectl.domain.Agent;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.StorageState;
import org.challengectl.protocol.CertificateInfo;
import org.challengectl.protocol.ConnectionInfo;
import org.challengectl.protocol.DatabaseInfo;
import org.challengectl.protocol.DiskInfo;
import org.challengectl.protocol.SystemInfo;
import org.challengectl.views.Connections;
import org.challengectl.views.ServerViews;
import org.challengectl.web.ServerCertificate;

/** What the server is made of and how it does. */
@javax.ws.rs.Path("/system")
@Produces(MediaType.APPLICATION_JSON)
public final class SystemResource {

  private final StorageState storage;
  private final ServerCertificate certificate;
  private final Connections connections;
  private final AgentRepository agents;
  private final ServerWatch watch;
  private final ContainerBundles bundles = new ContainerBundles();

  SystemResource(Services s) {
    this.storage = s.storage();
    this.certificate = s.certificate();
    this.connections = s.connections();
    this.agents = s.agents();
    this.watch = s.watch();
  }

  @GET
  @Admin
  public SystemInfo system() {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    return new SystemInfo(
        bundles.ownVersion(),
        Instant.ofEpochMilli(runtime.getStartTime()),
        runtime.getVmName() + " " + runtime.getVmVersion(),
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        database(),
        disk(storage.directory()),
        certificate.certificate().map(SystemResource::certificate).orElse(null),
        new ConnectionInfo(
            (int) agents.all().stream().filter(Agent::connected).count(),
            connections.open(Connections.Kind.CONSOLE),
            connections.open(Connections.Kind.PLAYER)),
        bundles.all(),
        watch.loads().stream().map(ServerViews::sample).toList());
  }

  private DatabaseInfo database() {
    StorageState.Product product = storage.product();
    OptionalLong bytes = storage.databaseBytes();
    return new DatabaseInfo(
        product.name(), product.version(), bytes.isPresent() ? bytes.getAsLong() : null);
  }

  private static DiskInfo disk(Path directory) {
    try {
      FileStore store = Files.getFileStore(directory);
      return new DiskInfo(directory.toString(), store.getUsableSpace(), store.getTotalSpace());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CertificateInfo certificate(X509Certificate certificate) {
    return new CertificateInfo(
        certificate.getSubjectX500Principal().getName(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
