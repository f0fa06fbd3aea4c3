package org.sunhall.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.EditionId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.JurisdictionId;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.SupervisionCode;
import org.sunhall.kernel.Text;

/**
 * Where a case stands: the fold of its events. Immutable; an absent value is {@code null} inside and an
 * {@link Optional} outside.
 */
public final class CaseState {

    /** The fields, as they are kept between two steps; what is as in a new one is not written. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    static final class Fields {
        CaseId id;
        String receipt;
        SupervisionCode code;
        ItemCode item;
        EditionId edition;
        OrgId org;
        JurisdictionId jurisdiction;
        PersonId applicant;
        Stage stage;
        Text parkedBecause;
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        Map<String, List<String>> materials = Map.of();
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        ObjectNode marking;
        List<OpenTask> tasks = List.of();
        Map<String, StatutoryClock> clocks = new LinkedHashMap<>();
        int tasksOpened;
        boolean told;
        List<MissingThing> missing = List.of();
        int extensions;
        ExtensionRequest extension;
        String result;
        List<String> reasons = List.of();
        Instant submittedAt;
        Instant completeAt;
        Instant acceptedAt;
        Instant decidedAt;
        Instant endedAt;
        String itemType;
        int version;
        String route;
        boolean commitment;
        boolean lateEntry;
        List<Party> parties = List.of();
        List<String> papers = List.of();
        Map<String, List<String>> handlers = new LinkedHashMap<>();
        Map<String, Instant> stops = new LinkedHashMap<>();
        List<String> recused = List.of();
        List<ThirdPartyResult> thirdParty = List.of();
        Correction correction;
        List<CaseId> takenIn = List.of();
        String mergedInto;
        ObjectNode beforeMove;
        List<String> helpers = List.of();
        List<String> originals = List.of();
        String agent;
        int rating;
        String delivery;
        List<String> verified = List.of();
        List<String> copiedTo = List.of();

        Fields copy() {
            Fields copy = new Fields();
            copy.id = id;
            copy.receipt = receipt;
            copy.code = code;
            copy.item = item;
            copy.edition = edition;
            copy.org = org;
            copy.jurisdiction = jurisdiction;
            copy.applicant = applicant;
            copy.stage = stage;
            copy.parkedBecause = parkedBecause;
            copy.form = form;
            copy.materials = materials;
            copy.facts = facts;
            copy.marking = marking;
            copy.tasks = tasks;
            copy.clocks = new LinkedHashMap<>(clocks);
            copy.tasksOpened = tasksOpened;
            copy.told = told;
            copy.missing = missing;
            copy.extensions = extensions;
            copy.extension = extension;
            copy.result = result;
            copy.reasons = reasons;
            copy.submittedAt = submittedAt;
            copy.completeAt = completeAt;
            copy.acceptedAt = acceptedAt;
            copy.decidedAt = decidedAt;
            copy.endedAt = endedAt;
            copy.itemType = itemType;
            copy.version = version;
            copy.route = route;
            copy.commitment = commitment;
            copy.lateEntry = lateEntry;
            copy.parties = parties;
            copy.papers = papers;
            copy.helpers = helpers;
            copy.originals = originals;
            copy.agent = agent;
            copy.rating = rating;
            copy.delivery = delivery;
            copy.verified = verified;
            copy.copiedTo = copiedTo;
            copy.handlers = new LinkedHashMap<>(handlers);
            copy.stops = new LinkedHashMap<>(stops);
            copy.recused = recused;
            copy.thirdParty = thirdParty;
            copy.correction = correction;
            copy.takenIn = takenIn;
            copy.mergedInto = mergedInto;
            copy.beforeMove = beforeMove;
            return copy;
        }
    }

    final Fields fields;

    CaseState(Fields fields) {
        this.fields = fields;
    }

    CaseState with(Consumer<Fields> change) {
        Fields copy = fields.copy();
        change.accept(copy);
        return new CaseState(copy);
    }

    /** The case. */
    public CaseId id() {
        return fields.id;
    }

    /** The number by which the applicant follows it before acceptance. */
    public String receipt() {
        return fields.receipt;
    }

    /** The unified supervision code, from acceptance on. */
    public Optional<SupervisionCode> code() {
        return Optional.ofNullable(fields.code);
    }

    /** The power item. */
    public ItemCode item() {
        return fields.item;
    }

    /** The edition under which it runs. */
    public EditionId edition() {
        return fields.edition;
    }

    /** The organisation whose post does this step: the handling one, unless the flow names another. */
    public OrgId orgOf(OpenTask task) {
        return task.org().isEmpty() ? fields.org : new OrgId(task.org());
    }

    /** The organisations that got a copy after the close. */
    public List<OrgId> copiedTo() {
        return fields.copiedTo.stream().map(OrgId::new).toList();
    }

    /** The organisations beside the handling one that have had steps of this case, or a copy of it. */
    public List<OrgId> helpers() {
        return fields.helpers.stream().map(OrgId::new).toList();
    }

    /** The handling organisation. */
    public OrgId org() {
        return fields.org;
    }

    /** Where it runs. */
    public JurisdictionId jurisdiction() {
        return fields.jurisdiction;
    }

    /** Who applied. */
    public PersonId applicant() {
        return fields.applicant;
    }

    /** Who acts for the applicant, while they do. */
    public Optional<PersonId> agent() {
        return Optional.ofNullable(fields.agent).map(PersonId::new);
    }

    /** The materials of which a paper original was noted. */
    public List<String> originals() {
        return fields.originals;
    }

    /** How the applicant rated the service, from 1 to 5; empty while they have not. */
    public OptionalInt rating() {
        return fields.rating == 0 ? OptionalInt.empty() : OptionalInt.of(fields.rating);
    }

    /** How the decision is to reach the applicant, once they have said so. */
    public Optional<Delivery> delivery() {
        return Optional.ofNullable(fields.delivery).flatMap(Delivery::of);
    }

    /** The ways by which it was verified who they are, since they last said how it is to reach them. */
    public List<Verification> verified() {
        return fields.verified.stream()
                .flatMap(way -> Verification.of(way).stream())
                .toList();
    }

    /** By which way it was filed: {@code online}, {@code counter} or {@code ex-officio}. */
    public String route() {
        return fields.route == null ? "" : fields.route;
    }

    /** Every file that belongs to the case: its materials, and the papers of third parties. */
    public Set<String> files() {
        Set<String> files = new LinkedHashSet<>();
        fields.materials.values().forEach(files::addAll);
        fields.thirdParty.forEach(result -> files.addAll(result.uploads()));
        return files;
    }

    /** The results of third parties on record. */
    public List<ThirdPartyResult> thirdPartyResults() {
        return fields.thirdParty;
    }

    /** How far it has come. */
    public Stage stage() {
        return fields.stage;
    }

    /** Why it is parked, when it is. */
    public Optional<Text> parkedBecause() {
        return Optional.ofNullable(fields.parkedBecause);
    }

    /** The form as last sent. */
    public ObjectNode form() {
        return fields.form.deepCopy();
    }

    /** Upload ids by material key. */
    public Map<String, List<String>> materials() {
        return fields.materials;
    }

    /** What steps and automatic tasks have established. */
    public ObjectNode facts() {
        return fields.facts.deepCopy();
    }

    /** The steps that wait. */
    public List<OpenTask> tasks() {
        return fields.tasks;
    }

    /** The step that waits under this id. */
    public Optional<OpenTask> task(String task) {
        return fields.tasks.stream().filter(open -> open.id().equals(task)).findFirst();
    }

    /** Every clock the case has had, by its id, in the order they started. */
    public Map<String, StatutoryClock> clocks() {
        return java.util.Collections.unmodifiableMap(fields.clocks);
    }

    /** What the applicant was told to complete. */
    public List<MissingThing> missing() {
        return fields.missing;
    }

    /** Whether the one telling of what is missing has happened. */
    public boolean toldMissing() {
        return fields.told;
    }

    /** How many extensions were granted. */
    public int extensions() {
        return fields.extensions;
    }

    /** The extension that waits for approval. */
    public Optional<ExtensionRequest> extension() {
        return Optional.ofNullable(fields.extension);
    }

    /** {@code granted} or {@code refused} once decided. */
    public Optional<String> result() {
        return Optional.ofNullable(fields.result);
    }

    /** The reasons of the last negative finding. */
    public List<String> reasons() {
        return fields.reasons;
    }

    /** When it was filed. */
    public Instant submittedAt() {
        return fields.submittedAt;
    }

    /** When it was accepted. */
    public Optional<Instant> acceptedAt() {
        return Optional.ofNullable(fields.acceptedAt);
    }

    /** When it was decided. */
    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(fields.decidedAt);
    }

    /** The type of its item. */
    public String itemType() {
        return fields.itemType == null ? "" : fields.itemType;
    }

    /** How many events it is the fold of. */
    public int version() {
        return fields.version;
    }

    /** Whether the applicant chose the commitment mode. */
    public boolean isOnCommitment() {
        return fields.commitment;
    }

    /** Whether it was entered later after the act on the spot than the rules allow. */
    public boolean isLateEntry() {
        return fields.lateEntry;
    }

    /** Who it concerns beside who filed it. */
    public List<Party> parties() {
        return fields.parties;
    }

    /** The kinds of papers made so far. */
    public List<String> papers() {
        return fields.papers;
    }

    /** Who has handled which step. */
    public Map<String, List<String>> handlers() {
        return java.util.Collections.unmodifiableMap(fields.handlers);
    }

    /** The grounds it is stopped on now, each with when it began. */
    public Map<String, Instant> stops() {
        return java.util.Collections.unmodifiableMap(fields.stops);
    }

    /** Officers who keep away from it. */
    public List<String> recused() {
        return fields.recused;
    }

    /** The correction on its way. */
    public Optional<Correction> correction() {
        return Optional.ofNullable(fields.correction);
    }

    /** The case it went into. */
    public Optional<CaseId> mergedInto() {
        return Optional.ofNullable(fields.mergedInto).map(CaseId::new);
    }

    /** Penalty cases that went into this one. */
    public List<CaseId> takenIn() {
        return fields.takenIn;
    }

    /** Whether it was moved to another edition and the move can be undone. */
    public boolean canMoveBack() {
        return fields.beforeMove != null;
    }

    /** When it ended. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(fields.endedAt);
    }
}
