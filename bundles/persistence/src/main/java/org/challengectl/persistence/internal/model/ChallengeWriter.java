package org.challengectl.persistence.internal.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.persistence.EntityManager;
import org.challengectl.domain.Challenge;
import org.challengectl.domain.ChallengeProgress;
import org.challengectl.domain.ChallengeRepository.Draft;
import org.challengectl.domain.ChallengeSpec;
import org.challengectl.domain.ChallengeStatus;
import org.challengectl.domain.FlagRef;
import org.challengectl.domain.RefusedException;
import org.challengectl.persistence.internal.Text;
import org.challengectl.persistence.internal.json.SpecJson;

/** Writes drafts of challenges within one transaction. */
final class ChallengeWriter {

  private final EntityManager entities;
  private final Instant now;
  private final CounterEntity revisions;
  private final boolean filesToCome;

  ChallengeWriter(EntityManager entities, Instant now) {
    this(entities, now, false);
  }

  private ChallengeWriter(EntityManager entities, Instant now, boolean filesToCome) {
    this.filesToCome = filesToCome;
    this.entities = entities;
    this.now = now;
    this.revisions = entities.find(CounterEntity.class, CounterEntity.REVISION);
  }

  /** One that does not mind that a flag's file is not in the store. */
  static ChallengeWriter withFilesToCome(EntityManager entities, Instant now) {
    return new ChallengeWriter(entities, now, true);
  }

  List<Challenge> save(List<Draft> drafts) {
    Map<String, ChallengeEntity> stored = stored();
    checkNames(drafts, stored);
    freeNames(drafts, stored);
    List<Challenge> saved = new ArrayList<>();
    for (Draft draft : drafts) {
      saved.add(save(draft, stored.get(draft.id())));
    }
    entities.flush();
    return saved;
  }

  private Map<String, ChallengeEntity> stored() {
    Map<String, ChallengeEntity> byId = new HashMap<>();
    entities
        .createQuery("select c from ChallengeEntity c", ChallengeEntity.class)
        .getResultList()
        .forEach(challenge -> byId.put(challenge.id(), challenge));
    return byId;
  }

  private static void checkNames(List<Draft> drafts, Map<String, ChallengeEntity> stored) {
    Map<String, String> names = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    for (Draft draft : drafts) {
      String name = Text.key(draft.spec().name(), "challenge's name");
      if (!ids.add(draft.id())) {
        throw conflict("duplicate_challenge", "The challenge " + draft.id() + " is given twice.");
      }
      if (names.put(name, draft.id()) != null) {
        throw conflict("duplicate_name", "Two challenges have the name '" + name + "'.");
      }
    }
    for (ChallengeEntity other : stored.values()) {
      if (!ids.contains(other.id()) && names.containsKey(other.name())) {
        throw conflict(
            "duplicate_name",
            "The challenge " + other.id() + " already has the name '" + other.name() + "'.");
      }
    }
  }

  /** Names may be swapped: those that change make room first, as each must be unique. */
  private void freeNames(List<Draft> drafts, Map<String, ChallengeEntity> stored) {
    boolean renamed = false;
    for (Draft draft : drafts) {
      ChallengeEntity entity = stored.get(draft.id());
      if (entity != null && !entity.name().equals(draft.spec().name())) {
        entity.rename("\u0001" + entity.id());
        renamed = true;
      }
    }
    if (renamed) {
      entities.flush();
    }
  }

  private Challenge save(Draft draft, ChallengeEntity before) {
    ChallengeSpec spec =
        before == null ? draft.spec() : draft.specOver(SpecJson.read(before.config()));
    checkFile(draft.id(), spec, before);
    String json = SpecJson.write(spec);
    ChallengeEntity entity = before == null ? new ChallengeEntity(draft.id()) : before;
    if (before == null
        || !json.equals(before.config())
        || !draft.profile().equals(before.profile())) {
      entity.define(spec, json, draft.profile(), revisions.next());
    }
    ChallengeProgress progress =
        before == null
            ? ChallengeProgress.fresh(spec.enabled(), now)
            : progress(before.progress(), spec.enabled());
    entity.progress(progress);
    if (before == null) {
      entities.persist(entity);
    }
    // Checked by its constructor, before anything is committed.
    return entity.toDomain(SpecJson.read(json));
  }

  /** A file that was collected while its challenge was being written must be sent again. */
  private void checkFile(String id, ChallengeSpec spec, ChallengeEntity before) {
    if (!filesToCome
        && spec.flag() instanceof FlagRef.File file
        && (before == null || !before.config().contains(file.sha256()))
        && entities.find(FileEntity.class, file.sha256()) == null) {
      throw conflict(
          "file_missing", "The file of challenge " + id + " is not in the store: send it again.");
    }
  }

  private ChallengeProgress progress(ChallengeProgress before, boolean enabled) {
    if (enabled && before.status() == ChallengeStatus.DISABLED) {
      return before.queued(now);
    }
    // What is on the air goes on to its end.
    return enabled || before.status() == ChallengeStatus.ASSIGNED ? before : before.disabled();
  }

  private static RefusedException conflict(String code, String message) {
    return new RefusedException(RefusedException.Kind.CONFLICT, code, message);
  }
}
