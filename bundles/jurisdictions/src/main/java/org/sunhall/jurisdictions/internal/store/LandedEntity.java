package org.sunhall.jurisdictions.internal.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A pack or a year's notice as its file came; every landing keeps its row. */
@Entity
@Table(name = "JURISDICTIONS_LANDED")
public class LandedEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "VERSION")
    long version;

    @Column(name = "NAME")
    String name;

    @Column(name = "KIND")
    String kind;

    @Lob
    @Column(name = "BODY")
    String body;

    @Column(name = "ORIGIN")
    String origin;

    @Column(name = "LANDED_BY")
    String landedBy;

    @Column(name = "LANDED_MS")
    long landedAt;

    /** For the persistence provider. */
    public LandedEntity() {}
}
