package org.challengectl.persistence.internal.model;

import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A row of {@code counters}: a number that only grows. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "counters")
public class CounterEntity {

  static final String REVISION = "revision";
  static final String AUDIT = "audit";

  @Id private String name;
  private long value;

  protected CounterEntity() {}

  String name() {
    return name;
  }

  long next() {
    value++;
    return value;
  }
}
