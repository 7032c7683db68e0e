package org.challengectl.persistence.internal.model;

import java.util.Optional;
import javax.persistence.EntityManager;
import org.challengectl.domain.AgentCredential;
import org.challengectl.domain.KeyProof;
import org.challengectl.domain.RefusedException;
import org.challengectl.persistence.internal.Text;

/** Agents' credentials and what belongs to them, within a transaction. */
final class Credentials {

  private final EntityManager entities;

  Credentials(EntityManager entities) {
    this.entities = entities;
  }

  Optional<AgentCredential> byLookupId(String lookupId) {
    return entity(lookupId)
        .map(credential -> credential.toDomain(details(credential.agentId()).orElse(null)));
  }

  boolean has(String agentId) {
    return find(CredentialEntity.class, agentId).isPresent();
  }

  AgentCredential save(AgentCredential credential) {
    entity(Text.key(credential.lookupId(), "key's lookup id"))
        .filter(other -> !other.agentId().equals(credential.agentId()))
        .ifPresent(
            other -> {
              throw new RefusedException(
                  RefusedException.Kind.CONFLICT,
                  "key_taken",
                  "Another agent has a key of that lookup id.");
            });
    Optional<CredentialEntity> before = find(CredentialEntity.class, credential.agentId());
    CredentialEntity entity = before.orElseGet(() -> new CredentialEntity(credential.agentId()));
    entity.set(credential);
    if (before.isEmpty()) {
      entities.persist(entity);
    }
    CredentialDetailsEntity details = detailsFor(credential.agentId());
    details.setHost(credential.host());
    details.setProof(credential.proof());
    return credential;
  }

  void saveProof(String lookupId, String keyHash, KeyProof proof) {
    entity(lookupId)
        .filter(credential -> credential.keyHash().equals(keyHash))
        .ifPresent(credential -> detailsFor(credential.agentId()).setProof(Optional.of(proof)));
  }

  boolean remove(String agentId) {
    Optional<CredentialEntity> credential = find(CredentialEntity.class, agentId);
    credential.ifPresent(entities::remove);
    details(agentId).ifPresent(entities::remove);
    return credential.isPresent();
  }

  private Optional<CredentialEntity> entity(String lookupId) {
    return entities
        .createQuery(
            "select c from CredentialEntity c where c.lookupId = :lookup", CredentialEntity.class)
        .setParameter("lookup", lookupId)
        .getResultList()
        .stream()
        .findFirst();
  }

  private CredentialDetailsEntity detailsFor(String agentId) {
    Optional<CredentialDetailsEntity> before = details(agentId);
    CredentialDetailsEntity details = before.orElseGet(() -> new CredentialDetailsEntity(agentId));
    if (before.isEmpty()) {
      entities.persist(details);
    }
    return details;
  }

  private Optional<CredentialDetailsEntity> details(String agentId) {
    return find(CredentialDetailsEntity.class, agentId);
  }

  private <E> Optional<E> find(Class<E> type, String id) {
    return Text.isKey(id) ? Optional.ofNullable(entities.find(type, id)) : Optional.empty();
  }
}
