package org.sunhall.catalog.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** An entry of the catalog, by what it says; never changed. */
@Entity
@Table(name = "CATALOG_ENTRY")
public class EntryEntity {

    @Id
    @Column(name = "DIGEST")
    String digest;

    @Lob
    @Column(name = "BODY")
    String body;

    /** For the persistence provider. */
    public EntryEntity() {}
}
