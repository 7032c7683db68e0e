package org.challengectl.persistence.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.persistence.TypedQuery;
import org.challengectl.domain.RefusedException;
import org.challengectl.persistence.internal.Database;
import org.challengectl.persistence.internal.Text;

/** Reads histories page by page, newest first. */
public final class Page {

  private static final int MAX_LIMIT = 1_000;

  private Page() {}

  static <E, T> List<T> read(
      Database database,
      Class<E> entity,
      Function<E, T> toDomain,
      Optional<String> challengeId,
      int limit,
      int offset) {
    check(limit, offset);
    if (!challengeId.map(Text::isKey).orElse(true)) {
      return List.of();
    }
    String condition = challengeId.isPresent() ? " where e.challengeId = :challenge" : "";
    return database.read(
        entities -> {
          TypedQuery<E> query =
              entities.createQuery(
                  "select e from "
                      + entity.getSimpleName()
                      + " e"
                      + condition
                      + " order by e.id desc",
                  entity);
          challengeId.ifPresent(id -> query.setParameter("challenge", id));
          return query.setFirstResult(offset).setMaxResults(limit).getResultList().stream()
              .map(toDomain)
              .toList();
        });
  }

  /** Refuses a page that makes no sense. */
  public static void check(int limit, int offset) {
    if (limit < 1 || limit > MAX_LIMIT || offset < 0) {
      throw new RefusedException(
          RefusedException.Kind.INVALID,
          "bad_page",
          "limit must be 1-"
              + MAX_LIMIT
              + " and offset at least 0, they were "
              + limit
              + " and "
              + offset
              + ".");
    }
  }
}
