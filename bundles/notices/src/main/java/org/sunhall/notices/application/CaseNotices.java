package org.sunhall.notices.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.identity.Directory;
import org.sunhall.identity.Person;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Post;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.LedgerListener;
import org.sunhall.ledger.RecordedEvent;
import org.sunhall.notices.model.Notice;
import org.sunhall.notices.model.Templates;
import org.sunhall.notices.store.NoticeStore;
import org.sunhall.notices.store.NoticeStore.CaseCard;

/**
 * Tells the applicant, and the people at a post, what happened to a case: follows the ledger, so
 * that no step can forget it. A notice's id is made of the event and the person: an event delivered twice tells once.
 */
@Component(service = LedgerListener.class)
public final class CaseNotices implements LedgerListener {

    private static final String RESTARTED = "restarted";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final NoticeStore store;
    private final Directory directory;
    private final Clock clock;
    private final Deliveries deliveries;

    /** Takes where it writes to. */
    @Activate
    public CaseNotices(
            @Reference NoticeStore store,
            @Reference Directory directory,
            @Reference Clock clock,
            @Reference Deliveries deliveries) {
        this.store = store;
        this.directory = directory;
        this.clock = clock;
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return "notices";
    }

    @Override
    public boolean wants(String type) {
        return type.equals("case.clock")
                || type.equals("case.stop-ended")
                || type.startsWith("case.") && Templates.has(type.substring("case.".length()));
    }

    @Override
    public void on(RecordedEvent event) {
        if (!event.stream().kind().equals("case")) {
            return;
        }
        ObjectNode data = event.data();
        String caseId = event.stream().key();
        Optional<CaseCard> known = event.type().equals("case.submitted")
                ? Optional.of(submitted(caseId, data))
                : store.card(caseId).map(card -> coded(card, data));
        if (known.isEmpty()) {
            return;
        }
        CaseCard card = known.get();
        store.put(card);
        kind(event).ifPresent(kind -> tell(event, card, kind, data));
    }

    private void tell(RecordedEvent event, CaseCard card, String kind, ObjectNode data) {
        Map<String, Text> places = new HashMap<>();
        places.put("item", card.item());
        places.put("number", Text.same(card.number()));
        places.put("missing", Text.same(String.valueOf(data.path("missing").size())));
        places.put("paper", text(data.path("title")));
        places.put("step", text(data.path("title")));
        Instant now = clock.instant();
        Templates.Words words = Templates.words(card.jurisdiction(), kind, places, LocalDate.ofInstant(now, ZONE));
        for (PersonId person : recipients(card, kind, data)) {
            Notice notice = new Notice(
                    event.id() + ":" + person.value(),
                    person,
                    kind,
                    card.caseId(),
                    words.title(),
                    words.body(),
                    event.at(),
                    Optional.empty());
            if (store.add(notice)) {
                deliveries.send(notice, now);
            }
        }
    }

    private List<PersonId> recipients(CaseCard card, String kind, ObjectNode data) {
        if (kind.equals("copied")) {
            return whoTakesCopies(new OrgId(data.path("to").asText()));
        }
        if (!kind.equals("step-opened")) {
            String agent = data.path("agent").asText("");
            return agent.isEmpty() ? List.of(card.applicant()) : List.of(card.applicant(), new PersonId(agent));
        }
        String post = data.path("post").asText();
        String org = data.path("org").asText();
        if (post.isEmpty() || org.isEmpty()) {
            return List.of();
        }
        return directory.holders(new Post(new OrgId(org), post)).stream()
                .map(person -> person.id())
                .toList();
    }

    /** An organisation's administrators; where it has none, everybody there. */
    private List<PersonId> whoTakesCopies(OrgId org) {
        List<Person> people =
                directory.people(org).stream().filter(Person::enabled).toList();
        List<Person> administrators = people.stream()
                .filter(person -> person.roles().contains(Role.BUREAU_ADMIN))
                .toList();
        return (administrators.isEmpty() ? people : administrators)
                .stream().map(Person::id).toList();
    }

    private static Optional<String> kind(RecordedEvent event) {
        if (event.type().equals("case.stop-ended")) {
            return Optional.of(RESTARTED);
        }
        if (!event.type().equals("case.clock")) {
            return Optional.of(event.type().substring("case.".length()));
        }
        // Somebody who stops the clocks, or lets them run again, is heard by themselves; at its cap a stop ends by the
        // law alone.
        boolean statutory =
                event.data().path("clock").path("terms").path("kind").asText().equals("statutory");
        boolean atCap = event.data().path("cap").asBoolean()
                && event.data().path("change").asText().equals("resumed");
        return statutory && atCap ? Optional.of(RESTARTED) : Optional.empty();
    }

    private static CaseCard submitted(String caseId, ObjectNode data) {
        return new CaseCard(
                caseId,
                new PersonId(data.path("applicantPerson").asText()),
                text(data.path("itemName")),
                data.path("receipt").asText(),
                new JurisdictionId(data.path("jurisdiction").asText()));
    }

    private static CaseCard coded(CaseCard card, ObjectNode data) {
        String code = data.path("code").asText("");
        return code.isEmpty() || code.equals(card.number())
                ? card
                : new CaseCard(card.caseId(), card.applicant(), card.item(), code, card.jurisdiction());
    }

    private static Text text(JsonNode node) {
        return node.isObject()
                ? Text.of(node.path("zh").asText(), node.path("en").asText())
                : Text.same(node.asText(""));
    }
}
