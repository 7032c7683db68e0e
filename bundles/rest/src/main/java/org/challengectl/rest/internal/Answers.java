package org.challengectl.rest.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a method answers whose return type does not say it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Answers {

  int status() default 200;

  /** The record that is written as JSON; none for bytes. */
  Class<?> body() default Void.class;
}
