package org.sunhall.notices.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Where a person wishes to be reached; personal. */
@Entity
@Table(name = "NOTICES_ADDRESS")
public class AddressEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "PERSON")
    String person;

    @Column(name = "CHANNEL")
    String channel;

    @Column(name = "ADDRESS")
    String address;

    @Column(name = "CONFIRMED")
    boolean confirmed;

    @Column(name = "CODE_HASH")
    String codeHash;

    @Column(name = "CODE_UNTIL")
    Long codeUntil;

    @Column(name = "CODE_TRIES")
    int codeTries;

    @Column(name = "CODES_SENT")
    int codesSent;

    @Column(name = "CODES_DAY")
    String codesDay;

    @Column(name = "LANGUAGE")
    String language;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public AddressEntity() {}
}
