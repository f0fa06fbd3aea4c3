package org.sunhall.catalog.model;

import java.util.Objects;
import java.util.Optional;
import org.sunhall.clocks.ClockTerms;
import org.sunhall.clocks.StatutoryClock;
import org.sunhall.kernel.OrgId;
import org.sunhall.kernel.Text;
import org.sunhall.packs.StageAct;

/**
 * One stage of a proceeding, frozen as the pack had it when the proceeding was opened.
 *
 * @param id       unique in its proceeding
 * @param rank     stages of the same rank are open together; a rank opens when the one before has agreed
 * @param title    its name for people
 * @param function which of the pack's functions acts
 * @param org      the organisation that acts, when it is not found by the function
 * @param act      what it does
 * @param basis    the article, or what the pack says of its choice
 * @param terms    the terms of its clock (K-02); empty when nothing limits it
 * @param clock    its clock, from when the stage opened
 * @param opinion  what was said
 */
public record Stage(
        String id,
        int rank,
        Text title,
        String function,
        Optional<OrgId> org,
        StageAct act,
        String basis,
        Optional<ClockTerms> terms,
        Optional<StatutoryClock> clock,
        Optional<Opinion> opinion) {

    public Stage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(org, "org");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(opinion, "opinion");
    }

    /** Whether it must agree and has. */
    boolean hasAgreed() {
        return opinion.filter(Opinion::agrees).isPresent();
    }

    Stage opened(java.time.Instant at) {
        Optional<StatutoryClock> started =
                clock.isPresent() ? clock : terms.map(some -> StatutoryClock.start(id, some, at));
        return new Stage(id, rank, title, function, org, act, basis, terms, started, opinion);
    }

    /** The same with its clock ended. */
    Stage closed(java.time.Instant at, String how) {
        Optional<StatutoryClock> ended =
                clock.map(some -> some.end(at, how).asOptional().orElse(some));
        return new Stage(id, rank, title, function, org, act, basis, terms, ended, opinion);
    }

    Stage said(Opinion words) {
        Stage closed = closed(words.at(), words.agrees() ? "agreed" : "rejected");
        return new Stage(id, rank, title, function, org, act, basis, terms, closed.clock, Optional.of(words));
    }
}
