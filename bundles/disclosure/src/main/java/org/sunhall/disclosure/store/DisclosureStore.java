package org.sunhall.disclosure.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.persistence.TypedQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.disclosure.api.ItemQuery;
import org.sunhall.disclosure.api.Ratings;
import org.sunhall.disclosure.api.ResultQuery;
import org.sunhall.disclosure.model.Codes;
import org.sunhall.disclosure.model.PaperPage;
import org.sunhall.disclosure.model.ProgressPage;
import org.sunhall.disclosure.model.TimeMark;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.SchemaReady;
import org.sunhall.persistence.Transactions;

/** Disclosure's own tables. Every method runs inside the caller's transaction. */
@Component(service = DisclosureStore.class)
public final class DisclosureStore {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SEARCH_LENGTH = 1000;

    private final EntityManagerFactory unit;
    private final Transactions transactions;

    /** Waits for the tables. */
    @Activate
    public DisclosureStore(
            @Reference(target = "(osgi.unit.name=disclosure)") EntityManagerFactory unit,
            @Reference Transactions transactions,
            @Reference(target = "(schema=org.sunhall.disclosure)") SchemaReady schema) {
        this.unit = unit;
        this.transactions = transactions;
    }

    private EntityManager em() {
        return transactions.entityManager(unit);
    }

    /** Publishes an item's page, unless a later edition is published already. */
    public void publish(ItemCode item, int number, String type, OrgId org, Text name, ObjectNode body) {
        ItemEntity entity = em().find(ItemEntity.class, item.value());
        boolean isNew = entity == null;
        if (isNew) {
            entity = new ItemEntity();
            entity.item = item.value();
        } else if (entity.number > number) {
            return;
        }
        entity.number = number;
        entity.type = type;
        entity.org = org.value();
        entity.search = search(item.value() + " " + name.zh() + " " + name.en());
        entity.body = body.toString();
        if (isNew) {
            em().persist(entity);
        }
    }

    /** Takes an item's page away. */
    public void withdraw(ItemCode item) {
        ItemEntity entity = em().find(ItemEntity.class, item.value());
        if (entity != null) {
            em().remove(entity);
        }
    }

    /** Shows other words on an item's page. */
    public void rewrite(ItemCode item, ObjectNode body) {
        ItemEntity entity = em().find(ItemEntity.class, item.value());
        if (entity != null) {
            entity.body = body.toString();
        }
    }

    /** One item's page. */
    public Optional<ObjectNode> item(ItemCode code) {
        return Optional.ofNullable(em().find(ItemEntity.class, code.value())).map(entity -> object(entity.body));
    }

    /** Items' pages by code, after this one. */
    public List<ObjectNode> items(ItemQuery query, int most) {
        StringBuilder jpql = new StringBuilder("select i from ItemEntity i where i.item > :after");
        Map<String, Object> values = new HashMap<>();
        values.put("after", query.after().orElse(""));
        query.type().ifPresent(type -> {
            jpql.append(" and i.type = :type");
            values.put("type", type);
        });
        query.org().ifPresent(org -> {
            jpql.append(" and i.org = :org");
            values.put("org", org.value());
        });
        query.words().filter(words -> !words.isBlank()).ifPresent(words -> {
            jpql.append(" and i.search like :words escape '!'");
            values.put("words", "%" + pattern(words.strip()) + "%");
        });
        jpql.append(" order by i.item");
        TypedQuery<ItemEntity> typed = em().createQuery(jpql.toString(), ItemEntity.class);
        values.forEach(typed::setParameter);
        return typed.setMaxResults(most).getResultList().stream()
                .map(entity -> object(entity.body))
                .toList();
    }

    /** A case's progress by case. */
    public Optional<ProgressPage> progress(CaseId id) {
        return Optional.ofNullable(em().find(ProgressEntity.class, id.value())).map(DisclosureStore::page);
    }

    /** A case's progress by receipt. */
    public Optional<ProgressPage> byReceipt(String receipt) {
        return one("RECEIPT", receipt);
    }

    /** A case's progress by supervision code. */
    public Optional<ProgressPage> byCode(String code) {
        return one("CODE", code);
    }

    /** Over JDBC: what the public asks most is one row, and the entity manager cost more than the database (decision 0014). */
    private Optional<ProgressPage> one(String column, String code) {
        String sql = "SELECT CASE_ID, RECEIPT, CODE, APPLICANT_PERSON, SUBMITTED_AT, BODY, LAST_SEQUENCE"
                + " FROM DISCLOSURE_PROGRESS WHERE " + column + " = ?";
        try (PreparedStatement statement = transactions.connection().prepareStatement(sql)) {
            statement.setString(1, code);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(page(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the progress of a case cannot be read", e);
        }
    }

    private static ProgressPage page(ResultSet row) throws SQLException {
        return new ProgressPage(
                new CaseId(row.getString(1)),
                row.getString(2),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)).map(PersonId::new),
                Instant.ofEpochMilli(row.getLong(5)),
                object(row.getString(6)),
                row.getLong(7));
    }

    /** The cases a person applied for, latest first. */
    public List<ProgressPage> ofPerson(PersonId person, Optional<TimeMark> after, int most) {
        TypedQuery<ProgressEntity> typed = em().createQuery(
                        "select p from ProgressEntity p where p.applicantPerson = :person"
                                + " and (p.submittedAt < :at or (p.submittedAt = :at and p.caseId < :id))"
                                + " order by p.submittedAt desc, p.caseId desc",
                        ProgressEntity.class)
                .setParameter("person", person.value());
        mark(typed, after);
        return typed.setMaxResults(most).getResultList().stream()
                .map(DisclosureStore::page)
                .toList();
    }

    /** Stores a case's progress, new or changed. */
    public void put(ProgressPage page) {
        ProgressEntity entity = em().find(ProgressEntity.class, page.caseId().value());
        boolean isNew = entity == null;
        if (isNew) {
            entity = new ProgressEntity();
            entity.caseId = page.caseId().value();
            entity.receipt = page.receipt();
            entity.applicantPerson = page.applicant().map(PersonId::value).orElse(null);
            entity.submittedAt = page.submittedAt().toEpochMilli();
        }
        entity.code = page.code().orElse(null);
        entity.body = page.body().toString();
        entity.lastSequence = page.sequence();
        if (isNew) {
            em().persist(entity);
        }
    }

    /** Stores a paper, new or changed. */
    public void put(PaperPage page) {
        PaperEntity entity = em().find(PaperEntity.class, page.verification());
        boolean isNew = entity == null;
        if (isNew) {
            entity = new PaperEntity();
            entity.verification = page.verification();
            entity.caseId = page.caseId().value();
            entity.issuedAt = page.issuedAt().toEpochMilli();
        }
        entity.kind = page.kind();
        entity.titleZh = page.title().zh();
        entity.titleEn = page.title().en();
        entity.number = page.number().orElse(null);
        entity.numberKey = page.number().map(Codes::numberKey).orElse(null);
        entity.code = page.code().orElse(null);
        entity.issuer = page.issuer().value();
        entity.applicant = page.applicant();
        entity.state = page.state();
        if (isNew) {
            em().persist(entity);
        }
    }

    /** The paper with this verification code. */
    public Optional<PaperPage> paper(String verification) {
        return Optional.ofNullable(em().find(PaperEntity.class, verification)).map(DisclosureStore::page);
    }

    /** The paper with this number in the case with this supervision code. */
    public Optional<PaperPage> paper(String number, String code) {
        return em()
                .createQuery(
                        "select p from PaperEntity p where p.numberKey = :number and p.code = :code", PaperEntity.class)
                .setParameter("number", Codes.numberKey(number))
                .setParameter("code", code)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .map(DisclosureStore::page);
    }

    /** A published result. */
    public Optional<ObjectNode> result(CaseId id) {
        return Optional.ofNullable(em().find(ResultEntity.class, id.value())).map(entity -> object(entity.body));
    }

    /** Publishes a result, or corrects it. */
    public void putResult(CaseId id, ItemCode item, OrgId org, Instant decidedAt, ObjectNode body) {
        ResultEntity entity = em().find(ResultEntity.class, id.value());
        boolean isNew = entity == null;
        if (isNew) {
            entity = new ResultEntity();
            entity.caseId = id.value();
            entity.item = item.value();
            entity.org = org.value();
            entity.decidedAt = decidedAt.toEpochMilli();
        }
        entity.body = body.toString();
        if (isNew) {
            em().persist(entity);
        }
    }

    /**
     * Published results, latest first.
     *
     * @param after the last row of the page before
     */
    public List<Result> results(ResultQuery query, Optional<TimeMark> after, int most) {
        StringBuilder jpql = new StringBuilder("select r from ResultEntity r where");
        query.item().ifPresent(item -> jpql.append(" r.item = :item and"));
        query.org().ifPresent(org -> jpql.append(" r.org = :org and"));
        jpql.append(" (r.decidedAt < :at or (r.decidedAt = :at and r.caseId < :id))");
        jpql.append(" order by r.decidedAt desc, r.caseId desc");
        TypedQuery<ResultEntity> typed = em().createQuery(jpql.toString(), ResultEntity.class);
        query.item().ifPresent(item -> typed.setParameter("item", item.value()));
        query.org().ifPresent(org -> typed.setParameter("org", org.value()));
        mark(typed, after);
        return typed.setMaxResults(most).getResultList().stream()
                .map(entity -> new Result(new TimeMark(entity.decidedAt, entity.caseId), object(entity.body)))
                .toList();
    }

    /**
     * A published result.
     *
     * @param mark its place in the list
     * @param body what is published
     */
    public record Result(TimeMark mark, ObjectNode body) {}

    /** One more rating of this level, from 1. */
    public void rated(ItemCode item, OrgId org, int level) {
        String id = item.value() + "#" + org.value() + "#" + level;
        RatingEntity entity = em().find(RatingEntity.class, id);
        if (entity != null) {
            entity.count++;
            return;
        }
        entity = new RatingEntity();
        entity.id = id;
        entity.item = item.value();
        entity.org = org.value();
        entity.level = level;
        entity.count = 1;
        em().persist(entity);
    }

    /** How often each level was given. */
    public Ratings ratings(Optional<ItemCode> item, Optional<OrgId> org) {
        StringBuilder jpql = new StringBuilder("select r.level, sum(r.count) from RatingEntity r where r.level > 0");
        item.ifPresent(code -> jpql.append(" and r.item = :item"));
        org.ifPresent(id -> jpql.append(" and r.org = :org"));
        TypedQuery<Object[]> typed =
                em().createQuery(jpql.append(" group by r.level").toString(), Object[].class);
        item.ifPresent(code -> typed.setParameter("item", code.value()));
        org.ifPresent(id -> typed.setParameter("org", id.value()));
        Long[] counts = new Long[Ratings.LEVELS];
        Arrays.fill(counts, 0L);
        for (Object[] row : typed.getResultList()) {
            counts[((Number) row[0]).intValue() - 1] = ((Number) row[1]).longValue();
        }
        return new Ratings(List.of(counts));
    }

    private static void mark(TypedQuery<?> typed, Optional<TimeMark> after) {
        typed.setParameter("at", after.map(TimeMark::millis).orElse(Long.MAX_VALUE));
        typed.setParameter("id", after.map(TimeMark::id).orElse(""));
    }

    private static ProgressPage page(ProgressEntity entity) {
        return new ProgressPage(
                new CaseId(entity.caseId),
                entity.receipt,
                Optional.ofNullable(entity.code),
                Optional.ofNullable(entity.applicantPerson).map(PersonId::new),
                Instant.ofEpochMilli(entity.submittedAt),
                object(entity.body),
                entity.lastSequence);
    }

    private static PaperPage page(PaperEntity entity) {
        return new PaperPage(
                entity.verification,
                new CaseId(entity.caseId),
                entity.kind,
                Text.of(entity.titleZh, entity.titleEn),
                Optional.ofNullable(entity.number),
                Optional.ofNullable(entity.code),
                new OrgId(entity.issuer),
                entity.applicant,
                Instant.ofEpochMilli(entity.issuedAt),
                entity.state);
    }

    private static String search(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.length() > SEARCH_LENGTH ? lower.substring(0, SEARCH_LENGTH) : lower;
    }

    private static String pattern(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the projection of disclosure holds broken JSON", e);
        }
    }
}
