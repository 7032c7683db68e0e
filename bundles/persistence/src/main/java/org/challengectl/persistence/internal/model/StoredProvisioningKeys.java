package org.challengectl.persistence.internal.model;

import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.challengectl.domain.ProvisioningKey;
import org.challengectl.domain.ProvisioningRepository;
import org.challengectl.domain.RefusedException;
import org.challengectl.persistence.internal.Database;
import org.challengectl.persistence.internal.Text;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Provisioning keys. */
@Component(service = ProvisioningRepository.class)
public final class StoredProvisioningKeys implements ProvisioningRepository {

  private final Database database;

  @Activate
  public StoredProvisioningKeys(@Reference Database database) {
    this.database = database;
  }

  @Override
  public List<ProvisioningKey> keys() {
    return database.read(
        entities ->
            entities
                .createQuery(
                    "select k from ProvisioningKeyEntity k order by k.createdAt desc, k.id",
                    ProvisioningKeyEntity.class)
                .getResultList()
                .stream()
                .map(ProvisioningKeyEntity::toDomain)
                .toList());
  }

  @Override
  public Optional<ProvisioningKey> key(String id) {
    return database.read(entities -> find(entities, id)).map(ProvisioningKeyEntity::toDomain);
  }

  @Override
  public void add(ProvisioningKey key) {
    database.write(
        entities -> {
          if (find(entities, key.id()).isPresent()) {
            throw new RefusedException(
                RefusedException.Kind.CONFLICT, "key_taken", "There is a key of that id already.");
          }
          entities.persist(new ProvisioningKeyEntity(key));
          return key;
        });
  }

  @Override
  public Optional<ProvisioningKey> setEnabled(String id, boolean enabled) {
    return database.write(
        entities -> {
          Optional<ProvisioningKeyEntity> key = find(entities, id);
          key.ifPresent(found -> found.setEnabled(enabled));
          return key.map(ProvisioningKeyEntity::toDomain);
        });
  }

  @Override
  public boolean delete(String id) {
    return database.write(
        entities -> {
          Optional<ProvisioningKeyEntity> key = find(entities, id);
          key.ifPresent(entities::remove);
          return key.isPresent();
        });
  }

  private static Optional<ProvisioningKeyEntity> find(EntityManager entities, String id) {
    return Text.isKey(id)
        ? Optional.ofNullable(entities.find(ProvisioningKeyEntity.class, id))
        : Optional.empty();
  }
}
