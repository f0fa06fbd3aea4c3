package org.sunhall.cases.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.CaseDrafts;
import org.sunhall.cases.api.CaseQuery;
import org.sunhall.cases.store.CaseStore;
import org.sunhall.cases.store.CaseStore.Scope;
import org.sunhall.cases.store.DraftStore;
import org.sunhall.cases.store.DraftStore.StoredDraft;
import org.sunhall.cases.store.StoredCase;
import org.sunhall.cases.store.UploadStore;
import org.sunhall.casework.CaseRejection;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.persistence.Transactions;

/** Drafts, each its owner's alone, and what is known when one is begun. */
@Component(service = CaseDrafts.class)
public final class DraftService implements CaseDrafts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIFE = Duration.ofDays(90);
    private static final int MOST_DRAFTS = 50;
    private static final int MOST_CHARACTERS = 256 * 1024;
    private static final int FILES_OFFERED = 50;

    private final Transactions transactions;
    private final DraftStore drafts;
    private final CaseStore cases;
    private final UploadStore uploads;
    private final Clock clock;

    /** Takes its collaborators. */
    @Activate
    public DraftService(
            @Reference Transactions transactions,
            @Reference DraftStore drafts,
            @Reference CaseStore cases,
            @Reference UploadStore uploads,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.cases = cases;
        this.uploads = uploads;
        this.clock = clock;
    }

    @Override
    public Outcome<List<Draft>> list(Actor actor) {
        return signedIn(
                actor,
                owner -> Outcome.accepted(
                        drafts.of(owner).stream().map(DraftService::view).toList()));
    }

    @Override
    public Outcome<Draft> find(Actor actor, String id) {
        return signedIn(actor, owner -> own(owner, id).map(DraftService::view));
    }

    @Override
    public Outcome<Draft> begin(Actor actor, ItemCode item, ObjectNode body) {
        return signedIn(actor, owner -> {
            if (drafts.of(owner).size() >= MOST_DRAFTS) {
                return Outcome.refused(
                        ServiceRejection.TOO_MANY_DRAFTS,
                        Text.of(
                                "草稿最多保存 50 份,请先删除不需要的。",
                                "At most 50 drafts are kept; throw away what you no longer need."));
            }
            return bounded(body)
                    .map(text -> put(new StoredDraft(
                            UUID.randomUUID().toString(), owner, item.value(), text, clock.instant(), expiry(), 0)));
        });
    }

    @Override
    public Outcome<Draft> save(Actor actor, String id, OptionalLong expected, ObjectNode body) {
        return signedIn(actor, owner -> own(owner, id).then(known -> {
            if (expected.isPresent() && expected.getAsLong() != known.version()) {
                return Outcome.refused(
                        CaseRejection.STALE,
                        Text.of("草稿已在别处保存过,请重新打开。", "The draft was saved elsewhere; open it again."));
            }
            return bounded(body)
                    .map(text -> put(new StoredDraft(
                            id, owner, known.item(), text, clock.instant(), expiry(), known.version())));
        }));
    }

    @Override
    public Outcome<Draft> discard(Actor actor, String id) {
        return signedIn(actor, owner -> own(owner, id).map(known -> {
            drafts.remove(id);
            return view(known);
        }));
    }

    @Override
    public Outcome<Known> known(Actor actor, ItemCode item) {
        return signedIn(actor, owner -> {
            Scope own = new Scope(Scope.Kind.APPLICANT, owner);
            ObjectNode applicant = cases.list(own, CaseQuery.first(1)).stream()
                    .findFirst()
                    .flatMap(last -> cases.find(last.id()))
                    .map(DraftService::applicant)
                    .orElseGet(JsonNodeFactory.instance::objectNode);
            return Outcome.accepted(new Known(
                    applicant,
                    uploads.usedBy(owner, FILES_OFFERED).stream()
                            .map(Views::upload)
                            .toList()));
        });
    }

    private static ObjectNode applicant(StoredCase last) {
        JsonNode known = last.state().form().path("applicant");
        return known.isObject() ? (ObjectNode) known : JsonNodeFactory.instance.objectNode();
    }

    private <T> Outcome<T> signedIn(Actor actor, Function<String, Outcome<T>> work) {
        if (actor.person().isEmpty()) {
            return Outcome.refused(Access.signInFirst().orElseThrow());
        }
        return transactions.call(() -> work.apply(actor.reference()));
    }

    private Outcome<StoredDraft> own(String owner, String id) {
        Optional<StoredDraft> found =
                drafts.find(id).filter(draft -> draft.owner().equals(owner));
        return found.map(Outcome::accepted)
                .orElseGet(() -> Outcome.refused(Rejection.of(ServiceRejection.UNKNOWN_DRAFT)));
    }

    private static Outcome<String> bounded(ObjectNode body) {
        String text = body.toString();
        return text.length() > MOST_CHARACTERS
                ? Outcome.refused(
                        ServiceRejection.DRAFT_TOO_LARGE,
                        Text.of("草稿过大,文件请先上传。", "The draft is too large; upload files on their own."))
                : Outcome.accepted(text);
    }

    private Instant expiry() {
        return clock.instant().plus(LIFE);
    }

    private Draft put(StoredDraft draft) {
        return view(drafts.put(draft));
    }

    private static Draft view(StoredDraft draft) {
        try {
            return new Draft(
                    draft.id(),
                    new ItemCode(draft.item()),
                    (ObjectNode) JSON.readTree(draft.body()),
                    draft.savedAt(),
                    draft.expiresAt(),
                    draft.version());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept draft is no JSON", e);
        }
    }
}
