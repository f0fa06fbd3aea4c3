package org.sunhall.notices.application;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sunhall.channel.ChannelException;
import org.sunhall.channel.NoticeChannel;
import org.sunhall.kernel.Actor;
import org.sunhall.kernel.Outcome;
import org.sunhall.kernel.PersonId;
import org.sunhall.kernel.Role;
import org.sunhall.kernel.Text;
import org.sunhall.notices.model.Delivery;
import org.sunhall.notices.model.Notice;
import org.sunhall.notices.store.AddressBook;
import org.sunhall.notices.store.NoticeStore;
import org.sunhall.persistence.Transactions;

/** What people do with notices: read their own, say where to be reached; operators see to what could not be sent. */
@Component(service = NoticeDesk.class)
public final class NoticeDesk {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeDesk.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LONGEST = 254;

    private final NoticeStore store;
    private final AddressBook addresses;
    private final Channels channels;
    private final Transactions transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Takes its collaborators. */
    @Activate
    public NoticeDesk(
            @Reference NoticeStore store,
            @Reference AddressBook addresses,
            @Reference Channels channels,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.store = store;
        this.addresses = addresses;
        this.channels = channels;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A page of somebody's notices.
     *
     * @param notices the latest first
     * @param unread  how many of all are not read
     */
    public record Mailbox(List<Notice> notices, long unread) {}

    /** The actor's own notices, the latest first; everybody who is signed in. */
    public Outcome<Mailbox> own(Actor actor, Optional<String> after, int limit) {
        return self(actor, person -> {
            Optional<Notice> from = after.flatMap(store::notice)
                    .filter(notice -> notice.recipient().equals(person));
            return after.isPresent() && from.isEmpty()
                    ? refused(NoticeRejection.UNKNOWN)
                    : Outcome.accepted(new Mailbox(store.of(person, from, limit), store.unread(person)));
        });
    }

    /** Marks an own notice as read; again changes nothing. */
    public Outcome<Notice> read(Actor actor, String id) {
        return self(actor, person -> {
            Optional<Notice> notice =
                    store.notice(id).filter(own -> own.recipient().equals(person));
            if (notice.isEmpty()) {
                return refused(NoticeRejection.UNKNOWN);
            }
            store.read(id, clock.instant());
            return Outcome.accepted(store.notice(id).orElseThrow());
        });
    }

    /**
     * A way to be reached, as one person sees it.
     *
     * @param channel   its name
     * @param label     what people call it
     * @param available whether it serves now; an address may be kept for one that is away
     * @param entry     the person's own address, empty when there is none
     */
    public record Way(String channel, Text label, boolean available, Optional<AddressBook.Entry> entry) {}

    /** The ways there are and the actor's own addresses; everybody who is signed in. */
    public Outcome<List<Way>> ways(Actor actor) {
        return self(actor, person -> {
            List<AddressBook.Entry> entries = addresses.entries(person);
            List<Way> ways = new ArrayList<>();
            for (NoticeChannel channel : channels.all()) {
                ways.add(new Way(channel.name(), label(channel), true, of(entries, channel.name())));
            }
            for (AddressBook.Entry entry : entries) {
                if (ways.stream().noneMatch(way -> way.channel().equals(entry.channel()))) {
                    Text name = Text.of(entry.channel(), entry.channel());
                    ways.add(new Way(entry.channel(), name, false, Optional.of(entry)));
                }
            }
            ways.sort(Comparator.comparing(Way::channel));
            return Outcome.accepted(ways);
        });
    }

    private static Text label(NoticeChannel channel) {
        return Text.of(channel.label(Locale.SIMPLIFIED_CHINESE), channel.label(Locale.ENGLISH));
    }

    private static Optional<AddressBook.Entry> of(List<AddressBook.Entry> entries, String channel) {
        return entries.stream().filter(entry -> entry.channel().equals(channel)).findFirst();
    }

    /** Puts down an own address and sends a code to it; nothing else goes there before the code comes back. */
    public Outcome<Way> putAddress(Actor actor, String name, String address, boolean chinese) {
        Optional<NoticeChannel> channel = channels.named(name);
        String code = String.format("%06d", random.nextInt(1_000_000));
        Outcome<Way> kept = self(actor, person -> {
            if (channel.isEmpty()) {
                return refused(NoticeRejection.NO_CHANNEL);
            }
            if (address.length() > LONGEST || !channel.get().accepts(address)) {
                return refused(NoticeRejection.BAD_ADDRESS);
            }
            Instant now = clock.instant();
            boolean put = addresses.put(
                    person, name, address, chinese ? "zh" : "en", code, now, LocalDate.ofInstant(now, ZONE));
            return put ? Outcome.accepted(way(person, name)) : refused(NoticeRejection.TOO_MANY_CODES);
        });
        return kept.then(way -> {
            try {
                channels.send(
                        channel.orElseThrow(),
                        address,
                        chinese ? "阳光大厅:验证码" : "Sunhall: confirm your address",
                        chinese
                                ? "您的验证码是 " + code + ",30 分钟内有效。如非本人操作,请忽略。"
                                : "Your code is " + code
                                        + ", valid for 30 minutes. If this was not you, ignore this message.");
                return Outcome.accepted(way);
            } catch (ChannelException e) {
                LOG.warn("a confirmation code could not be sent through {}: {}", name, e.getMessage());
                return Outcome.refused(
                        NoticeRejection.NO_CHANNEL,
                        Text.of("验证码暂时无法发出,请稍后再试。", "The code could not be sent just now; try again later."));
            }
        });
    }

    /** Confirms an own address with the code. */
    public Outcome<Way> confirm(Actor actor, String name, String code) {
        // A wrong guess counts, so it is committed; the refusal comes after.
        return self(actor, person -> Outcome.accepted(addresses.confirm(person, name, code, clock.instant())))
                .then(right -> right
                        ? self(actor, person -> Outcome.accepted(way(person, name)))
                        : refused(NoticeRejection.WRONG_CODE));
    }

    /** Takes an own address back. */
    public Outcome<Boolean> removeAddress(Actor actor, String name) {
        return self(actor, person -> {
            addresses.remove(person, name);
            return Outcome.accepted(true);
        });
    }

    private Way way(PersonId person, String name) {
        Optional<NoticeChannel> channel = channels.named(name);
        return new Way(
                name,
                channel.map(NoticeDesk::label).orElse(Text.of(name, name)),
                channel.isPresent(),
                addresses.entry(person, name));
    }

    /** Deliveries in a state, for operators; without addresses and texts. */
    public Outcome<List<Delivery>> deliveries(Actor actor, Delivery.State state, Optional<String> after, int limit) {
        return operator(actor, () -> Outcome.accepted(store.deliveries(state, after, limit)));
    }

    /** Sends a delivery off again that was given up; operators only. */
    public Outcome<Delivery> again(Actor actor, String id) {
        return operator(actor, () -> {
            Optional<Delivery> found = store.delivery(id);
            if (found.isEmpty()) {
                return refused(NoticeRejection.UNKNOWN);
            }
            if (found.get().state() != Delivery.State.FAILED) {
                return refused(NoticeRejection.NOT_FAILED);
            }
            Instant now = clock.instant();
            Delivery again = new Delivery(
                    id,
                    found.get().notice(),
                    found.get().channel(),
                    Delivery.State.WAITING,
                    0,
                    Optional.of(now),
                    Optional.empty());
            store.put(again, now);
            return Outcome.accepted(again);
        });
    }

    private <T> Outcome<T> self(Actor actor, Function<PersonId, Outcome<T>> work) {
        return actor.person()
                .map(person -> transactions.call(() -> work.apply(person)))
                .orElseGet(() -> refused(NoticeRejection.SIGN_IN));
    }

    private <T> Outcome<T> operator(Actor actor, java.util.function.Supplier<Outcome<T>> work) {
        if (actor.person().isEmpty()) {
            return refused(NoticeRejection.SIGN_IN);
        }
        if (!actor.roles().contains(Role.OPERATOR)) {
            return refused(NoticeRejection.NOT_ALLOWED);
        }
        return transactions.call(work);
    }

    private static <T> Outcome<T> refused(NoticeRejection why) {
        return Outcome.refused(why, why.title());
    }
}
