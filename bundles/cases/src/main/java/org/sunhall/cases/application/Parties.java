package org.sunhall.cases.application;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.cases.api.CaseIntake.PartyFact;
import org.sunhall.cases.api.CaseView.PartyView;
import org.sunhall.cases.store.PartyKey;
import org.sunhall.casework.Application.Route;
import org.sunhall.casework.CaseRejection;
import org.sunhall.casework.CaseState;
import org.sunhall.casework.Party;
import org.sunhall.casework.Party.PartyRole;
import org.sunhall.checker.FormParty;
import org.sunhall.kernel.CitizenId;
import org.sunhall.kernel.CreditCode;
import org.sunhall.kernel.FieldProblem;
import org.sunhall.kernel.Masking;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Rejection;
import org.sunhall.kernel.Text;
import org.sunhall.ledger.RecordedEvent;

/**
 * Whom a case concerns, in their roles. The event holds references that cannot be read back; names, numbers and
 * contacts stand beside it, erasable.
 */
@Component(service = Parties.class)
public final class Parties {

    /** The material key under which an agent's authority paper lies. */
    static final String AUTHORITY = "agent-authority";

    private static final int MOST = 50;
    private static final int LONGEST = 200;
    private static final int REFERENCE_BYTES = 16;
    private static final Set<String> DOCUMENTS =
            Set.of("", "credit-code", "citizen-id", "passport", "officer-card", "other");
    private static final Set<PartyRole> NAMED =
            Set.of(PartyRole.INTERESTED, PartyRole.HOUSEHOLD_MEMBER, PartyRole.SUBJECT);
    private static final List<String> NUMBERS = List.of("creditCode", "idNumber", "citizenId");

    private final PartyKey key;

    /** Takes the installation's secret. */
    @Activate
    public Parties(@Reference PartyKey key) {
        this.key = key;
    }

    /** The parties of a filing, and what stands about them beside its event. */
    record Known(List<Party> parties, Map<String, String> personal) {}

    /** Whoever the form names first, and those named beside it; or every fault. Inside a transaction. */
    Outcome<Known> of(Route route, ObjectNode form, List<PartyFact> named, PersonId applicant) {
        List<FieldProblem> problems = problems(named);
        if (!problems.isEmpty()) {
            return Outcome.refused(new Rejection(
                    CaseRejection.INVALID_FORM, Text.of("当事人信息有误。", "The parties have faults."), problems));
        }
        List<Party> parties = new ArrayList<>();
        Map<String, String> personal = new HashMap<>();
        PartyRole first = route == Route.EX_OFFICIO ? PartyRole.SUBJECT : PartyRole.APPLICANT;
        JsonNode who = form.path("applicant");
        String number = NUMBERS.stream()
                .map(field -> who.path(field).asText(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        boolean organisation = CreditCode.isValid(who.path("creditCode").asText(""));
        String own = number.isEmpty() && route != Route.EX_OFFICIO ? applicant.value() : number;
        add(
                parties,
                personal,
                new PartyFact(
                        first.id(),
                        organisation ? "organisation" : "person",
                        who.path("name").asText(""),
                        "",
                        own,
                        ""),
                number);
        named.forEach(fact -> add(parties, personal, fact, fact.number()));
        return Outcome.accepted(new Known(parties, personal));
    }

    /** Those named beside the form, and those the form names. */
    static List<PartyFact> with(List<PartyFact> named, List<FormParty> inForm) {
        List<PartyFact> all = new ArrayList<>(named);
        inForm.forEach(party ->
                all.add(new PartyFact(party.role(), party.kind(), party.name(), party.document(), party.number(), "")));
        return all;
    }

    private void add(List<Party> parties, Map<String, String> personal, PartyFact fact, String shown) {
        String place = "party." + (parties.size() + 1) + ".";
        parties.add(new Party(reference(fact), role(fact.role()).orElseThrow(), fact.kind()));
        put(personal, place + "name", fact.name());
        put(personal, place + "number", shown);
        put(personal, place + "contact", fact.contact());
    }

    private static void put(Map<String, String> personal, String name, String value) {
        if (!value.isBlank()) {
            personal.put(name, value.strip());
        }
    }

    private String reference(PartyFact fact) {
        if (fact.number().isBlank()) {
            return UUID.randomUUID().toString();
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.secret(), "HmacSHA256"));
            byte[] tag =
                    mac.doFinal(fact.number().strip().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(tag, REFERENCE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime knows HmacSHA256", e);
        }
    }

    private static List<FieldProblem> problems(List<PartyFact> named) {
        List<FieldProblem> problems = new ArrayList<>();
        if (named.size() > MOST) {
            problems.add(problem("", "most", "当事人不超过 50 人。", "At most 50 parties are named."));
            return problems;
        }
        for (int i = 0; i < named.size(); i++) {
            PartyFact fact = named.get(i);
            if (role(fact.role()).filter(NAMED::contains).isEmpty()) {
                problems.add(problem(
                        "/" + i + "/role",
                        "role",
                        "角色应为利害关系人、家庭成员或当事人。",
                        "The role is interested, household-member or subject."));
            }
            if (!fact.kind().equals("organisation") && !fact.kind().equals("person")) {
                problems.add(problem("/" + i + "/kind", "kind", "请写明是单位还是个人。", "Say organisation or person."));
            }
            if (fact.name().isBlank() || fact.name().length() > LONGEST) {
                problems.add(problem("/" + i + "/name", "name", "请填写姓名或名称。", "Give the name."));
            }
            if (!isNumber(fact)) {
                problems.add(
                        problem("/" + i + "/number", "number", "证件号码有误。", "The number does not fit its document."));
            }
            if (fact.contact().length() > LONGEST) {
                problems.add(problem("/" + i + "/contact", "contact", "联系方式过长。", "The contact is too long."));
            }
        }
        return problems;
    }

    private static boolean isNumber(PartyFact fact) {
        String number = fact.number();
        boolean fits =
                switch (fact.document()) {
                    case "credit-code" -> CreditCode.isValid(number);
                    case "citizen-id" -> CitizenId.isValid(number);
                    default -> number.length() <= LONGEST;
                };
        return DOCUMENTS.contains(fact.document()) && (number.isBlank() || fits);
    }

    private static Optional<PartyRole> role(String id) {
        return Arrays.stream(PartyRole.values())
                .filter(role -> role.id().equals(id))
                .findFirst();
    }

    private static FieldProblem problem(String place, String rule, String zh, String en) {
        return new FieldProblem("/parties" + place, rule, Text.of(zh, en));
    }

    /** As readers of the case see them: numbers masked, and nothing of what was erased. */
    static List<PartyView> views(CaseState state, List<RecordedEvent> events) {
        Map<String, String> beside = events.isEmpty() ? Map.of() : events.get(0).personal();
        List<PartyView> views = new ArrayList<>();
        for (Party party : state.parties()) {
            String place = "party." + (views.size() + 1) + ".";
            views.add(new PartyView(
                    party.role().id(),
                    party.role().title(),
                    party.kind(),
                    beside.getOrDefault(place + "name", ""),
                    Masking.number(beside.getOrDefault(place + "number", ""))));
        }
        return views;
    }
}
