package org.sunhall.channel;

import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to reach people outside the platform. E-mail is built in; an installation adds others as declarative-services
 * components of this type. A person is reached through a channel after they have put their address down and typed the code
 * that went there.
 *
 * <p>A channel is called by one thread at a time, outside every transaction. A message may come twice after a crash. What takes
 * longer than {@value #SECONDS} seconds is interrupted and tried again later; a call that ignores the interrupt holds up its
 * own channel alone.
 */
@ConsumerType
public interface NoticeChannel {

    /** How long one message may take. */
    int SECONDS = 30;

    /** What {@link #name()} looks like. */
    String NAME = "[a-z][a-z0-9-]{0,39}";

    /**
     * Its stable name, under which addresses are kept: {@code mail}, {@code sms}. Of two channels with one name the one that
     * came first serves.
     *
     * @return a name of the form {@value #NAME}
     */
    String name();

    /**
     * What people call it, for example 短信.
     *
     * @param language the reader's, Chinese or English
     * @return one or two words
     */
    String label(Locale language);

    /**
     * Whether a text can be an address of this channel. Decided by its form alone; nothing is sent.
     *
     * @param address what a person typed, without blanks around it
     */
    boolean accepts(String address);

    /**
     * Sends one message; returns when the next system has taken it over.
     *
     * @param address where to, one that {@link #accepts(String)}; personal: never log it
     * @param title   one line
     * @param body    plain text
     * @throws ChannelException     when it was not taken over; it is tried again later unless the failure is permanent
     * @throws InterruptedException when it took too long
     */
    void send(String address, String title, String body) throws ChannelException, InterruptedException;
}
