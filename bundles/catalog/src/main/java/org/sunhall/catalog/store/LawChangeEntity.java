package org.sunhall.catalog.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A change of law; never changed. */
@Entity
@Table(name = "CATALOG_LAW_CHANGE")
public class LawChangeEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "REGISTERED_AT")
    long registeredAt;

    @Lob
    @Column(name = "BODY")
    String body;

    /** For the persistence provider. */
    public LawChangeEntity() {}
}
