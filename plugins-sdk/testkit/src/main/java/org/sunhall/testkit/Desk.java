package org.sunhall.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sunhall.casework.CaseCommand;
import org.sunhall.casework.Circumstances;
import org.sunhall.casework.MissingThing;
import org.sunhall.casework.OpenTask;
import org.sunhall.clocks.Limit;

/** Somebody at a post, and what they do; every act goes back to the story. */
public final class Desk {

    private final Story story;
    private final String post;
    private final String person;
    private final Optional<String> step;
    private final List<MissingThing> missing = new ArrayList<>();
    private final ObjectNode findings = JsonNodeFactory.instance.objectNode();
    private String opinion = "已核。";
    private boolean certified = true;

    Desk(Story story, String post, String person, Optional<String> step) {
        this.story = story;
        this.post = post;
        this.person = person;
        this.step = step;
    }

    /** At this step, where several wait at the post. */
    public Desk on(String stepId) {
        return new Desk(story, post, person, Optional.of(stepId));
    }

    /** Without a valid enforcement certificate; otherwise everybody in a story has one. */
    public Desk withoutCertificate() {
        certified = false;
        return this;
    }

    private Circumstances known() {
        return Circumstances.of(certified ? Optional.of("TEST-" + person) : Optional.empty(), Optional.empty());
    }

    /** With this opinion instead of a plain one. */
    public Desk writing(String words) {
        opinion = words;
        return this;
    }

    /** Having found this, for the record. */
    public Desk finding(String name, String value) {
        findings.put(name, value);
        return this;
    }

    /** Telling that this is missing; for an outcome that tells the applicant once. */
    public Desk missing(String materialOrField, String note) {
        missing.add(new MissingThing(materialOrField, note));
        return this;
    }

    /**
     * Does the step with this outcome.
     *
     * @param reasons why; a negative outcome needs at least one
     */
    public Story does(String outcome, String... reasons) {
        story.accept(post + " doing " + outcome, complete(outcome, reasons), known());
        return story;
    }

    /** Tries the step with this outcome, and is refused. */
    public Story tries(String outcome, String... reasons) {
        story.refuse(post + " doing " + outcome, complete(outcome, reasons), known());
        return story;
    }

    /** Asks for more time, {@code 5wd}. */
    public Story asksForMoreTime(String time, String reason) {
        story.accept(post + " asking for more time", more(time, reason), known());
        return story;
    }

    /** Asks for more time, and is refused by the platform. */
    public Story triesToAskForMoreTime(String time, String reason) {
        story.refuse(post + " asking for more time", more(time, reason), known());
        return story;
    }

    private CaseCommand more(String time, String reason) {
        return new CaseCommand.RequestExtension(Limit.parse(time), reason, person);
    }

    /** Grants the time somebody asked for. */
    public Story grantsMoreTime() {
        story.accept(post + " granting more time", new CaseCommand.DecideExtension(true, "同意。", person), known());
        return story;
    }

    /** Refuses the time somebody asked for. */
    public Story refusesMoreTime(String reason) {
        story.accept(post + " refusing more time", new CaseCommand.DecideExtension(false, reason, person), known());
        return story;
    }

    private CaseCommand complete(String outcome, String... reasons) {
        OpenTask task = story.task(post, step);
        return new CaseCommand.CompleteStep(
                task.id(), person, outcome, opinion, List.of(reasons), List.copyOf(missing), findings);
    }
}
