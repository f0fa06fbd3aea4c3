package org.sunhall.channel;

/** A message was not taken over. */
public final class ChannelException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    /**
     * Says why.
     *
     * @param reason    for the operator, in Chinese and English; without the address or anything else personal
     * @param permanent whether trying again is useless
     * @param cause     what was thrown
     */
    public ChannelException(String reason, boolean permanent, Throwable cause) {
        super(reason, cause);
        this.permanent = permanent;
    }

    /** Whether trying again is useless. */
    public boolean isPermanent() {
        return permanent;
    }
}
