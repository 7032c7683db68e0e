package org.challengectl.rest.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.challengectl.auth.SignIn;
import org.challengectl.domain.Recording;
import org.challengectl.preview.BusyException;
import org.challengectl.preview.Preview;
import org.challengectl.preview.PreviewRequest;
import org.challengectl.preview.Previews;
import org.challengectl.preview.TooLongException;
import org.challengectl.preview.internal.BoundedPreviews;
import org.challengectl.protocol.EnrolmentString;
import org.challengectl.protocol.Json;
import org.challengectl.protocol.PublicView;
import org.challengectl.protocol.SessionCookies;
import org.challengectl.scheduler.ModulationCatalogue;
import org.challengectl.signal.FlagKind;
import org.challengectl.signal.Modulation;
import org.challengectl.signal.ModulationDescriptor;
import org.challengectl.signal.SignalException;
import org.challengectl.views.PublicBoard;
import org.challengectl.views.PublicSnapshot;
import org.challengectl.views.internal.LogRing;
import org.challengectl.views.testing.DirectBus;
import org.challengectl.views.testing.FakeAgentRepository;
import org.challengectl.views.testing.FakeRules;
import org.challengectl.views.testing.FakeStore;
import org.challengectl.views.testing.ManualTime;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** The API as it is served, over real HTTP, on fakes. */
final class Api implements AutoCloseable {

  static final String OPERATOR = "operator";
  static final String METRICS_TOKEN = "metrics-token";

  final FakeStore store = new FakeStore();
  final FakeRules rules = new FakeRules(store);
  final FakeAuth auth = new FakeAuth();
  final FakeSignIn signIn = new FakeSignIn();
  final FakeUsers users = new FakeUsers(signIn);
  final FakeTrail trail = new FakeTrail();
  final FakeProvisioning provisioning = new FakeProvisioning(auth);
  final DirectBus bus = new DirectBus();
  final LogRing logs = new LogRing(100);
  final ManualTime time = new ManualTime();
  final List<PreviewRequest> previewed = new CopyOnWriteArrayList<>();
  volatile boolean busy;
  volatile boolean tooLong;
  private final Previews previews = new BoundedPreviews();
  final FolderFiles files;
  final Services services;
  private final Server jetty = new Server(0);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path folder;
  final Path eventFile;

  Api() {
    this(0);
  }

  Api(int agentRequestsPerSecond) {
    try {
      folder = Files.createTempDirectory("api-test");
      eventFile = folder.resolve("event.yml");
      files = new FolderFiles(folder);
      services = services();
      RestServlet servlet = new RestServlet(services, agentRequestsPerSecond);
      ServletHolder holder = new ServletHolder(servlet);
      holder.setInitParameter("hide-service-list-page", "true");
      ServletContextHandler context = new ServletContextHandler();
      context.addServlet(holder, "/api/*");
      jetty.setHandler(context);
      jetty.start();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Services services() {
    return new Services(
        auth,
        auth,
        signIn,
        signIn,
        users,
        trail,
        trail,
        new TextQrCode(),
        new FakeOrigins(),
        rules,
        rules,
        rules,
        rules,
        rules.rangeControl,
        rules,
        new Catalogue(),
        this::preview,
        new FakeAgentRepository(rules.agents),
        store.challengeRepository(),
        store.transmissionRepository(),
        store.recordingRepository(),
        store,
        files,
        new Board(),
        bus,
        time,
        provisioning,
        files,
        logs,
        token ->
            Optional.of(
                new EnrolmentString(
                    URI.create("https://ctf.example:8443"), token, Optional.empty())),
        new FixedContainer(),
        new FixedContainer(),
        new ApiSettings(Optional.of(eventFile), Optional.of(METRICS_TOKEN)));
  }

  private Preview preview(PreviewRequest request) throws SignalException, InterruptedException {
    previewed.add(request);
    if (busy) {
      throw new BusyException(Duration.ofMillis(1500));
    }
    if (tooLong) {
      throw new TooLongException(Duration.ofSeconds(15));
    }
    return previews.preview(request);
  }

  HttpResponse<String> get(String path, String key, String... headers) {
    return send(request(path, key, headers).GET());
  }

  HttpResponse<String> post(String path, String key, String json) {
    return send(
        request(path, key, "Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> post(String path, String key, String type, BodyPublisher body) {
    return send(request(path, key, "Content-Type", type).POST(body));
  }

  HttpResponse<String> send(String method, String path, String key) {
    return send(request(path, key).method(method, BodyPublishers.noBody()));
  }

  /** As a user's console does it: the cookies of a session, and the header that repeats one. */
  HttpResponse<String> as(SignIn.Ticket user, String verb, String path) {
    return as(user, verb, path, "");
  }

  HttpResponse<String> as(SignIn.Ticket user, String verb, String path, String json) {
    return send(
        request(path, null, cookies(user))
            .header(SessionCookies.CSRF_HEADER, user.session().csrfToken())
            .header("Content-Type", "application/json")
            .method(verb, BodyPublishers.ofString(json)));
  }

  /** The cookies alone, as any page can make a browser send them. */
  static String[] cookies(SignIn.Ticket user) {
    return new String[] {
      "Cookie", "session_token=" + user.token() + "; csrf_token=" + user.session().csrfToken()
    };
  }

  int port() {
    return ((NetworkConnector) jetty.getConnectors()[0]).getLocalPort();
  }

  HttpRequest.Builder request(String path, String key, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/api" + path))
            .timeout(Duration.ofSeconds(20));
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, HttpResponse.BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
    try {
      return client.send(request.build(), body);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Checks the status and the shape of an error, and returns it. */
  static JsonNode error(HttpResponse<String> reply, int status, String code) {
    JsonNode error = json(reply, status);
    assertEquals(code, error.path("code").asText(), reply.body());
    assertEquals("application/json", reply.headers().firstValue("Content-Type").orElse("none"));
    String sentence = error.path("error").asText();
    assertEquals(true, sentence.endsWith("."), sentence);
    return error;
  }

  static JsonNode json(HttpResponse<String> reply, int status) {
    assertEquals(status, reply.statusCode(), reply.body());
    try {
      return Json.mapper().readTree(reply.body());
    } catch (IOException e) {
      throw new AssertionError(reply.body(), e);
    }
  }

  @Override
  public void close() {
    try {
      jetty.stop();
      try (var all = Files.list(folder)) {
        for (Path file : all.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static final class Catalogue implements ModulationCatalogue {

    private final List<Modulation> all =
        List.of(
            new TextModulation("cw", FlagKind.TEXT),
            new TextModulation("nbfm", FlagKind.AUDIO),
            new TextModulation("lacking", FlagKind.TEXT),
            new TextModulation("sstv", FlagKind.TEXT_OR_IMAGE));

    @Override
    public List<ModulationDescriptor> descriptors() {
      return all.stream().map(Modulation::descriptor).toList();
    }

    @Override
    public Optional<Modulation> find(String nameOrAlias) {
      return all.stream().filter(m -> m.descriptor().answersTo(nameOrAlias)).findFirst();
    }
  }

  /** Shows nothing but the pictures of challenges whose id begins with "open". */
  private static final class Board implements PublicBoard {

    @Override
    public PublicSnapshot snapshot() {
      return PublicSnapshot.of(
          new PublicView("challenges_update", "Test", false, List.of(), List.of()));
    }

    @Override
    public boolean shows(Recording recording) {
      return recording.challengeId().startsWith("open");
    }

    @Override
    public Watch watch(Consumer<PublicSnapshot> listener) {
      return () -> {};
    }
  }
}
