package org.challengectl.rest.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration PID {@code org.challengectl.rest}. */
@ObjectClassDefinition(
    id = "org.challengectl.rest",
    name = "ChallengeCtl HTTP API",
    description = "Limits of the HTTP API")
@SuppressWarnings("MemberName")
public @interface RestConfig {

  /** How often one agent may ask in a second, if nothing else is configured. */
  int DEFAULT_AGENT_REQUESTS = 1000;

  @AttributeDefinition(
      name = "Agent requests per second",
      description = "How often one agent may ask in a second before it gets 429; 0 for no limit")
  int agent__requests__per__second() default DEFAULT_AGENT_REQUESTS;

  @AttributeDefinition(
      name = "Event file",
      description = "The server's own event file, for reloads; empty for none")
  String event__file() default "";

  @AttributeDefinition(
      name = "Metrics token",
      description = "Bearer token for /api/metrics; empty: only from this host",
      type = AttributeType.PASSWORD)
  String metrics__token() default "";
}
