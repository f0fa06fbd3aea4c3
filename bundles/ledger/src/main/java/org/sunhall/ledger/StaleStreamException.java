package org.sunhall.ledger;

/**
 * Somebody else has appended to the stream since the caller read it. The transaction must be given up (it is rolled
 * back when this passes its border); the use case answers "stale" or starts again from the present state.
 */
public final class StaleStreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient StreamId stream;

    /** The caller expected {@code expectedLast} to be the last event of the stream. */
    public StaleStreamException(StreamId stream, long expectedLast, Throwable cause) {
        super("stream " + stream + " does not end at " + expectedLast, cause);
        this.stream = stream;
    }

    /** The stream that has moved on. */
    public StreamId stream() {
        return stream;
    }
}
