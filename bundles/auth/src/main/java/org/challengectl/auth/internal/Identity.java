package org.challengectl.auth.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.challengectl.domain.EventBus;
import org.challengectl.domain.ServerTime;
import org.challengectl.domain.SessionRepository;
import org.challengectl.domain.UserRepository;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the services about users share: stores, clocks, hashes, keys and limits. */
@Component(service = Identity.class, configurationPid = AuthConfig.PID)
public final class Identity {

  static final String MASTER_KEY = "CHALLENGECTL_MASTER_KEY";
  static final String MASTER_KEY_FILE = "CHALLENGECTL_MASTER_KEY_FILE";
  static final String HTTP_PORT = "CHALLENGECTL_HTTP_PORT";

  final UserRepository users;
  final SessionRepository storedSessions;
  final EventBus bus;
  final ServerTime time;

  /** For codes of second factors only: authenticators know no other time. */
  final InstantSource wallClock;

  final Passwords passwords;
  final KeyRing keyRing;
  final SecretBox secrets;
  final SetupLink setupLink;
  final Sessions sessions;
  final SignInLimits limits;
  final Choices choices = new Choices();
  final SecureRandom random = new SecureRandom();

  @Activate
  public Identity(
      @Reference UserRepository users,
      @Reference SessionRepository storedSessions,
      @Reference EventBus bus,
      @Reference ServerTime time,
      AuthConfig config,
      BundleContext context)
      throws IOException {
    this(
        users,
        storedSessions,
        bus,
        time,
        InstantSource.system(),
        config,
        AuthService.keyFile(config.operator__key__file(), context::getProperty)
            .toAbsolutePath()
            .getParent(),
        System::getenv,
        new Bcrypt(new SecureRandom(), Bcrypt.COST));
  }

  /**
   * @param directory where the server's own files are
   * @param environment gives null for what is not set
   */
  Identity(
      UserRepository users,
      SessionRepository storedSessions,
      EventBus bus,
      ServerTime time,
      InstantSource wallClock,
      AuthConfig config,
      Path directory,
      UnaryOperator<String> environment,
      PasswordHash hash)
      throws IOException {
    this.users = users;
    this.storedSessions = storedSessions;
    this.bus = bus;
    this.time = time;
    this.wallClock = wallClock;
    Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    passwords = new Passwords(hash, random, turns);
    keyRing = keyRing(config.master__key__file(), directory, environment, random);
    secrets = new SecretBox(keyRing, random);
    setupLink =
        new SetupLink(
            directory.resolve("setup-link"), setupPage(config.setup__url(), environment), random);
    sessions = new Sessions(users, storedSessions, bus, time, random);
    limits = new SignInLimits(time);
  }

  /** The operator's own key goes before his file, and that before the server's. */
  private static KeyRing keyRing(
      String configured, Path directory, UnaryOperator<String> environment, SecureRandom random)
      throws IOException {
    Optional<String> key = Optional.ofNullable(environment.apply(MASTER_KEY));
    if (key.filter(text -> !text.isBlank()).isPresent()) {
      return KeyRing.given(key.get(), random);
    }
    String file =
        configured.isBlank()
            ? Optional.ofNullable(environment.apply(MASTER_KEY_FILE)).orElse("")
            : configured;
    return file.isBlank()
        ? KeyRing.own(directory.resolve("master.key"), random)
        : KeyRing.givenIn(Path.of(file), random);
  }

  private static String setupPage(String configured, UnaryOperator<String> environment) {
    String port = Optional.ofNullable(environment.apply(HTTP_PORT)).orElse("8080");
    return configured.isBlank() ? "http://127.0.0.1:" + port + "/console/setup" : configured;
  }
}
