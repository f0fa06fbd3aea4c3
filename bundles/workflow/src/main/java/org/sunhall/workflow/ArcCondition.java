package org.sunhall.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.function.Predicate;

/** When an exclusive gateway chooses a sequence flow. */
public final class ArcCondition {

    /** What a condition looks at. */
    public enum Kind {
        /** No condition: the only way on, or one of the ways out of a parallel gateway. */
        ALWAYS,
        /** Chosen when no other condition of its gateway holds. */
        DEFAULT,
        /** Chosen when the last completed step ended with the named outcome. */
        OUTCOME,
        /** Chosen when the case facts satisfy a JSON Schema. */
        FACTS
    }

    private static final ArcCondition ALWAYS = new ArcCondition(Kind.ALWAYS, "", facts -> true);
    private static final ArcCondition DEFAULT = new ArcCondition(Kind.DEFAULT, "", facts -> true);

    private final Kind kind;
    private final String text;
    private final Predicate<JsonNode> test;

    private ArcCondition(Kind kind, String text, Predicate<JsonNode> test) {
        this.kind = kind;
        this.text = text;
        this.test = test;
    }

    /** No condition. */
    public static ArcCondition always() {
        return ALWAYS;
    }

    /** The default of its gateway. */
    public static ArcCondition otherwise() {
        return DEFAULT;
    }

    /** The last completed step ended so. */
    public static ArcCondition outcome(String name) {
        return new ArcCondition(Kind.OUTCOME, Objects.requireNonNull(name, "name"), facts -> false);
    }

    /** The case facts pass the test; {@code schema} is the JSON Schema as it stands in the file. */
    public static ArcCondition facts(String schema, Predicate<JsonNode> test) {
        return new ArcCondition(
                Kind.FACTS, Objects.requireNonNull(schema, "schema"), Objects.requireNonNull(test, "test"));
    }

    /** What it looks at. */
    public Kind kind() {
        return kind;
    }

    /** The outcome's name, or the JSON Schema; empty otherwise. */
    public String text() {
        return text;
    }

    /** Whether it holds after a step that ended with {@code outcome} (empty: none did yet) on these facts. */
    boolean holds(String outcome, JsonNode facts) {
        return switch (kind) {
            case ALWAYS -> true;
            case DEFAULT -> false;
            case OUTCOME -> text.equals(outcome);
            case FACTS -> test.test(facts);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ArcCondition that && kind == that.kind && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, text);
    }

    @Override
    public String toString() {
        return kind + (text.isEmpty() ? "" : ":" + text);
    }
}
