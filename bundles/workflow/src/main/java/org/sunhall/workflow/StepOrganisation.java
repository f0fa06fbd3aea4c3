package org.sunhall.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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

    /**
     * Everybody it can be: itself, or every choice ({@code enum}, {@code oneOf}) that the form offers in the field it names; empty
     * when the field offers none.
     *
     * @param schema the JSON Schema of the item's form
     */
    public Set<String> choices(JsonNode schema) {
        if (id.isPresent()) {
            return Set.of(id.get().value());
        }
        JsonNode field = schema;
        for (String name : pointer.orElseThrow().substring(1).split("/", -1)) {
            field = field.path("properties").path(name);
        }
        Set<String> choices = new LinkedHashSet<>();
        field.path("enum").forEach(value -> choices.add(value.asText()));
        field.path("oneOf").forEach(one -> choices.add(one.path("const").asText()));
        return choices;
    }

    /** Whether this text can be an organisation's id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The organisation for an application with this form; empty when the form names none. */
    public Optional<OrgId> in(JsonNode form) {
        return id.or(() -> pointer.map(place -> form.at(place).asText(""))
                .filter(value -> ID.matcher(value).matches())
                .map(OrgId::new));
    }
}
