package org.challengectl.rest.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The longest body in bytes, where it is not {@link #JSON}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface BodyLimit {

  long JSON = 1 << 20;
  long FORM = 16 << 10;
  long UPLOAD = 100L << 20;
  long IMPORT = 110L << 20;
  long FILES = 500L << 20;

  long value();
}
