package org.sunhall.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sunhall.kernel.OrgId;

/**
 * Another organisation than the one that handles the case, whose post does a step: a township that surveys for its district
 * (社会救助暂行办法 art. 11), a department that works along.
 *
 * @param id      the organisation; empty when the application says which one it is
 * @param pointer JSON pointer to the form's field that holds its id, for example {@code /applicant/township}; empty with an id
 */
public record StepOrganisation(Optional<OrgId> id, Optional<String> pointer) {

    private static final String FORM = "form:";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern POINTER = Pattern.compile("(/[A-Za-z0-9_-]{1,64}){1,8}");

    public StepOrganisation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(pointer, "pointer");
        if (id.isPresent() == pointer.isPresent()) {
            throw new IllegalArgumentException("either an id or a pointer");
        }
    }

    /** Reads {@code sunshine-lakeside-linhu} or {@code form:/applicant/township}; empty when it is neither. */
    public static Optional<StepOrganisation> parse(String text) {
        if (text.startsWith(FORM)) {
            String pointer = text.substring(FORM.length());
            return POINTER.matcher(pointer).matches()
                    ? Optional.of(new StepOrganisation(Optional.empty(), Optional.of(pointer)))
                    : Optional.empty();
        }
        return ID.matcher(text).matches()
                ? Optional.of(new StepOrganisation(Optional.of(new OrgId(text)), Optional.empty()))
                : Optional.empty();
    }

    /** As the flow writes it. */
    public String text() {
        return id.map(OrgId::value).orElseGet(() -> FORM + pointer.orElseThrow());
    }

    /** The organisation for an application with this form; empty when the form names none. */
    public Optional<OrgId> in(JsonNode form) {
        return id.or(() -> pointer.map(place -> form.at(place).asText(""))
                .filter(value -> ID.matcher(value).matches())
                .map(OrgId::new));
    }
}
