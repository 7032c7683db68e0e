package org.challengectl.persistence.internal.model;

import javax.persistence.Access;
import javax.persistence.AccessType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.challengectl.domain.FrequencyBand;
import org.challengectl.domain.FrequencyRange;
import org.challengectl.persistence.internal.Text;

/** A row of {@code frequency_ranges}. */
@Entity
@Access(AccessType.FIELD)
@Table(name = "frequency_ranges")
public class FrequencyRangeEntity {

  @Id private String name;

  @Column(name = "display_name")
  private String displayName;

  private String description;

  @Column(name = "min_hz")
  private long lowHz;

  @Column(name = "max_hz")
  private long highHz;

  protected FrequencyRangeEntity() {}

  FrequencyRangeEntity(String name) {
    this.name = name;
  }

  void set(FrequencyRange range) {
    displayName = Text.free(range.displayName());
    description = Text.free(range.description());
    lowHz = range.band().lowHz();
    highHz = range.band().highHz();
  }

  FrequencyRange toDomain() {
    return new FrequencyRange(name, displayName, description, new FrequencyBand(lowHz, highHz));
  }
}
