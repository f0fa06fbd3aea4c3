package org.sunhall.identity.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** A session, one row, found by the digest of its token. */
@Entity
@Table(name = "IDENTITY_SESSION")
public class SessionEntity {

    @Id
    @Column(name = "DIGEST")
    String digest;

    @Column(name = "PERSON")
    String person;

    @Column(name = "CREATED_MS")
    long created;

    @Column(name = "SEEN_MS")
    long seen;

    @Column(name = "EXPIRES_MS")
    long expires;

    /** For the persistence provider. */
    public SessionEntity() {}
}
