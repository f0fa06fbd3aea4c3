package org.sunhall.catalog.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** An import: what was brought, and how far it has been carried out. */
@Entity
@Table(name = "CATALOG_IMPORT")
public class ImportEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "JURISDICTION")
    String jurisdiction;

    @Column(name = "DIGEST")
    String digest;

    @Column(name = "FILE_NAME")
    String fileName;

    @Column(name = "BROUGHT_BY")
    String broughtBy;

    @Column(name = "BROUGHT_AT")
    long broughtAt;

    @Column(name = "TOTAL")
    int total;

    @Column(name = "UNCHANGED")
    int unchanged;

    @Column(name = "PROPOSED")
    int proposed;

    @Column(name = "PUBLISH_FROM")
    Long publishFrom;

    @Column(name = "PUBLISHED_BY")
    String publishedBy;

    @Column(name = "DONE")
    int done;

    /** For the persistence provider. */
    public ImportEntity() {}
}
