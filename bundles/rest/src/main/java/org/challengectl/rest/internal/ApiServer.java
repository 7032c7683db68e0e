package org.challengectl.rest.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.apache.cxf.transport.http.HTTPTransportFactory;

/** Puts resources and providers together. */
final class ApiServer {

  private ApiServer() {}

  static List<Object> resources(Services s) {
    DeviceReader devices = new DeviceReader(s.events());
    FileSender sender = new FileSender(s.files());
    Uploads uploads = new Uploads(s.recordings(), s.desk(), s.files());
    SignalViewer signals = new SignalViewer(s.modulations(), s.previews());
    EventImporter importer = new EventImporter(s);
    ConferenceResource conference = new ConferenceResource(s.events(), s.eventControl(), s.time());
    return List.of(
        new HealthResource(s.time()),
        new AgentResource(s.registry(), devices, s.bus(), s.time()),
        new TaskResource(s.dispatcher(), s.time()),
        new ListenerResource(s.desk(), uploads, s.time()),
        new AgentAdminResource(s.agents(), s.registry(), s.enrollment()),
        new AuthResource(s),
        new SessionResource(s.ownSessions()),
        new UserResource(s.users()),
        new UserPermissionResource(s.users()),
        new AuditResource(s.auditTrail()),
        new EnrollmentResource(s.enrollment(), s.agents(), s.registry(), devices, s.invitations()),
        new ProvisioningResource(s.provisioning()),
        new ChallengeListResource(s),
        new ChallengeResource(s, importer, new ChallengePreviews(s, signals)),
        new TransmissionResource(s.transmissions()),
        new RecordingResource(s.recordings(), sender),
        new FileResource(sender, new FileUploads(s.files()), s.shelf()),
        new ControlResource(s.eventControl(), s.time()),
        new FrequencyRangeResource(s, importer),
        new EventResource(s),
        new SystemResource(s),
        new TimelineResource(s),
        new ModulationResource(s.modulations()),
        new PreviewResource(signals, s.files()),
        new DashboardResource(s),
        new LogResource(s.logs()),
        new MetricsResource(new Metrics(s.eventControl(), s.shelf()), s.settings().metricsToken()),
        conference,
        new PublicResource(s.board(), s.recordings(), sender, conference));
  }

  /**
   * Starts the API on a bus.
   *
   * @param registry where the servlet finds it
   * @param agentRequestsPerSecond of one agent; 0 for no limit
   */
  static Server start(
      Bus bus, DestinationRegistry registry, Services services, int agentRequestsPerSecond) {
    JAXRSServerFactoryBean factory = new JAXRSServerFactoryBean();
    factory.setBus(bus);
    factory.setDestinationFactory(new HTTPTransportFactory(registry));
    factory.setAddress("/");
    List<Object> resources = new ArrayList<>(resources(services));
    resources.add(new OpenApiResource(resources));
    factory.setServiceBeans(resources);
    factory.setProviders(
        List.of(
            new JsonBody(),
            new AnyErrors(),
            new WebErrors(),
            new HeaderFilter(),
            new AuditFilter(services.audit()),
            new AccessFilter(
                services.authenticator(),
                new UserAccess(services.authenticator(), services.signIn(), services.origins()),
                new AgentRate(services.time(), agentRequestsPerSecond))));
    factory.setProperties(
        Map.of(
            FaultListener.class.getName(),
            new QuietFaults(),
            "attachment-memory-threshold",
            "262144",
            "attachment-max-size",
            String.valueOf(BodyLimit.IMPORT),
            "attachment-max-count",
            "501",
            "attachment-max-header-size",
            "16384"));
    return factory.create();
  }
}
