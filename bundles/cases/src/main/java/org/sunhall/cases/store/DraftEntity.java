package org.sunhall.cases.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** An application that is not filed yet. */
@Entity
@Table(name = "CASES_DRAFT")
public class DraftEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "OWNER")
    String owner;

    @Column(name = "ITEM")
    String item;

    @Lob
    @Column(name = "BODY")
    String body;

    @Column(name = "SAVED_AT")
    long savedAt;

    @Column(name = "EXPIRES_AT")
    long expiresAt;

    @Version
    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public DraftEntity() {}
}
