package org.sunhall.notices.channel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to reach people outside the platform: e-mail is built in; an installation adds others (text messages, a city's
 * message hub) as OSGi services of this type. Called from one thread at a time, outside any transaction, with a time limit
 * that the channel keeps itself.
 */
@ConsumerType
public interface NoticeChannel {

    /** Its name, small letters, at most 40: {@code mail}, {@code sms}. */
    String name();

    /** Whether an address can be one of this channel. */
    boolean accepts(String address);

    /**
     * Sends one message; returns when the next system has taken it over.
     *
     * @param address where to, personal: never log it
     * @param title   one line
     * @param body    plain text
     * @throws ChannelException when it was not taken over; it is tried again later unless the failure is permanent
     */
    void send(String address, String title, String body) throws ChannelException;
}
