package org.sunhall.cases.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * One case in full, as somebody who may see it sees it.
 *
 * @param summary   what a list shows
 * @param form      the application
 * @param materials upload ids by material key
 * @param lacking   required materials that were not handed in
 * @param facts     what steps and automatic tasks established
 * @param tasks     the steps that wait
 * @param missing   what the applicant was told to complete
 * @param extension the extension that waits for approval
 * @param result    {@code granted} or {@code refused} once decided
 * @param reasons   the reasons of the last negative finding
 * @param clocks    the case's clocks, explained
 * @param papers    the papers made in it
 * @param flow      where it stands in its flow
 * @param operations what the reader may do with it now
 * @param evidence  the last link of its evidence chain
 * @param parties   whom it concerns, in their roles; numbers are masked
 * @param originals the materials of which a paper original was noted
 * @param filing    how it was filed, and what became of it beside its steps
 */
public record CaseView(
        CaseSummary summary,
        ObjectNode form,
        Map<String, List<String>> materials,
        List<String> lacking,
        ObjectNode facts,
        List<TaskView> tasks,
        List<Missing> missing,
        Optional<Extension> extension,
        Optional<String> result,
        List<String> reasons,
        List<ClockView> clocks,
        List<Paper> papers,
        FlowPosition flow,
        List<OperationView> operations,
        Evidence evidence,
        List<PartyView> parties,
        List<String> originals,
        FilingView filing) {

    /** Somebody the case concerns: role by its stable name and for people, name, masked number. */
    public record PartyView(String role, Text roleTitle, String kind, String name, String number) {}

    /**
     * How a case was filed, and what became of it beside its steps.
     *
     * @param route      {@code online}, {@code counter} or {@code ex-officio}
     * @param late       whether the act on the spot was entered later than the rules allow
     * @param commitment whether it is decided on a commitment
     * @param agent      whether somebody acts for the applicant
     * @param mergedInto the case it went into
     * @param takenIn    the cases that went into it
     * @param results    what third parties found
     * @param rating     how the applicant rated the service, 1 to 5
     * @param delivery   how the decision is to reach the applicant, {@code hall} or {@code post}, once they have said so
     * @param verified   by which ways it was verified since who they are: {@code phone}, {@code sms}, {@code in-person}
     */
    public record FilingView(
            String route,
            boolean late,
            boolean commitment,
            boolean agent,
            Optional<String> mergedInto,
            List<String> takenIn,
            List<ResultView> results,
            Optional<Integer> rating,
            Optional<String> delivery,
            List<String> verified) {}

    /**
     * What a third party found, as it came; nobody can change it.
     *
     * @param number     its own number
     * @param by         who found it
     * @param kind       what it is, for example {@code appraisal}
     * @param conclusion its conclusion
     * @param foundAt    when it was found
     * @param files      its papers
     */
    public record ResultView(
            String number,
            String by,
            String kind,
            String conclusion,
            Instant foundAt,
            List<CaseIntake.UploadView> files) {}

    /** Where a case stands in its flow, by element ids: steps done at least once, steps that wait. */
    public record FlowPosition(List<String> done, List<String> present) {}

    /**
     * Something the reader may do now.
     *
     * @param name   the name to post to, under {@code operations/}
     * @param title  what it is called
     * @param schema the JSON Schema (2020-12) of its body
     */
    public record OperationView(String name, Text title, ObjectNode schema) {}

    /** The evidence chain of the case: how many events it has, and the hash of the last. */
    public record Evidence(long events, String hash) {}

    /** One thing the applicant must complete: which, and what is wrong with it. */
    public record Missing(String what, String note) {}

    /** An extension that waits: how long, why, who asked. */
    public record Extension(String by, String reason, String person) {}

    /**
     * One clock.
     *
     * @param id        the clock
     * @param title     what it is
     * @param owner     whose time it is: OFFICE, PARTY, THIRD_PARTY
     * @param startedAt its anchor
     * @param due       the first instant at which it has run out
     * @param dueOn     its last day
     * @param provisional whether the calendar of that year is not announced yet
     * @param endedAt   when it ended
     * @param lamp      GREEN, YELLOW or RED
     * @param remaining what is left, in words
     * @param basis     the legal basis
     * @param working   how the due date was found, line by line
     */
    public record ClockView(
            String id,
            Text title,
            String owner,
            Instant startedAt,
            Instant due,
            LocalDate dueOn,
            boolean provisional,
            Optional<Instant> endedAt,
            String lamp,
            Text remaining,
            String basis,
            List<Text> working) {}

    /** A paper made in the case. */
    public record Paper(
            String id,
            String kind,
            Text title,
            Optional<String> number,
            String verification,
            Instant issuedAt,
            String state) {}
}
