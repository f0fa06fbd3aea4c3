package org.sunhall.cases.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.CaseId;
import org.sunhall.kernel.ItemCode;
import org.sunhall.kernel.Outcome;

/** What an applicant does. Each repeats harmlessly under the same idempotency key. */
@ProviderType
public interface CaseIntake {

    /**
     * Keeps one file for a later application. Bounded in size; the type is found from the content.
     *
     * @return the upload's id
     */
    Outcome<UploadView> upload(Actor actor, String name, InputStream content);

    /**
     * Files an application for an item in effect. A real-name citizen only.
     *
     * @param form      the item's form, validated here
     * @param materials upload ids by material key; completeness is told by the window, wrong ids are refused
     */
    Outcome<CaseSummary> submit(
            Actor actor, String key, ItemCode item, ObjectNode form, Map<String, List<String>> materials);

    /**
     * Files a case by any of its routes: online by the signed-in applicant; at the counter by whoever holds the post
     * that takes applications in, on behalf of a real-name applicant; by the office itself, for items it
     * starts ex officio.
     */
    Outcome<CaseSummary> file(Actor actor, String key, Filing filing);

    /**
     * Supplies what was missing, only while asked: the applicant or their agent online, or, at the counter, whoever
     * holds the post that takes applications in.
     *
     * @param originals paper originals that are not digitised, by material key: what is noted of each; the counter's
     */
    Outcome<CaseSummary> supply(
            Actor actor,
            CommandKey command,
            CaseId id,
            ObjectNode form,
            Map<String, List<String>> materials,
            Map<String, String> originals);

    /** Supplies what was missing, all of it digital. */
    default Outcome<CaseSummary> supply(
            Actor actor, CommandKey command, CaseId id, ObjectNode form, Map<String, List<String>> materials) {
        return supply(actor, command, id, form, materials, Map.of());
    }

    /** Takes the application back before the decision; only the applicant. */
    Outcome<CaseSummary> withdraw(Actor actor, CommandKey command, CaseId id, String reason);

    /** A kept file: its id, name, media type found from the content, size in bytes and SHA-256. */
    record UploadView(String id, String name, String mediaType, long size, String digest) {}

    /**
     * What is filed.
     *
     * @param form       the item's form
     * @param materials  upload ids by material key, the applicant's or the officer's
     * @param onBehalfOf the applicant's login or id, at the counter, or online by their agent
     * @param actAt      when the act on the spot took place; its late entry is marked, never refused
     * @param commitment whether the applicant commits in writing to be decided on at once (告知承诺)
     * @param authority  an agent's authority paper, an upload of theirs; needed when a citizen files for another
     * @param parties    who else it concerns
     * @param originals  paper originals that are not digitised, by material key: what is noted of each; the counter's
     */
    record Filing(
            ItemCode item,
            ObjectNode form,
            Map<String, List<String>> materials,
            Optional<String> onBehalfOf,
            Optional<Instant> actAt,
            boolean commitment,
            Optional<String> authority,
            List<PartyFact> parties,
            Map<String, String> originals) {
        public Filing {
            materials = Map.copyOf(materials);
            parties = List.copyOf(parties);
            originals = Map.copyOf(originals);
        }

        /** By whom it concerns alone, all of it digital. */
        public Filing(
                ItemCode item,
                ObjectNode form,
                Map<String, List<String>> materials,
                Optional<String> onBehalfOf,
                Optional<Instant> actAt,
                boolean commitment) {
            this(item, form, materials, onBehalfOf, actAt, commitment, Optional.empty(), List.of(), Map.of());
        }
    }

    /**
     * Somebody else whom a case concerns.
     *
     * @param role     {@code interested}, {@code household-member} or {@code subject}
     * @param kind     {@code organisation} or {@code person}
     * @param name     their name
     * @param document what the number is: {@code credit-code}, {@code citizen-id}, {@code passport}, {@code officer-card} or
     *                 {@code other}
     * @param number   the number of that document, empty when it is not known
     * @param contact  how to reach them, may be empty
     */
    record PartyFact(String role, String kind, String name, String document, String number, String contact) {
        public PartyFact {
            role = role == null ? "" : role;
            kind = kind == null ? "" : kind;
            name = name == null ? "" : name;
            document = document == null ? "" : document;
            number = number == null ? "" : number;
            contact = contact == null ? "" : contact;
        }
    }
}
