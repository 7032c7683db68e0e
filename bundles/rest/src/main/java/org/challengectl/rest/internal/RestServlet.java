package org.challengectl.rest.internal;

import javax.servlet.Servlet;
import javax.servlet.ServletConfig;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.transport.http.DestinationRegistry;
import org.apache.cxf.transport.http.DestinationRegistryImpl;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.challengectl.auth.Audit;
import org.challengectl.auth.Authenticator;
import org.challengectl.auth.Enrollment;
import org.challengectl.auth.Origins;
import org.challengectl.auth.OwnSessions;
import org.challengectl.auth.Provisioning;
import org.challengectl.auth.QrCode;
import org.challengectl.auth.SignIn;
import org.challengectl.auth.Users;
import org.challengectl.domain.AgentRepository;
import org.challengectl.domain.AuditRepository;
import org.challengectl.domain.ChallengeRepository;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.EventRepository;
import org.challengectl.domain.FileRepository;
import org.challengectl.domain.FileShelf;
import org.challengectl.domain.RecordingRepository;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.StorageStatus;
import org.challengectl.domain.TransmissionRepository;
import org.challengectl.preview.Previews;
import org.challengectl.scheduler.AgentRegistry;
import org.challengectl.scheduler.ChallengeControl;
import org.challengectl.scheduler.Dispatcher;
import org.challengectl.scheduler.EventControl;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.scheduler.RangeControl;
import org.challengectl.scheduler.RecordingDesk;
import org.challengectl.settings.ConfiguredNumber;
import org.challengectl.views.AgentReports;
import org.challengectl.views.Connections;
import org.challengectl.views.LogBook;
import org.challengectl.views.PublicBoard;
import org.challengectl.web.Container;
import org.challengectl.web.Invitations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the API under {@code /api}. Immediate: a context that restarts lets go of its servlets,
 * and a component that is not would then be thrown away under the requests that it is answering.
 */
@Component(
    service = Servlet.class,
    immediate = true,
    configurationPid = "org.challengectl.rest",
    property = {
      ApiContext.SELECT,
      "osgi.http.whiteboard.servlet.pattern=/*",
      "osgi.http.whiteboard.servlet.name=challengectl-api",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true",
      "servlet.init.hide-service-list-page=true"
    })
@Designate(ocd = RestConfig.class)
public final class RestServlet extends CXFNonSpringServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(RestServlet.class);

  private static final ConfiguredNumber AGENT_REQUESTS =
      new ConfiguredNumber(
          "org.challengectl.rest",
          "agent_requests_per_second",
          0,
          1_000_000,
          RestConfig.DEFAULT_AGENT_REQUESTS);

  private final transient Services services;
  private final transient DestinationRegistry registry;
  private final int agentRequestsPerSecond;
  private transient Server server;

  @Activate
  public RestServlet(
      @Reference Authenticator authenticator,
      @Reference Enrollment enrollment,
      @Reference SignIn signIn,
      @Reference OwnSessions ownSessions,
      @Reference Users users,
      @Reference Audit audit,
      @Reference AuditRepository auditTrail,
      @Reference QrCode qrCode,
      @Reference Origins origins,
      @Reference Dispatcher dispatcher,
      @Reference AgentRegistry registry,
      @Reference ChallengeControl challengeControl,
      @Reference EventControl eventControl,
      @Reference RangeControl rangeControl,
      @Reference RecordingDesk desk,
      @Reference ModulationCatalogue modulations,
      @Reference Previews previews,
      @Reference AgentRepository agents,
      @Reference ChallengeRepository challenges,
      @Reference TransmissionRepository transmissions,
      @Reference RecordingRepository recordings,
      @Reference EventRepository events,
      @Reference FileRepository files,
      @Reference PublicBoard board,
      @Reference EventBus bus,
      @Reference ServerTime time,
      @Reference Provisioning provisioning,
      @Reference FileShelf shelf,
      @Reference LogBook logs,
      @Reference Invitations invitations,
      @Reference AgentReports reports,
      @Reference Connections connections,
      @Reference Container container,
      @Reference StorageStatus storage,
      RestConfig config) {
    this(
        new Services(
            authenticator,
            enrollment,
            signIn,
            ownSessions,
            users,
            audit,
            auditTrail,
            qrCode,
            origins,
            dispatcher,
            registry,
            challengeControl,
            eventControl,
            rangeControl,
            desk,
            modulations,
            previews,
            agents,
            challenges,
            transmissions,
            recordings,
            events,
            files,
            board,
            bus,
            time,
            provisioning,
            shelf,
            logs,
            invitations,
            reports,
            new ServerWatch(bus, time, eventControl, connections),
            container,
            storage,
            ApiSettings.of(config)),
        AGENT_REQUESTS.of(config::agent__requests__per__second));
    services.watch().start();
  }

  RestServlet(Services services, int agentRequestsPerSecond) {
    this(services, agentRequestsPerSecond, new DestinationRegistryImpl());
  }

  /**
   * With a registry of its own, so that the servlet that CXF registers by itself in a container
   * does not serve the API a second time.
   */
  private RestServlet(Services services, int agentRequestsPerSecond, DestinationRegistry registry) {
    super(registry);
    this.registry = registry;
    this.services = services;
    this.agentRequestsPerSecond = agentRequestsPerSecond;
  }

  @Override
  protected void loadBus(ServletConfig config) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(RestServlet.class.getClassLoader());
    try {
      super.loadBus(config);
      server = ApiServer.start(getBus(), registry, services, agentRequestsPerSecond);
      LOG.info("The API is served under /api");
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /**
   * Does nothing: a context is restarted whenever a WebSocket comes or goes, and this servlet is
   * then initialised again. What it holds goes with the component.
   */
  @Override
  public void destroy() {
    LOG.debug("The servlet's context stops");
  }

  @Deactivate
  public void deactivate() {
    services.watch().close();
    if (server != null) {
      server.destroy();
      destroyBus();
    }
  }
}
