package org.challengectl.events.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator may set in {@code etc/org.challengectl.events.cfg}. */
@ObjectClassDefinition(name = "ChallengeCtl event bus")
@SuppressWarnings("MemberName")
public @interface EventsConfiguration {

  /** The configuration's PID. */
  String PID = "org.challengectl.events";

  @AttributeDefinition(
      name = "Queue capacity",
      description = "Events that a slow subscriber may be behind before it loses the oldest")
  int queue__capacity() default 4_096;
}
