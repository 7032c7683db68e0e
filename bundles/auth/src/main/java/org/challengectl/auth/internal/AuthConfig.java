package org.challengectl.auth.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration PID {@code org.challengectl.auth}. */
@ObjectClassDefinition(
    id = AuthConfig.PID,
    name = "ChallengeCtl authentication",
    description = "Keys of agents and of the operator")
@SuppressWarnings("MemberName")
public @interface AuthConfig {

  /** The configuration's PID. */
  String PID = "org.challengectl.auth";

  /** Where the operator's key is, if nothing else is configured. */
  String DEFAULT_KEY_FILE = "${karaf.data}/challengectl/operator.key";

  /** How long a verified key is remembered, if nothing else is configured. */
  int DEFAULT_KEY_CACHE_SECONDS = 86_400;

  /** How many failures there may be, if nothing else is configured. */
  int DEFAULT_FAILURES = 10;

  /** How many days entries of the audit trail are kept, if nothing else is configured. */
  int DEFAULT_AUDIT_DAYS = 400;

  @AttributeDefinition(
      name = "Audit trail, days",
      description = "How many days entries of the audit trail are kept; 0: for ever")
  int audit__retention__days() default DEFAULT_AUDIT_DAYS;

  @AttributeDefinition(
      name = "Operator key file",
      description =
          "Holds the operator's key, readable by the server's user only; made at first start")
  String operator__key__file() default DEFAULT_KEY_FILE;

  @AttributeDefinition(
      name = "Key cache, seconds",
      description =
          "How long a verified key that nobody uses is remembered before bcrypt is asked again")
  int key__cache__seconds() default DEFAULT_KEY_CACHE_SECONDS;

  @AttributeDefinition(
      name = "Failures per minute",
      description = "How many wrong keys an address may send in a minute before it is refused")
  int key__failures__per__minute() default DEFAULT_FAILURES;

  @AttributeDefinition(
      name = "Failed enrolments per hour",
      description = "How many wrong tokens an address may send in an hour before it is refused")
  int enroll__failures__per__hour() default DEFAULT_FAILURES;

  @AttributeDefinition(
      name = "Trusted proxies",
      description =
          "Addresses of proxies, or their networks like 10.0.0.0/8, whose X-Forwarded-For and"
              + " X-Forwarded-Proto are believed, parted by commas or blanks")
  String[] trusted__proxies() default {};

  @AttributeDefinition(
      name = "Master key file",
      description =
          "Holds the key that second factors are sealed under; empty: master.key beside the"
              + " operator's key, made at first start")
  String master__key__file() default "";

  @AttributeDefinition(
      name = "Address of the set-up page",
      description =
          "Begins the one-time link of the first start; empty: the page on the server's own host")
  String setup__url() default "";

  @AttributeDefinition(
      name = "Allowed origins",
      description =
          "Origins of pages, besides the server's own, that may act for their signed-in users,"
              + " like https://ctf.example:8443, parted by commas or blanks")
  String[] allowed__origins() default {};
}
