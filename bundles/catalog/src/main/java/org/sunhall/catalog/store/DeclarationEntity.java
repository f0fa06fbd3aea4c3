package org.sunhall.catalog.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** A declaration that is due, or was answered. The row of its item is locked while it changes. */
@Entity
@Table(name = "CATALOG_DECLARATION")
public class DeclarationEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "CHANGE_ID")
    String change;

    @Column(name = "ITEM")
    String item;

    @Column(name = "ORG")
    String org;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "STATE")
    String state;

    @Lob
    @Column(name = "BODY")
    String body;

    @Column(name = "VERSION")
    long version;

    /** For the persistence provider. */
    public DeclarationEntity() {}
}
