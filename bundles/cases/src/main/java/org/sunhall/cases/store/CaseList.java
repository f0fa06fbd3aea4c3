package org.sunhall.cases.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.api.CaseSummary;
import org.sunhall.casework.Stage;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;

/** One page of cases as a query: a range of an index, continued by keys, so that depth costs nothing. */
final class CaseList {

    private final StringBuilder jpql = new StringBuilder("select c from CaseLineEntity c where ");
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    CaseList(CaseStore.Scope scope, CaseQuery query) {
        switch (scope.kind()) {
            case APPLICANT -> given("(c.applicant = :whose or c.agent = :whose)", scope.of());
            case ORGANISATION -> given("c.org = :whose", scope.of());
            case COPIED_TO -> given("c.id in (select k.caseId from CopyEntity k where k.org = :whose)", scope.of());
            case JURISDICTION -> given("c.jurisdiction = :whose", scope.of());
            case ALL -> given("c.id <> :whose", "");
        }
        query.stage().ifPresent(stage -> and("c.stage = :stage", "stage", stage));
        query.item().ifPresent(item -> and("c.item = :item", "item", item));
        query.parked().ifPresent(parked -> and("c.parked = :parked", "parked", parked));
        query.name().ifPresent(name -> and("c.applicantName like :name", "name", prefix(name)));
        query.from().ifPresent(from -> and("c.submittedAt >= :from", "from", from.toEpochMilli()));
        query.until().ifPresent(until -> and("c.submittedAt < :until", "until", until.toEpochMilli()));
        query.after().ifPresent(after -> {
            and("c.submittedAt <= :at", "at", after.submittedAt().toEpochMilli());
            and("(c.submittedAt < :at or c.id < :id)", "id", after.id().value());
        });
        jpql.append(" order by c.submittedAt desc, c.id desc");
    }

    private void given(String condition, String whose) {
        jpql.append(condition);
        parameters.put("whose", whose);
    }

    private void and(String condition, String name, Object value) {
        jpql.append(" and ").append(condition);
        parameters.put(name, value);
    }

    /** Without signs that mean something to LIKE; to escape them would make Derby parse every such query anew. */
    private static String prefix(String name) {
        return name.strip().replace("%", " ").replace('_', ' ').replace('\\', ' ') + "%";
    }

    String jpql() {
        return jpql.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    static CaseSummary summary(CaseLineEntity line) {
        Stage stage = Stage.valueOf(line.stage);
        Optional<StoredCase.Parked> parked = line.parked
                ? Optional.of(parked(line.parkedZh, line.parkedEn, line.parkedSince, line.parkedBy))
                : Optional.empty();
        return new CaseSummary(
                new CaseId(line.id),
                line.receipt,
                Optional.ofNullable(line.code),
                new ItemCode(line.item),
                Text.of(line.itemZh, line.itemEn),
                new EditionId(line.edition),
                new OrgId(line.org),
                line.stage,
                stage.title(),
                parked.map(StoredCase.Parked::why),
                parked.map(StoredCase.Parked::since),
                parked.map(StoredCase.Parked::by),
                Instant.ofEpochMilli(line.submittedAt),
                line.version);
    }

    /** Parked; what rows of before this was kept do not say is said as unknown. */
    static StoredCase.Parked parked(String zh, String en, Long since, String by) {
        return new StoredCase.Parked(
                zh == null ? Text.of("事项插件已移除", "the item's plug-in is away") : Text.of(zh, en),
                Instant.ofEpochMilli(since == null ? 0 : since),
                by == null ? "system:parking" : by);
    }
}
