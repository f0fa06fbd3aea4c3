package org.sunhall.kernel;

/** One named reason to refuse; every domain has one enum of them. */
public interface RejectionCode {

    /** Stable id in the form {@code domain.kebab-case}, the last part of the problem's {@code type} (RFC 9457). */
    String id();

    /** The sort of refusal. */
    RejectionKind kind();

    /** The fixed title of this reason. */
    Text title();
}
