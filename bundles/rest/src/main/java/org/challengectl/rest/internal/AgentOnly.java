package org.challengectl.rest.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An agent's key is needed; where the path has an id, it must be the agent's own. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface AgentOnly {}
