package org.sunhall.notices.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sunhall.kernel.Digest;
import org.sunhall.kernel.PersonId;

/** Where people wish to be reached; an address counts once its owner has typed the code sent to it. In the caller's transaction. */
@Component(service = AddressBook.class)
public final class AddressBook {

    static final int CODES_A_DAY = 5;
    static final int GUESSES = 5;
    private static final Duration VALID = Duration.ofMinutes(30);

    /**
     * An entry as its owner sees it.
     *
     * @param channel   the channel
     * @param address   the address
     * @param confirmed whether notices go there
     */
    public record Entry(String channel, String address, boolean confirmed) {}

    private final NoticeStore store;

    /** Takes the tables. */
    @Activate
    public AddressBook(@Reference NoticeStore store) {
        this.store = store;
    }

    /** A person's entry for a channel. */
    public Optional<Entry> entry(PersonId person, String channel) {
        return store.address(person, channel)
                .map(entity -> new Entry(entity.channel, entity.address, entity.confirmed));
    }

    /** All entries of a person that hold an address. */
    public List<Entry> entries(PersonId person) {
        return store.addresses(person).stream()
                .filter(entity -> !entity.address.isEmpty())
                .map(entity -> new Entry(entity.channel, entity.address, entity.confirmed))
                .toList();
    }

    /** Puts an address down, unconfirmed; false when too many codes have been sent that day. */
    public boolean put(
            PersonId person, String channel, String address, String language, String code, Instant now, LocalDate day) {
        Optional<AddressEntity> known = store.address(person, channel);
        AddressEntity entity = known.orElseGet(AddressEntity::new);
        if (day.toString().equals(entity.codesDay) && entity.codesSent >= CODES_A_DAY) {
            return false;
        }
        entity.codesSent = day.toString().equals(entity.codesDay) ? entity.codesSent + 1 : 1;
        entity.codesDay = day.toString();
        entity.address = address;
        entity.language = language;
        entity.confirmed = false;
        entity.codeHash = hash(person, channel, code);
        entity.codeUntil = now.plus(VALID).toEpochMilli();
        entity.codeTries = 0;
        if (known.isEmpty()) {
            entity.id = person.value() + "/" + channel;
            entity.person = person.value();
            entity.channel = channel;
            store.put(entity);
        }
        return true;
    }

    /** Confirms with the code; false for a wrong, an old, or a too often guessed one. */
    public boolean confirm(PersonId person, String channel, String code, Instant now) {
        Optional<AddressEntity> known = store.address(person, channel);
        if (known.isEmpty() || known.get().codeHash == null) {
            return false;
        }
        AddressEntity entity = known.get();
        if (entity.codeTries >= GUESSES || entity.codeUntil < now.toEpochMilli()) {
            return false;
        }
        entity.codeTries++;
        if (!entity.codeHash.equals(hash(person, channel, code))) {
            return false;
        }
        entity.confirmed = true;
        entity.codeHash = null;
        entity.codeUntil = null;
        return true;
    }

    /** Takes an address out; nothing goes there any more. The day's count of codes stays. */
    public void remove(PersonId person, String channel) {
        store.address(person, channel).ifPresent(entity -> {
            entity.address = "";
            entity.confirmed = false;
            entity.codeHash = null;
            entity.codeUntil = null;
        });
    }

    private static String hash(PersonId person, String channel, String code) {
        return Digest.of(person.value() + "\n" + channel + "\n" + code).hex();
    }
}
