package org.challengectl.web.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Configuration PID {@code org.challengectl.tls}, and what {@code org.ops4j.pax.web} says of the
 * connector for TLS.
 */
@ObjectClassDefinition(
    id = WebConfig.PID,
    name = "ChallengeCtl TLS",
    description = "How agents find the server and recognise it")
@SuppressWarnings("MemberName")
public @interface WebConfig {

  /** The configuration's PID. */
  String PID = "org.challengectl.tls";

  /** Where the connector's own keys are. */
  String CONNECTOR_PID = "org.ops4j.pax.web";

  /** The pin is that of this server's own certificate. */
  String OWN_PIN = "own";

  /** There is no pin: agents go by the authorities that they trust. */
  String NO_PIN = "none";

  @AttributeDefinition(
      name = "Public URL",
      description = "By which agents reach the server; without it, its own address and port")
  String public__url() default "";

  @AttributeDefinition(
      name = "Pin",
      description =
          "own: of this server's certificate; none: of a proxy before it whose certificate agents"
              + " trust anyway; or sha256//... of that proxy")
  String pin() default OWN_PIN;

  @AttributeDefinition(name = "HTTPS address", description = "Set in org.ops4j.pax.web")
  String challengectl_https_address() default "";

  @AttributeDefinition(name = "HTTPS port", description = "Set in org.ops4j.pax.web")
  String challengectl_https_port() default "";

  @AttributeDefinition(name = "HTTPS keystore", description = "Set in org.ops4j.pax.web")
  String challengectl_https_keystore() default "";
}
