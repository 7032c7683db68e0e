package org.challengectl.driver.virtual.internal;

import java.io.IOException;
import java.util.Optional;
import org.challengectl.driver.virtual.AirAccount;
import org.challengectl.driver.virtual.internal.VirtualAirConfig.Mode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An air of this process with all that belongs to it. */
final class HostedAir implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HostedAir.class);

  private final Optional<AccountFile> file;
  private final AccountBook account;
  private final Air air;
  private final Optional<Pacer> pacer;
  private final Optional<AirServer> server;
  private final Optional<RtlTcpServer> rtlTcp;

  HostedAir(VirtualAirConfig config, AirClock clock, boolean paced) {
    file = config.accountFile().map(path -> new AccountFile(path, clock));
    account = new AccountBook(clock, file);
    air = new Air(config.air(), clock, account);
    pacer = paced ? Optional.of(new Pacer(air)) : Optional.empty();
    server = config.mode() == Mode.HOST ? serve(config) : Optional.empty();
    rtlTcp = config.rtlTcp().flatMap(this::openDoor);
  }

  private Optional<AirServer> serve(VirtualAirConfig config) {
    try {
      AirServer opened = new AirServer(air, config.bindAddress(), config.port());
      LOG.info("The virtual air can be joined at {}:{}", config.bindAddress(), opened.port());
      return Optional.of(opened);
    } catch (IOException e) {
      LOG.error(
          "The virtual air cannot be joined: port {} at {} is taken or not to be had ({}). Set"
              + " 'port' or 'bind_address', or end what uses it",
          config.port(),
          config.bindAddress(),
          e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<RtlTcpServer> openDoor(VirtualAirConfig.FrontDoor door) {
    try {
      RtlTcpServer opened = new RtlTcpServer(air, door.address(), door.port());
      LOG.info("rtl_tcp listens at {}:{}", door.address(), opened.port());
      return Optional.of(opened);
    } catch (IOException e) {
      LOG.error(
          "rtl_tcp is off: port {} at {} is taken or not to be had ({}). Set 'rtl_tcp_port' or"
              + " 'rtl_tcp_address', or end what uses it",
          door.port(),
          door.address(),
          e.getMessage());
      return Optional.empty();
    }
  }

  Air air() {
    return air;
  }

  AirAccount account() {
    return account;
  }

  Optional<Integer> port() {
    return server.map(AirServer::port);
  }

  Optional<Integer> rtlTcpPort() {
    return rtlTcp.map(RtlTcpServer::port);
  }

  @Override
  public void close() {
    rtlTcp.ifPresent(RtlTcpServer::close);
    server.ifPresent(AirServer::close);
    air.close();
    pacer.ifPresent(Pacer::close);
    file.ifPresent(AccountFile::close);
  }
}
