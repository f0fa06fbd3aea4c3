package org.sunhall.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sunhall.kernel.Text;

/**
 * One step of a flow: work at a post, or an automatic task.
 *
 * @param id            the BPMN element's id
 * @param title         the BPMN name (zh) and {@code sunhall:titleEn}
 * @param kind          who does it
 * @param post          name of the post (岗位) whose holders do it; empty for an automatic task
 * @param organisation  whose post it is; empty: the post of the organisation that handles the case
 * @param handlingLimit the step's own limit, for example {@code 5wd}, {@code 30d}, {@code 24h}
 * @param form          key of the form that is filled in at this step
 * @param outcomes      never empty; a step that declares none has the single outcome {@link #DONE}
 * @param handlers      how many different officers must sign, 1 to 9 (行政许可法 art. 34(3): two)
 * @param task          name of the plug-in's automatic task; present exactly for {@link StepKind#SERVICE}
 */
public record Step(
        String id,
        Text title,
        StepKind kind,
        String post,
        Optional<StepOrganisation> organisation,
        Optional<String> handlingLimit,
        Optional<String> form,
        List<StepOutcome> outcomes,
        int handlers,
        Optional<String> task) {

    /** Name of the outcome of a step that declares none. */
    public static final String DONE = "done";

    public Step {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(post, "post");
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(handlingLimit, "handlingLimit");
        Objects.requireNonNull(form, "form");
        outcomes = List.copyOf(outcomes);
        Objects.requireNonNull(task, "task");
    }

    /** The outcome of that name; the empty name means the only outcome there is. */
    public Optional<StepOutcome> outcome(String name) {
        if (name.isEmpty() && outcomes.size() == 1) {
            return Optional.of(outcomes.get(0));
        }
        return outcomes.stream().filter(outcome -> outcome.name().equals(name)).findFirst();
    }
}
