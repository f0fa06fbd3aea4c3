package org.sunhall.kernel;

import java.util.Objects;

/** One named reason to refuse; every domain has one enum of them. */
public interface RejectionCode {

    /** What is fixed about this reason. */
    Terms terms();

    /** Stable id in the form {@code domain.kebab-case}, the last part of the problem's {@code type} (RFC 9457). */
    default String id() {
        return terms().id();
    }

    /** The sort of refusal. */
    default RejectionKind kind() {
        return terms().kind();
    }

    /** The fixed title of this reason. */
    default Text title() {
        return terms().title();
    }

    /**
     * What an enum constant keeps of its reason.
     *
     * @param id    stable id in the form {@code domain.kebab-case}
     * @param kind  the sort of refusal
     * @param title the fixed title
     */
    record Terms(String id, RejectionKind kind, Text title) {

        public Terms {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(title, "title");
        }
    }
}
