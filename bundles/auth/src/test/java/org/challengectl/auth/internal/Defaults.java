package org.challengectl.auth.internal;

import java.lang.annotation.Annotation;

/** The configuration of somebody who configures nothing. */
@SuppressWarnings("BadAnnotationImplementation")
final class Defaults implements AuthConfig {

  @Override
  public String operator_key_file() {
    return value("operator_key_file", String.class);
  }

  @Override
  public int key_cache_seconds() {
    return value("key_cache_seconds", Integer.class);
  }

  @Override
  public int key_failures_per_minute() {
    return value("key_failures_per_minute", Integer.class);
  }

  @Override
  public int enroll_failures_per_hour() {
    return value("enroll_failures_per_hour", Integer.class);
  }

  @Override
  public String[] trusted_proxies() {
    return value("trusted_proxies", String[].class);
  }

  @Override
  public Class<? extends Annotation> annotationType() {
    return AuthConfig.class;
  }

  private static <T> T value(String name, Class<T> type) {
    try {
      return type.cast(AuthConfig.class.getMethod(name).getDefaultValue());
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
