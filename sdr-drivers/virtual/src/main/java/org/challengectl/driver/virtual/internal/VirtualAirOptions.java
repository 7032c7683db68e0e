package org.challengectl.driver.virtual.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** The configuration {@value VirtualDriverComponent#PID}; two underscores stand for one. */
@ObjectClassDefinition(
    name = "Virtual air",
    description = "Radios without hardware that hear each other, in one process or across many")
@SuppressWarnings("MemberName")
public @interface VirtualAirOptions {

  @AttributeDefinition(
      description =
          "local: the air is for this process alone. host: other processes may join it."
              + " join: the air is in another process",
      options = {
        @Option(label = "this process alone", value = "local"),
        @Option(label = "here, others may join", value = "host"),
        @Option(label = "in another process", value = "join")
      })
  String mode() default "local";

  @AttributeDefinition(
      description =
          "host: the address to listen at; 0.0.0.0 lets the whole network transmit and listen")
  String bind__address() default "127.0.0.1";

  @AttributeDefinition(description = "join: name or address of the host of the air")
  String host__address() default "127.0.0.1";

  @AttributeDefinition(description = "host and join: TCP port of the air; host: 0 for any free one")
  int port() default 7355;

  @AttributeDefinition(
      description =
          "Names of the radios; each can transmit and receive. All radios on one air need"
              + " different names")
  String[] devices() default {"tx0", "tx1", "rx0", "rx1"};

  @AttributeDefinition(
      description =
          "Noise floor in dBFS/Hz of receivers that don't set noise_dbfs_hz or noise_dbfs")
  double noise__dbfs__hz() default AirSettings.DEFAULT_NOISE;

  @AttributeDefinition(description = "Path loss in dB between radios that don't set path_loss_db")
  double path__loss__db() default AirSettings.DEFAULT_PATH_LOSS;

  @AttributeDefinition(
      description =
          "Path losses in dB of single pairs, e.g. tx0>rx0=40; the ear of rtl_tcp is rtl_tcp")
  String[] path__losses() default {};

  @AttributeDefinition(
      description =
          "local and host: whether SDR programs may listen by rtl_tcp, e.g. rtl_433 -d"
              + " rtl_tcp:127.0.0.1:1234")
  boolean rtl__tcp__enabled() default false;

  @AttributeDefinition(
      description =
          "The address rtl_tcp listens at; it has no password, anybody who can reach it"
              + " can listen")
  String rtl__tcp__address() default "127.0.0.1";

  @AttributeDefinition(description = "TCP port of rtl_tcp; 0 for any free one")
  int rtl__tcp__port() default 1234;

  @AttributeDefinition(
      description =
          "local and host: file that starts and ends of all transmissions are appended to as JSON"
              + " lines; empty for none")
  String account__file() default "";
}
