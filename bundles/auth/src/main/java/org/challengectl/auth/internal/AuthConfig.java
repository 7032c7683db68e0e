package org.challengectl.auth.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration PID {@code org.challengectl.auth}. */
@ObjectClassDefinition(
    id = "org.challengectl.auth",
    name = "ChallengeCtl authentication",
    description = "Keys of agents and of the operator")
@SuppressWarnings("MemberName")
public @interface AuthConfig {

  @AttributeDefinition(
      name = "Operator key file",
      description =
          "Holds the operator's key, readable by the server's user only; made at first start")
  String operator__key__file() default "${karaf.data}/challengectl/operator.key";

  @AttributeDefinition(
      name = "Key cache, seconds",
      description = "How long a verified key is remembered before bcrypt is asked again; 0 never")
  int key__cache__seconds() default 600;

  @AttributeDefinition(
      name = "Failures per minute",
      description = "How many wrong keys an address may send in a minute before it is refused")
  int key__failures__per__minute() default 10;

  @AttributeDefinition(
      name = "Failed enrolments per hour",
      description = "How many wrong tokens an address may send in an hour before it is refused")
  int enroll__failures__per__hour() default 10;

  @AttributeDefinition(
      name = "Trusted proxies",
      description =
          "Addresses of proxies whose X-Forwarded-For is believed, parted by commas or blanks")
  String[] trusted__proxies() default {};
}
