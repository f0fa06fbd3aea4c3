package org.sunhall.disclosure.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.disclosure.api.Disclosure;
import org.sunhall.disclosure.api.DisclosurePage;
import org.sunhall.disclosure.api.DisclosureRejection;
import org.sunhall.disclosure.api.ItemQuery;
import org.sunhall.disclosure.api.PaperProof;
import org.sunhall.disclosure.api.Progress;
import org.sunhall.disclosure.api.PublishedItem;
import org.sunhall.disclosure.api.PublishedResult;
import org.sunhall.disclosure.api.Ratings;
import org.sunhall.disclosure.api.ResultQuery;
import org.sunhall.disclosure.model.Codes;
import org.sunhall.disclosure.model.PaperPage;
import org.sunhall.disclosure.model.ProgressPage;
import org.sunhall.disclosure.model.SecondFact;
import org.sunhall.disclosure.model.TimeMark;
import org.sunhall.disclosure.store.DisclosureStore;
import org.sunhall.identity.Directory;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;
import org.sunhall.rest.Throttle;

/** Answers the public from the projections. */
@Component(service = Disclosure.class)
public final class DisclosureReads implements Disclosure {

    private static final int LONGEST_NUMBER = 100;
    private static final int THROTTLED = 10_000;
    private static final Text NOT_TOGETHER = Text.of(
            "没有查询到该编码对应的办件,或者核对信息与申请时填写的不一致。",
            "No case has this code, or the second fact is not what the application says.");

    private final DisclosureStore store;
    private final Transactions transactions;
    private final Names names;
    private final Clock clock;
    private final Throttle throttle = new Throttle(THROTTLED);

    /** Takes what it reads from. */
    @Activate
    public DisclosureReads(
            @Reference DisclosureStore store,
            @Reference Transactions transactions,
            @Reference Directory directory,
            @Reference Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.names = new Names(directory);
        this.clock = clock;
    }

    @Override
    public Outcome<DisclosurePage<PublishedItem>> items(ItemQuery query) {
        if (query.after().filter(after -> after.length() > 120).isPresent()) {
            return badMark();
        }
        return Outcome.accepted(transactions.call(() -> page(
                store.items(query, query.limit() + 1),
                query.limit(),
                body -> DisclosureMapping.item(body, names),
                body -> body.path("code").asText())));
    }

    @Override
    public Outcome<PublishedItem> item(ItemCode code) {
        return transactions
                .call(() -> store.item(code).map(body -> DisclosureMapping.item(body, names)))
                .<Outcome<PublishedItem>>map(Outcome::accepted)
                .orElseGet(() -> refused(DisclosureRejection.UNKNOWN_ITEM));
    }

    @Override
    public Outcome<Progress> progress(String code) {
        return Codes.caseNumber(code).then(number -> transactions
                .read(() -> find(number).map(page -> DisclosureMapping.progress(page.body(), names)))
                .<Outcome<Progress>>map(Outcome::accepted)
                .orElseGet(() -> refused(DisclosureRejection.UNKNOWN_CODE)));
    }

    @Override
    public Outcome<Progress> progress(String code, String fact, String remote) {
        return Codes.caseNumber(code).then(number -> {
            Instant now = clock.instant();
            Optional<Duration> wait = throttle.begin(number.value(), remote, now);
            if (wait.isPresent()) {
                return Outcome.refused(
                        DisclosureRejection.TOO_MANY_GUESSES,
                        Text.of("查询次数过多,请在{0}秒后再试。", "Too many attempts. Try again in {0} seconds.")
                                .with(wait.get().toSeconds() + 1));
            }
            Optional<Progress> found = transactions.read(() -> find(number)
                    .filter(page -> SecondFact.fits(page.body(), page.caseId(), fact))
                    .map(page -> DisclosureMapping.progress(page.body(), names)));
            found.ifPresent(page -> throttle.succeeded(number.value(), remote));
            return found.<Outcome<Progress>>map(Outcome::accepted)
                    .orElseGet(() -> Outcome.refused(DisclosureRejection.UNKNOWN_CODE, NOT_TOGETHER));
        });
    }

    private Optional<ProgressPage> find(Codes.CaseNumber number) {
        return number.isSupervision() ? store.byCode(number.value()) : store.byReceipt(number.value());
    }

    @Override
    public Outcome<PaperProof> verify(String code, Optional<String> number) {
        Optional<String> typed = Codes.verification(code);
        if (typed.isEmpty()
                || number.filter(text -> text.length() > LONGEST_NUMBER).isPresent()) {
            return Outcome.refused(
                    DisclosureRejection.MALFORMED_CODE,
                    Text.of(
                            "请输入文书上的核验码,或文书上的统一服务监管码和文书编号。",
                            "Type the verification code on the paper, or its supervision code together with its number."));
        }
        return transactions
                .call(() -> paper(typed.get(), number.map(String::strip).filter(text -> !text.isEmpty()))
                        .map(page -> DisclosureMapping.proof(page, names)))
                .<Outcome<PaperProof>>map(Outcome::accepted)
                .orElseGet(() -> refused(DisclosureRejection.UNKNOWN_PAPER));
    }

    private Optional<PaperPage> paper(String code, Optional<String> number) {
        Optional<PaperPage> direct = store.paper(code);
        if (direct.isPresent() || number.isEmpty()) {
            return direct.filter(page ->
                    number.isEmpty() || page.number().map(Codes::numberKey).equals(number.map(Codes::numberKey)));
        }
        return store.paper(number.get(), code);
    }

    @Override
    public Outcome<DisclosurePage<PublishedResult>> results(ResultQuery query) {
        Optional<TimeMark> after = query.after().flatMap(TimeMark::read);
        if (query.after().isPresent() && after.isEmpty()) {
            return badMark();
        }
        return Outcome.accepted(transactions.call(() -> page(
                store.results(query, after, query.limit() + 1),
                query.limit(),
                row -> DisclosureMapping.result(row.body(), names),
                row -> row.mark().written())));
    }

    @Override
    public Ratings ratings(Optional<ItemCode> item, Optional<OrgId> org) {
        return transactions.call(() -> store.ratings(item, org));
    }

    @Override
    public Outcome<DisclosurePage<Progress>> mine(Actor actor, Optional<String> after, int limit) {
        if (actor.person().isEmpty()) {
            return refused(DisclosureRejection.SIGN_IN);
        }
        Optional<TimeMark> mark = after.flatMap(TimeMark::read);
        if (after.isPresent() && mark.isEmpty()) {
            return badMark();
        }
        int most = Math.max(1, Math.min(limit, DisclosurePage.MOST));
        return Outcome.accepted(transactions.call(() -> page(
                store.ofPerson(actor.person().get(), mark, most + 1),
                most,
                row -> DisclosureMapping.progress(row.body(), names),
                row -> new TimeMark(
                                row.submittedAt().toEpochMilli(), row.caseId().value())
                        .written())));
    }

    private static <S, T> DisclosurePage<T> page(
            List<S> found, int limit, Function<S, T> mapping, Function<S, String> mark) {
        boolean more = found.size() > limit;
        List<S> shown = more ? found.subList(0, limit) : found;
        Optional<String> next = more ? Optional.of(mark.apply(shown.get(limit - 1))) : Optional.empty();
        return new DisclosurePage<>(shown.stream().map(mapping).toList(), next);
    }

    private static <T> Outcome<T> refused(DisclosureRejection code) {
        return Outcome.refused(code, code.title());
    }

    private static <T> Outcome<T> badMark() {
        return Outcome.refused(
                DisclosureRejection.BAD_QUERY,
                Text.of("翻页标记不正确,请从第一页重新查询。", "The page mark is none; start from the first page."));
    }
}
