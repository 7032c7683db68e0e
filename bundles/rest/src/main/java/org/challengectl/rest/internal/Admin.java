package org.challengectl.rest.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.challengectl.domain.Permission;

/**
 * For those who are signed in. What changes something names the permission that it needs and the
 * action that goes into the audit trail.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Admin {

  /** All of them are needed; none means that being signed in is enough. */
  Permission[] needs() default {};

  /** Name in the audit trail, e.g. {@code challenge.enable}; empty for what changes nothing. */
  String action() default "";
}
