package org.challengectl.web.internal;

/**
 * Configuration PID {@code org.challengectl.tls}, and what {@code org.ops4j.pax.web} says of the
 * connector for TLS.
 */
@SuppressWarnings("MemberName")
public @interface WebConfig {

  /** The configuration's PID. */
  String PID = "org.challengectl.tls";

  /** Where the connector's keys are, those that begin with {@code challengectl.https}. */
  String CONNECTOR_PID = "org.ops4j.pax.web";

  /** The pin is that of this server's own certificate. */
  String OWN_PIN = "own";

  /** There is no pin: agents go by the authorities that they trust. */
  String NO_PIN = "none";

  /** By which agents reach the server; without it, its own address and port. */
  String public__url() default "";

  /** {@link #OWN_PIN}, {@link #NO_PIN}, or the pin of a proxy before the server. */
  String pin() default OWN_PIN;

  /** Where the connector listens. */
  String challengectl_https_address() default "";

  /** Where the connector listens. */
  String challengectl_https_port() default "";

  /** Where the connector's certificate is. */
  String challengectl_https_keystore() default "";
}
