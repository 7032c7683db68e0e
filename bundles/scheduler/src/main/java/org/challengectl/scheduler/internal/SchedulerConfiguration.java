package org.challengectl.scheduler.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an operator may set in {@code etc/org.challengectl.scheduler.cfg}. */
@ObjectClassDefinition(name = "ChallengeCtl scheduler")
@SuppressWarnings("MemberName")
public @interface SchedulerConfiguration {

  /** The configuration's PID. */
  String PID = "org.challengectl.scheduler";

  @AttributeDefinition(
      name = "Lease duration, s",
      description = "How long a runner that cannot reach the server may stay on the air")
  int lease__duration__seconds() default 60;

  @AttributeDefinition(
      name = "Clock rate error",
      description = "By how much any clock may run too fast or too slow; 0.001 is 0.1 %")
  double clock__rate__error() default 0.001;

  @AttributeDefinition(
      name = "Drain guard, ms",
      description = "The time that a radio's buffers may need to run dry")
  int drain__guard__millis() default 2_000;

  @AttributeDefinition(
      name = "Maximum lease total, s",
      description = "No lease is renewed beyond this, unless its signal takes longer")
  int maximum__lease__total__seconds() default 7_200;

  @AttributeDefinition(
      name = "Starvation limit, s",
      description = "What has been overdue for longer goes before every priority")
  int starvation__limit__seconds() default 300;

  @AttributeDefinition(
      name = "Failure back-off, s",
      description = "How long a challenge rests after a failed transmission")
  int failure__backoff__seconds() default 10;

  @AttributeDefinition(
      name = "Frequency guard, Hz",
      description = "Kept free on either side of each signal")
  int frequency__guard__hz() default 2_000;

  @AttributeDefinition(
      name = "Frequency raster, Hz",
      description =
          "Drawn carriers are multiples of it; 0: 5 kHz for signals of 6 kHz and more, else 1 kHz;"
              + " finer where a range is small")
  int frequency__raster__hz() default 0;

  @AttributeDefinition(name = "Sweep interval, s")
  int sweep__interval__seconds() default 30;

  @AttributeDefinition(
      name = "Offline after, s",
      description = "An agent that has not been heard of for this long is offline")
  int offline__after__seconds() default 90;

  @AttributeDefinition(
      name = "Pre-roll, s",
      description = "Recorded before a transmission's expected start")
  int preroll__seconds() default 5;

  @AttributeDefinition(
      name = "Post-roll, s",
      description = "Recorded after a transmission's expected end")
  int postroll__seconds() default 5;

  @AttributeDefinition(
      name = "Recording lead, ms",
      description = "Time for a listener to tune before the pre-roll begins")
  int recording__lead__millis() default 1_000;

  @AttributeDefinition(
      name = "Recording threshold",
      description = "Recording priority from which a listener is asked")
  double recording__threshold() default 10.0;

  @AttributeDefinition(
      name = "Recording limit, s",
      description = "A recording that is not complete so long after its transmission has failed")
  int recording__limit__seconds() default 300;
}
