package org.challengectl.auth.internal;

import java.lang.annotation.Annotation;

/** The configuration of somebody who configures nothing. */
@SuppressWarnings("BadAnnotationImplementation")
final class Defaults implements AuthConfig {

  @Override
  public String operator__key__file() {
    return value("operator__key__file", String.class);
  }

  @Override
  public int audit__retention__days() {
    return value("audit__retention__days", Integer.class);
  }

  @Override
  public int key__cache__seconds() {
    return value("key__cache__seconds", Integer.class);
  }

  @Override
  public int key__failures__per__minute() {
    return value("key__failures__per__minute", Integer.class);
  }

  @Override
  public int enroll__failures__per__hour() {
    return value("enroll__failures__per__hour", Integer.class);
  }

  @Override
  public String[] trusted__proxies() {
    return value("trusted__proxies", String[].class);
  }

  @Override
  public String master__key__file() {
    return value("master__key__file", String.class);
  }

  @Override
  public String setup__url() {
    return value("setup__url", String.class);
  }

  @Override
  public String[] allowed__origins() {
    return value("allowed__origins", String[].class);
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
