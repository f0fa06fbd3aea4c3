package org.sunhall.catalog.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

/** What an import brings; apart from how far it is, since it is megabytes that are read seldom and never changed. */
@Entity
@Table(name = "CATALOG_IMPORT_BODY")
public class ImportBodyEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Lob
    @Column(name = "BODY")
    String body;

    /** For the persistence provider. */
    public ImportBodyEntity() {}
}
