package org.challengectl.rest.internal;

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
    ConferenceResource conference = new ConferenceResource(s.events(), s.time());
    return List.of(
        new HealthResource(s.time()),
        new AgentResource(s.registry(), devices, s.bus(), s.time()),
        new TaskResource(s.dispatcher(), s.time()),
        new ListenerResource(s.desk(), uploads, s.time()),
        new AgentAdminResource(s.agents(), s.registry(), s.enrollment()),
        new EnrollmentResource(s.enrollment(), s.agents(), s.registry(), devices, s.invitations()),
        new ChallengeResource(s, new EventImporter(s), new ChallengePreviews(s, signals)),
        new TransmissionResource(s.transmissions()),
        new RecordingResource(s.recordings(), sender),
        new FileResource(sender),
        new ControlResource(s.eventControl(), s.time()),
        new FrequencyRangeResource(s.events()),
        new ModulationResource(s.modulations()),
        new PreviewResource(signals, s.files()),
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
    factory.setServiceBeans(resources(services));
    factory.setProviders(
        List.of(
            new JsonBody(),
            new AnyErrors(),
            new WebErrors(),
            new HeaderFilter(),
            new AccessFilter(
                services.authenticator(), new AgentRate(services.time(), agentRequestsPerSecond))));
    factory.setProperties(
        Map.of(
            FaultListener.class.getName(),
            new QuietFaults(),
            "attachment-memory-threshold",
            "262144",
            "attachment-max-size",
            String.valueOf(BodyLimit.IMPORT),
            "attachment-max-count",
            "501"));
    return factory.create();
  }
}
