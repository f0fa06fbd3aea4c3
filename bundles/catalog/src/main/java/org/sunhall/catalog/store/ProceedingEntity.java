package org.sunhall.catalog.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A change on its way through its review. The row of its item is locked while it changes. */
@Entity
@Table(name = "CATALOG_PROCEEDING")
public class ProceedingEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "KIND")
    String kind;

    @Column(name = "ITEM")
    String item;

    @Column(name = "EDITION")
    String edition;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "ORG")
    String org;

    @Column(name = "STATE")
    String state;

    @Column(name = "OPENED_AT")
    long openedAt;

    @Lob
    @Column(name = "BODY")
    String body;

    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public ProceedingEntity() {}
}
