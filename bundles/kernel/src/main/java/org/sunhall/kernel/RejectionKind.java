package org.sunhall.kernel;

/** What sort of refusal a {@link Rejection} is; decides the HTTP status. */
public enum RejectionKind {
    /** Nobody is signed in and the use case needs somebody. */
    UNAUTHENTICATED(401),
    /** The actor may not do this, whatever the state of things. */
    FORBIDDEN(403),
    /** The thing does not exist, or must not be known to exist by this actor. */
    NOT_FOUND(404),
    /** The state of things does not allow it now. */
    CONFLICT(409),
    /** The caller decided on an older state than the stored one. */
    STALE(412),
    /** What was sent exceeds a bound. */
    TOO_LARGE(413),
    /** What was sent is understood and wrong. */
    INVALID(422),
    /** A part of the platform this needs is absent at the moment. */
    UNAVAILABLE(503);

    private final int status;

    RejectionKind(int status) {
        this.status = status;
    }

    /** The HTTP status of this kind (RFC 9110). */
    public int status() {
        return status;
    }
}
